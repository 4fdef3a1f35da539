//! Extractors: what is read from a request.

pub(crate) mod body;
pub(crate) mod cursor;
pub(crate) mod etag;
pub(crate) mod fields;
pub(crate) mod new_password;
pub(crate) mod order_filters;
pub(crate) mod path_id;
pub(crate) mod query;
pub(crate) mod search;
pub(crate) mod secret_text;
pub(crate) mod source;
pub(crate) mod strict_json;
pub(crate) mod upload_limits;
