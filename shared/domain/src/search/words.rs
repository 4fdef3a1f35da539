//! The words that something is found by.

use std::{collections::BTreeSet, ops::Bound};

use serde::{Deserialize, Serialize};

use super::{
    Token,
    fold::fold,
    split::{indexed, is_spaceless},
};

/// The distinct folded words of something, in order.
///
/// Written as one text with a space between words, which hold none themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct Words(BTreeSet<String>);

impl Words {
    /// Every word of short texts.
    pub fn of<Text: AsRef<str>>(texts: impl IntoIterator<Item = Text>) -> Self {
        let mut words = Self::default();
        for text in texts {
            words.extend_with_first(text.as_ref(), usize::MAX);
        }
        words
    }

    /// Adds the first words of a long text, at most this many distinct ones. Those that are there
    /// already count among them, so what counts of a text depends on that text alone.
    pub fn extend_with_first(&mut self, text: &str, most: usize) {
        let folded = fold(text);
        let mut first = BTreeSet::new();
        for word in indexed(&folded) {
            if first.len() == most {
                break;
            }
            first.insert(word.into_owned());
        }
        self.0.extend(first);
    }

    /// Adds a person's names, also as they are written together in a script without spaces: the
    /// family name first.
    pub fn extend_with_names(&mut self, first: &str, last: &str) {
        let is_spaceless = |name: &str| !name.is_empty() && name.chars().all(is_spaceless);
        let together = format!("{last}{first}");
        for text in [first, last] {
            self.extend_with_first(text, usize::MAX);
        }
        if is_spaceless(&together) {
            self.extend_with_first(&together, usize::MAX);
        }
    }

    /// True when a word begins with this folded text.
    pub fn contains_prefix(&self, prefix: &str) -> bool {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let next = self.0.range::<str, _>(from).next();
        next.is_some_and(|word| word.starts_with(prefix))
    }

    /// What these words are indexed under.
    pub fn tokens(&self) -> BTreeSet<Token> {
        self.iter().filter_map(Token::of).collect()
    }

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.iter().collect::<Vec<_>>().join(" ")
    }
}

impl From<String> for Words {
    /// Reads words as they were written; it does not fold them again.
    fn from(written: String) -> Self {
        Self(written.split_whitespace().map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(words: &Words) -> String {
        words.clone().into()
    }

    #[test]
    fn words_are_kept_once_and_in_order() {
        let words = Words::of(["Brücke über die Brücke", "ORD-2026"]);
        assert_eq!(written(&words), "2026 brucke die ord uber");
    }

    #[test]
    fn of_a_long_text_the_first_distinct_words_count() {
        let mut words = Words::of(["three"]);
        words.extend_with_first("One one two, THREE four", 3);
        assert_eq!(written(&words), "one three two");
        words.extend_with_first("five", 0);
        assert_eq!(written(&words), "one three two");
    }

    #[test]
    fn a_name_is_found_as_it_is_written_together() {
        let mut words = Words::default();
        words.extend_with_names("小明", "李");
        assert_eq!(written(&words), "小明 明 李 李小");
        let mut words = Words::default();
        words.extend_with_names("Ada", "Lovelace");
        assert_eq!(written(&words), "ada lovelace");
    }

    #[test]
    fn a_prefix_is_found_where_a_word_begins_with_it() {
        let words = Words::of(["Anna Annabel Berg"]);
        for prefix in ["a", "anna", "annab", "berg"] {
            assert!(words.contains_prefix(prefix), "{prefix}");
        }
        for prefix in ["nna", "annac", "bergs", "zoo"] {
            assert!(!words.contains_prefix(prefix), "{prefix}");
        }
    }

    #[test]
    fn words_of_three_letters_or_more_and_pairs_have_tokens() {
        let tokens = Words::of(["an Ana anabel Łódź 日本語"]).tokens();
        let tokens: Vec<&str> = tokens.iter().map(Token::as_str).collect();
        assert_eq!(tokens, ["ana", "lod", "日本", "本語"]);
    }

    proptest! {
        #[test]
        fn words_read_back_as_they_were_written(one: String, other: String) {
            let words = Words::of([one, other]);
            prop_assert_eq!(Words::from(written(&words)), words);
        }

        #[test]
        fn a_text_counts_the_same_whatever_is_there(
            text: String, other: String, most in 0usize..6,
        ) {
            let mut alone = Words::default();
            alone.extend_with_first(&text, most);
            let mut joined = Words::of([&other]);
            joined.extend_with_first(&text, most);
            prop_assert!(alone.0.len() <= most);
            prop_assert_eq!(joined.0, &Words::of([other]).0 | &alone.0);
        }
    }
}
