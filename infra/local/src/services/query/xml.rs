//! Writing the XML of answers.

use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use uuid::Uuid;

/// What every answer of a service is in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Namespace(pub &'static str);

impl Namespace {
    /// What an action came to.
    pub fn response(self, action: &str, result: &str) -> Response {
        let result = element(&format!("{action}Result"), result);
        let metadata = element("ResponseMetadata", &request_id());
        self.document(&format!("{action}Response"), &(result + &metadata))
    }

    /// Why nothing came of it.
    pub fn error_response(self, code: &str, message: &str) -> Response {
        let error = [
            text("Type", "Sender"),
            text("Code", code),
            text("Message", message),
        ];
        let content = element("Error", &error.concat());
        self.document("ErrorResponse", &(content + &request_id()))
    }

    fn document(self, name: &str, content: &str) -> Response {
        let Self(namespace) = self;
        let document = format!("<{name} xmlns=\"{namespace}\">{content}</{name}>");
        ([(CONTENT_TYPE, "text/xml")], document).into_response()
    }
}

/// An element around what is XML already.
pub(crate) fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

/// An element with a text.
pub(crate) fn text(name: &str, text: &str) -> String {
    element(name, &escaped(text))
}

fn request_id() -> String {
    text("RequestId", &Uuid::new_v4().to_string())
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
