//! Everything that reads bytes from outside.

mod bodies;
mod credentials;
mod files;
mod headers;
mod lists;
mod messages;
mod names;
mod realtime;
mod requests;
mod settings;
mod stream;
mod values;

use crate::Parser;

/// All of them.
pub fn parsers() -> Vec<Parser> {
    [
        credentials::parsers(),
        names::parsers(),
        values::parsers(),
        lists::parsers(),
        realtime::parsers(),
        headers::parsers(),
        requests::parsers(),
        bodies::parsers(),
        messages::parsers(),
        files::parsers(),
        settings::parsers(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
