//! What the functions have in common: the domain, authentication, storage and the manners of HTTP.

pub mod domain;
