//! Lambda: the functions of the template as child processes, and what invokes them.

pub(crate) mod builder;
pub(crate) mod custom_resources;
pub(crate) mod event_sources;
pub(crate) mod runtime;
