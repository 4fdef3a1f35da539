//! API Gateway: the HTTP API and the WebSocket API in front of the functions.

pub(crate) mod headers;
pub(crate) mod http;
pub(crate) mod web_socket;
