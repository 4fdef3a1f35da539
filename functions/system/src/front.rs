//! `GET /`: where to go, for a person who looks with a browser.

use axum::{
    extract::Request,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use crate::{
    asset::{FRONT, REVALIDATED, Reader, preferences},
    unknown::unknown,
};

/// What browsers accept, and tools that people type. A program that wants something else gets what it gets on any path
/// that no function has.
const FOR_PEOPLE: [&str; 3] = ["text/html", "text/*", "*/*"];

pub(crate) async fn front(reader: Reader, headers: HeaderMap, request: Request) -> Response {
    match accepts_page(&headers) {
        true => FRONT.answer(&reader, REVALIDATED).into_response(),
        false => unknown(request).await,
    }
}

/// Who does not say takes anything
/// ([RFC 9110, 12.5.1](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)).
fn accepts_page(headers: &HeaderMap) -> bool {
    let mut ranges = preferences(headers, header::ACCEPT).peekable();
    ranges.peek().is_none() || ranges.any(|(range, _)| FOR_PEOPLE.contains(&range))
}
