//! Documents that people write and commands fill in, between markers.

/// The document with this content between the markers of a name, `<!-- name -->` and
/// `<!-- end of name -->`. None where it does not have them.
pub fn replaced(text: &str, name: &str, content: &str) -> Option<String> {
    let begin = format!("<!-- {name} -->\n");
    let end = format!("<!-- end of {name} -->");
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    let content = content.trim_end();
    Some(format!("{before}{begin}\n{content}\n\n{end}{after}"))
}

/// What stands between the markers of a name. None where the document does not have them.
pub fn content<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("<!-- {name} -->\n"))?;
    let (content, _) = rest.split_once(&format!("<!-- end of {name} -->"))?;
    Some(content.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# A\n<!-- sizes -->\nold\n<!-- end of sizes -->\nWhat it says.\n";

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let replaced = replaced(TEXT, "sizes", "new\n");
        let expected = "# A\n<!-- sizes -->\n\nnew\n\n<!-- end of sizes -->\nWhat it says.\n";
        assert_eq!(replaced.as_deref(), Some(expected));
        assert_eq!(content(expected, "sizes"), Some("new"));
    }

    #[test]
    fn content_without_a_place_is_not_written() {
        assert_eq!(replaced(TEXT, "memory", "new"), None);
        assert_eq!(content(TEXT, "memory"), None);
    }
}
