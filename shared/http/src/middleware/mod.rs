//! Middleware: what happens around every request.

pub(crate) mod audit;
pub(crate) mod layers;
pub(crate) mod origin;
