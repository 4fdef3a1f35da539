//! The files that the app is made of.

use shared::http::Asset;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));
