//! How browsers are told to keep a file instead of showing it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in an extended value as it is ([RFC 8187, section
/// 3.2.1](https://www.rfc-editor.org/rfc/rfc8187#section-3.2.1)), but for `'`, `*` and `%`.
const ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// The `Content-Disposition` of a download
/// ([RFC 6266](https://www.rfc-editor.org/rfc/rfc6266#section-4)).
pub fn attachment(file_name: &str) -> String {
    let encoded = utf8_percent_encode(file_name, ATTR_CHAR);
    format!("attachment; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_any_language_is_spelled_in_ascii() {
        assert_eq!(
            attachment("größe 1.pdf"),
            "attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe%201.pdf"
        );
    }

    #[test]
    fn a_name_cannot_end_the_header_or_add_to_it() {
        let value = attachment("a\"; filename=evil.exe\r\nX: y'*%");
        let name = value.strip_prefix("attachment; filename*=UTF-8''").unwrap();
        assert!(
            !name.contains(['"', ';', '\r', '\n', ' ', '\'', '*', '=']),
            "{name}"
        );
    }
}
