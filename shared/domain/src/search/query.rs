//! What somebody looks for.

use std::{cmp::Reverse, collections::BTreeSet, fmt};

use super::{Token, Words, fold::fold, split::words};
use crate::order::OrderNumber;

/// Words, each of which begins a word of what is found.
///
/// Held as its distinct folded words in order with a space between them, so queries that differ
/// only in case, accents, punctuation or the order of words are the same query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query(String);

/// Why a query was refused, in words for the person who sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// The text is longer than anybody needs.
    #[error("must have at most {} characters", Query::MAX_LENGTH)]
    TooLong,
    /// There is no word, or there are too many.
    #[error("must have 1 to {} words", Query::MAX_TERMS)]
    TermCount,
    /// Its words would find nearly everything.
    #[error("must have at least {} letters or digits in one word", Query::MIN_TERM)]
    ShortTerms,
}

impl Query {
    /// The most characters of the text, spaces around it not counted.
    pub const MAX_LENGTH: usize = 200;
    /// The most words with spaces between them.
    pub const MAX_TERMS: usize = 5;
    /// The fewest letters and digits of a word that is looked for.
    pub const MIN_TERM: usize = 2;

    /// Reads the `search` parameter.
    ///
    /// What stands between spaces may hold punctuation and so be several words: `anna@example.com`
    /// looks for three. Punctuation alone is no word, and a short word is left out where there is a
    /// longer one: who types `J Smith` or `desk 4` means the other. An order's id stands for its
    /// number.
    ///
    /// # Errors
    /// Says what is allowed.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let text = text.trim();
        if text.chars().count() > Self::MAX_LENGTH {
            return Err(QueryError::TooLong);
        }
        if let Ok(id) = text.to_ascii_lowercase().parse() {
            return Ok(Self::of_terms(&[fold(OrderNumber::of(id).as_str())]));
        }
        let terms = text.split_whitespace().map(term);
        let mut terms: Vec<String> = terms.filter(|term| length(term) > 0).collect();
        if !(1..=Self::MAX_TERMS).contains(&terms.len()) {
            return Err(QueryError::TermCount);
        }
        terms.retain(|term| length(term) >= Self::MIN_TERM);
        if terms.is_empty() {
            return Err(QueryError::ShortTerms);
        }
        Ok(Self::of_terms(&terms))
    }

    fn of_terms(terms: &[String]) -> Self {
        let words: BTreeSet<&str> = terms.iter().flat_map(|term| words(term)).collect();
        Self(words.into_iter().collect::<Vec<_>>().join(" "))
    }

    /// True when each of the query's words begins one of these.
    pub fn matches(&self, words: &Words) -> bool {
        self.words().all(|word| {
            let is_meant = |part: String| words.contains_prefix(&part);
            words.contains_prefix(word) || OrderNumber::part_meant_by(word).is_some_and(is_meant)
        })
    }

    /// The token under which everything that this query finds is indexed, or `None` where all its
    /// words are too short to have one.
    ///
    /// Of several, the one that is likely the rarest: not one that every order has, of a word with
    /// a digit if there is one, then of the longest.
    pub fn token(&self) -> Option<Token> {
        self.words()
            .filter_map(|word| Some((word, only_token(word)?)))
            .min_by_key(|(word, token)| commonness(word, token))
            .map(|(_, token)| token)
    }

    /// The same text for the same query, to tell it from others.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }
}

/// What stood between spaces, folded; an order's number as it is written.
fn term(text: &str) -> String {
    let folded = fold(text);
    match OrderNumber::typed(&folded) {
        Some(number) => fold(number.as_str()),
        None => folded,
    }
}

/// How many letters and digits a folded term has.
fn length(term: &str) -> usize {
    let counting = term.chars().filter(|character| character.is_alphanumeric());
    counting.count()
}

/// The token of everything that a word finds. None where it has none, or stands for a part of a
/// number that has another.
fn only_token(word: &str) -> Option<Token> {
    let token = Token::of(word);
    match OrderNumber::part_meant_by(word) {
        Some(part) if Token::of(&part) != token => None,
        _ => token,
    }
}

/// Sorts first what is likely the rarest.
fn commonness(word: &str, token: &Token) -> (bool, bool, Reverse<usize>) {
    let is_without_digit = !word.contains(char::is_numeric);
    let length = Reverse(word.chars().count());
    (token.is_in_every_number(), is_without_digit, length)
}

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_that_mean_the_same_are_the_same() {
        let query = Query::parse("  Müller,  anna@Example.com\t").unwrap();
        assert_eq!(query.as_str(), "anna com example muller");
        assert_eq!(query, Query::parse("example.com MULLER anna").unwrap());
    }

    #[test]
    fn what_is_allowed_is_said() {
        for (text, message) in [
            ("", "must have 1 to 5 words"),
            (" \u{3000} ", "must have 1 to 5 words"),
            ("aa bb cc dd ee ff", "must have 1 to 5 words"),
            (" - & ", "must have 1 to 5 words"),
            ("a b", "must have at least 2 letters or digits in one word"),
            (
                "e\u{301}",
                "must have at least 2 letters or digits in one word",
            ),
            (&"a".repeat(201), "must have at most 200 characters"),
        ] {
            assert_eq!(Query::parse(text).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn punctuation_is_no_word_and_short_words_give_way_to_longer_ones() {
        for (text, means) in [
            ("Table - oak", "oak table"),
            ("oak & ash", "ash oak"),
            ("J Smith", "smith"),
            ("desk 4", "desk"),
            ("aa - bb - cc - dd - ee", "aa bb cc dd ee"),
            ("Li 5", "li"),
        ] {
            assert_eq!(Query::parse(text).unwrap().as_str(), means);
        }
    }

    #[test]
    fn a_number_is_read_however_it_is_typed_and_an_id_stands_for_it() {
        let id: crate::OrderId = "01990000-0000-7000-8000-000000000001".parse().unwrap();
        let number = OrderNumber::of(id).to_string();
        let expected = Query::parse(&number).unwrap();
        let bare = number.replace('-', "");
        let spaced = number.replace('-', " ");
        let misread = bare.replace('0', "O").replace('1', "l");
        let halved = number.replacen('-', "", 1);
        for text in [
            number.to_lowercase(),
            bare.clone(),
            bare.to_lowercase(),
            spaced,
            misread,
            halved,
            number.replace('-', "\u{2013}"),
            format!("#{number},"),
            id.to_string(),
            id.to_string().to_uppercase(),
        ] {
            assert_eq!(Query::parse(&text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn letters_count_as_they_are_compared() {
        for text in ["ß", "a-b", "½", "日本", &format!(" {} ", "é".repeat(200))] {
            assert!(Query::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn the_token_is_of_the_word_that_is_likely_the_rarest() {
        for (text, token) in [
            ("ORD-20260830-7KQ4M2X", Some("7kq")),
            ("ORD-20260830-ABCDEFG", Some("abc")),
            ("ORD-2026", Some("202")),
            ("order", Some("ord")),
            ("broken invoice 4711", Some("471")),
            ("Anna Schneider", Some("sch")),
            ("anna@example.com", Some("exa")),
            ("Li Łódź", Some("lod")),
            ("a-b 日 42", None),
            ("日本 42", Some("日本")),
            ("7KQ4MO2", Some("7kq")),
            ("OKQ4M22", None),
        ] {
            let found = Query::parse(text).unwrap().token();
            assert_eq!(found.as_ref().map(Token::as_str), token, "{text}");
        }
    }
}
