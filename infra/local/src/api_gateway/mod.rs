//! API Gateway: the HTTP API and the WebSocket API in front of the functions.

mod forwarded_for;
pub(crate) mod http;
mod response;
pub(crate) mod web_socket;
