//! The files that the app is made of.

use shared_http::Asset;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));
