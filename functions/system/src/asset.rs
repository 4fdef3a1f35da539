//! Files that are part of the function.

use shared_http::Asset;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));
