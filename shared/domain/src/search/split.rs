//! Folded text as words.
//!
//! Words are letters and digits in a row; all else separates. Text in a script that is written
//! without spaces is taken in pairs of letters, so that it is found from within.

use std::{borrow::Cow, iter};

/// The most characters of a word that count, in what is found as in what is asked for.
const MAX_WORD: usize = 64;

const APOSTROPHE: char = '\'';

/// The words of folded text.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|character: char| !character.is_alphanumeric())
        .flat_map(segments)
        .flat_map(|segment| match segment.contains(is_spaceless) {
            true => pairs(segment),
            false => vec![cut(segment)],
        })
}

/// The words that folded text is found by: beside its own, the last letter of what has no spaces,
/// which begins no pair, and `obrien` for `o'brien`.
pub(super) fn indexed(folded: &str) -> impl Iterator<Item = Cow<'_, str>> {
    folded
        .split(|character: char| !character.is_alphanumeric() && character != APOSTROPHE)
        .flat_map(|text| {
            let own = words(text).map(Cow::from);
            own.chain(last_letters(text)).chain(joined(text))
        })
}

/// True for letters of scripts that are written without spaces: Chinese characters, Japanese kana,
/// and those of which [UAX #14](https://www.unicode.org/reports/tr14/#SA) says that only a
/// dictionary knows their words.
pub(super) const fn is_spaceless(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}'        // Thai, Lao
        | '\u{1000}'..='\u{109f}'    // Myanmar
        | '\u{1780}'..='\u{17ff}'    // Khmer
        | '\u{3005}'..='\u{3007}'    // Chinese numerals and repetition
        | '\u{3041}'..='\u{30ff}'    // Hiragana, Katakana
        | '\u{3100}'..='\u{312f}'    // Bopomofo
        | '\u{31f0}'..='\u{31ff}'    // Katakana of Ainu
        | '\u{3400}'..='\u{4dbf}'    // Chinese characters
        | '\u{4e00}'..='\u{9fff}'
        | '\u{20000}'..='\u{3ffff}'
    )
}

/// A row of letters and digits, parted where a script without spaces begins or ends.
fn segments(mut rest: &str) -> impl Iterator<Item = &str> {
    iter::from_fn(move || {
        let is_first = is_spaceless(rest.chars().next()?);
        let end = rest.find(|character| is_spaceless(character) != is_first);
        let (segment, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(segment)
    })
}

/// Each letter with the next one; a letter alone by itself.
fn pairs(segment: &str) -> Vec<&str> {
    let starts = segment.char_indices().map(|(start, _)| start);
    let ends = segment
        .char_indices()
        .map(|(start, letter)| start + letter.len_utf8());
    let pairs = starts.zip(ends.skip(1));
    let pairs: Vec<_> = pairs
        .filter_map(|(start, end)| segment.get(start..end))
        .collect();
    match pairs.is_empty() {
        true => vec![segment],
        false => pairs,
    }
}

fn last_letters(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split(|character: char| !is_spaceless(character))
        .filter_map(|run| {
            run.char_indices()
                .next_back()
                .map(|(at, _)| run.split_at(at).1)
        })
        .map(Cow::from)
}

fn joined(text: &str) -> Option<Cow<'_, str>> {
    let parts = text.split(APOSTROPHE).filter(|part| !part.is_empty());
    let has_parts = parts.clone().nth(1).is_some() && !text.contains(is_spaceless);
    has_parts.then(|| parts.collect::<String>().chars().take(MAX_WORD).collect())
}

fn cut(word: &str) -> &str {
    word.char_indices()
        .nth(MAX_WORD)
        .map_or(word, |(end, _)| word.split_at(end).0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::fold;

    fn words_of(text: &str) -> String {
        words(&fold(text)).collect::<Vec<_>>().join(" ")
    }

    fn indexed_of(text: &str) -> String {
        indexed(&fold(text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_letters_and_digits_in_a_row() {
        let words = words_of("Anna O'Neill <anna_o@example.com>, ORD-2026: 2½ हिन्दी!");
        let expected = "anna o neill anna o example com ord 2026 21 2 हिनदी";
        assert_eq!(words, expected);
    }

    #[test]
    fn what_is_written_without_spaces_is_taken_in_pairs() {
        for (text, pairs) in [
            ("橡木餐桌", "橡木 木餐 餐桌"),
            ("Tシャツ", "t シャ ャツ"),
            ("2026年モデル", "2026 年モ モデ デル"),
            ("桌", "桌"),
            ("한글날", "한글날"),
        ] {
            assert_eq!(words_of(text), pairs);
        }
    }

    #[test]
    fn text_is_also_found_by_its_last_letter_and_without_its_apostrophes() {
        for (text, found_by) in [
            ("橡木餐桌", "橡木 木餐 餐桌 桌"),
            ("木 2", "木 木 2"),
            ("O’Brien", "o brien obrien"),
            ("rock'n'roll", "rock n roll rocknroll"),
            ("'tis '' l'", "tis l"),
        ] {
            assert_eq!(indexed_of(text), found_by);
        }
    }

    #[test]
    fn a_word_counts_up_to_64_characters() {
        let long = "x".repeat(65);
        assert_eq!(words_of(&long), "x".repeat(64));
    }

    proptest! {
        #[test]
        fn a_word_is_folded_by_itself_as_within_its_text(text: String) {
            let folded = fold(&text);
            for word in words(&folded) {
                prop_assert_eq!(fold(word), word);
                prop_assert_eq!(words(word).collect::<Vec<_>>(), [word]);
            }
        }

        #[test]
        fn text_is_found_by_each_of_its_words(text: String) {
            let folded = fold(&text);
            let found_by: Vec<_> = indexed(&folded).collect();
            for word in words(&folded) {
                prop_assert!(found_by.iter().any(|found| found == word), "{word}");
            }
        }
    }
}
