use std::fmt;

/// A pattern of resources or condition values, with or without wildcards.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern {
    text: String,
    has_wildcards: bool,
}

impl Pattern {
    /// Fits that text alone.
    pub fn exact(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            has_wildcards: false,
        }
    }

    /// Here `*` stands for any characters, and `?` for one.
    pub fn like(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            has_wildcards: true,
        }
    }

    /// Whether a text fits.
    pub fn matches(&self, text: &str) -> bool {
        match self.has_wildcards {
            true => matches(self.text.as_bytes(), text.as_bytes()),
            false => self.text == text,
        }
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Where a character does not fit, the last `*` takes one more and the rest is tried again.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut tried) = (0, 0);
    let mut star = None;
    while let Some(byte) = text.get(tried) {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, tried));
                at += 1;
            }
            Some(expected) if *expected == b'?' || expected == byte => {
                at += 1;
                tried += 1;
            }
            _ => {
                let Some((position, taken)) = star else {
                    return false;
                };
                star = Some((position, taken + 1));
                at = position + 1;
                tried = taken + 1;
            }
        }
    }
    pattern.iter().skip(at).all(|rest| *rest == b'*')
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_star_stands_for_any_characters_and_a_question_mark_for_one() {
        for (pattern, text) in [
            ("*", ""),
            ("USER#*", "USER#1"),
            ("a*b*c", "abbabc"),
            ("a?c", "abc"),
            ("arn:aws:s3:::media/*", "arn:aws:s3:::media/orders/1"),
            ("plain", "plain"),
        ] {
            assert!(Pattern::like(pattern).matches(text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("USER#*", "USER"),
            ("a?c", "ac"),
            ("a*b", "abc"),
            ("plain", "plainer"),
            ("", "a"),
        ] {
            assert!(!Pattern::like(pattern).matches(text), "{pattern} {text}");
        }
    }

    #[test]
    fn an_exact_pattern_takes_a_star_literally() {
        assert!(Pattern::exact("KEYS").matches("KEYS"));
        assert!(Pattern::exact("*").matches("*"));
        assert!(!Pattern::exact("*").matches("KEYS"));
    }
}
