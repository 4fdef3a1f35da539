//! Headers that are passed on.

use http::{HeaderMap, header};

/// Headers of a request or an answer, without what belongs to one connection or one body.
pub fn end_to_end(mut headers: HeaderMap) -> HeaderMap {
    for name in [
        header::HOST,
        header::CONTENT_LENGTH,
        header::CONNECTION,
        header::TRANSFER_ENCODING,
    ] {
        headers.remove(name);
    }
    headers
}
