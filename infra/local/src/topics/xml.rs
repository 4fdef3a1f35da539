//! Writing the XML of answers.

use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use uuid::Uuid;

/// What every answer is in.
const NAMESPACE: &str = "http://sns.amazonaws.com/doc/2010-03-31/";

/// An element around what is XML already.
pub(super) fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

/// An element with a text.
pub(super) fn text(name: &str, text: &str) -> String {
    element(name, &escaped(text))
}

pub(super) fn request_id() -> String {
    text("RequestId", &Uuid::new_v4().to_string())
}

/// A whole answer.
pub(super) fn document(name: &str, content: &str) -> Response {
    let document = format!("<{name} xmlns=\"{NAMESPACE}\">{content}</{name}>");
    ([(CONTENT_TYPE, "text/xml")], document).into_response()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    let text = text.replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\r', "&#xD;")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_says_the_same_in_xml() {
        assert_eq!(
            super::text("A", "1 < 2 & \"3\""),
            "<A>1 &lt; 2 &amp; &quot;3&quot;</A>"
        );
    }
}
