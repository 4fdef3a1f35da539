//! Text without what people leave out or type differently: case, accents, width, ligatures.

use std::iter;

use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

/// The text as it is compared. Folding what is folded changes nothing.
///
/// The text is decomposed (NFKD), loses its accents, is case-folded, has the letters spelled out
/// that Unicode does not decompose, and is composed again (NFC, so that a Hangul syllable is one
/// letter). What stands for an apostrophe is one.
pub fn fold(text: &str) -> String {
    // Before what is an accent is decomposed, and after what is one in another letter was.
    let apostrophes = text.chars().map(apostrophe);
    apostrophes
        .nfkd()
        .map(apostrophe)
        .filter(|character| is_kept(*character))
        .flat_map(fold_case)
        .flat_map(spell_out)
        .nfc()
        .collect()
}

/// False for accents, and for what is invisible within a word: the soft hyphen, the joiners of
/// Persian and Hindi, the word joiner.
///
/// Among the marks are also the vowel signs of Indian and South-East Asian scripts, without which a
/// word is another word, and the voicing marks of Japanese. They stay. Unicode keeps them apart
/// from accents by their [combining
/// class](https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values): 0 and 84 to 132
/// for vowel signs, 8 for voicing.
fn is_kept(character: char) -> bool {
    if !is_combining_mark(character) {
        return !matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}');
    }
    match canonical_combining_class(character) {
        0 | 84..=132 => character.is_alphabetic(),
        8 => true,
        _ => false,
    }
}

/// What is typed in a name for the apostrophe that a keyboard hides. One of them is a letter to
/// Unicode, and one an accent.
const fn apostrophe(character: char) -> char {
    match character {
        '`' | '\u{b4}' | '\u{2b9}' | '\u{2bb}' | '\u{2bc}' | '\u{2018}' | '\u{2019}'
        | '\u{2032}' => '\'',
        _ => character,
    }
}

/// Joins what differs in case alone: `ß` and `ẞ` with `ss`, `ς` with `σ`, `ı` with `i`. `ẞ` is why
/// the first step is to lower case: only `ß` has an upper case of two letters.
fn fold_case(character: char) -> impl Iterator<Item = char> {
    character
        .to_lowercase()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
}

/// How people write a letter whose keyboard lacks it.
fn spell_out(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ð' | 'đ' => ('d', None),
        'ħ' => ('h', None),
        'ł' => ('l', None),
        'ø' => ('o', None),
        _ => (letter, None),
    };
    iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each group reads alike, and as its first text.
    const ALIKE: [&[&str]; 21] = [
        &["strasse", "Straße", "STRASSE", "STRAẞE", "Strasse"],
        &["muller", "Müller", "MU\u{308}LLER", "Mu\u{ad}ller"],
        &["ecole", "École", "ÉCOLE", "e\u{301}cole"],
        &["coeur", "Cœur", "CŒUR"],
        &["istanbul", "İstanbul", "ISTANBUL", "istanbul", "ıstanbul"],
        &["οδυσσευσ", "Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ"],
        &["lodz", "Łódź", "ŁÓDŹ"],
        &["thorsdottir", "Þórsdóttir", "ÞÓRSDÓTTIR"],
        &["ringsted soro", "Ringsted Sorø", "RINGSTED SORØ"],
        &["dordic", "Đorđić", "Ðorðić"],
        &["hal gharghur", "Ħal Għargħur"],
        &["москва", "МОСКВА", "Москва\u{301}"],
        &["한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"],
        &["हिनदी", "हिन्दी", "हिन्\u{200d}दी"],
        &["احمد", "أحمد", "أَحْمَد"],
        &["میخواهم", "می\u{200c}خواهم"],
        &["訂單 2026", "訂單　２０２６"],
        &["葛城", "葛\u{e0100}城"],
        &["ガラス", "ｶﾞﾗｽ"],
        &["fi 5 kg", "ﬁ ⑤ ㎏"],
        &[
            "o'brien",
            "O’Brien",
            "O´Brien",
            "Oʼbrien",
            "o`brien",
            "O＇Brien",
        ],
    ];

    #[test]
    fn what_people_mean_by_the_same_text_reads_alike() {
        for group in ALIKE {
            for text in group {
                assert_eq!(fold(text), group[0], "{text}");
            }
        }
    }

    #[test]
    fn vowel_signs_and_voicing_tell_words_apart() {
        for (one, other) in [("कि", "का"), ("กุ", "ก"), ("か", "が")] {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn folding_any_character_twice_is_folding_it_once() {
        for character in '\0'..='\u{2ffff}' {
            let folded = fold(character.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&folded), folded, "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text: String) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }
    }
}
