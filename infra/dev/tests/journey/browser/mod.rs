//! Pages in a real browser, from an origin of their own.

mod live;
mod site;
mod upload;
