//! What holds between queries, words and tokens.

use proptest::prelude::*;

use super::{split::is_spaceless, *};

const ORDER: [&str; 5] = [
    "ORD-20260830-7KQ4M2X",
    "Reparatur der Küchenmaschine (Größe XL)",
    "Anna-Łucja İpek Ångström",
    "anna.ipek@example.com",
    "Ὀδυσσεύς Москва 한글날 हिन्दी أحمد 訂單編號，２０２６年 crème brûlée",
];

#[test]
fn an_order_is_found_by_how_words_begin_in_any_script() {
    let words = Words::of(ORDER);
    for text in [
        "ORD-2026",
        "20260830 7kq4",
        "kuche GROSSE",
        "GRÖẞE",
        "lucja ipek angstrom",
        "anna@",
        "ipek@example.com",
        "ΟΔΥΣΣΕΥΣ",
        "моск",
        "한글",
        "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}",
        "हिन्दी",
        "हि",
        "احمد",
        "訂單",
        "2026年",
        "CREME brul",
    ] {
        assert!(Query::parse(text).unwrap().matches(&words), "{text}");
    }
}

#[test]
fn an_order_is_not_found_where_any_word_begins_none_of_its() {
    let words = Words::of(ORDER);
    for text in [
        "aschine",
        "anna berta",
        "ORD-2027",
        "単編",
        "annalucja",
        "हा",
    ] {
        assert!(!Query::parse(text).unwrap().matches(&words), "{text}");
    }
}

#[test]
fn an_order_is_found_from_within_where_its_script_has_no_spaces() {
    let words = Words::of(["橡木餐桌（大）", "モデルの椅子", "โต๊ะไม้โอ๊คสำหรับหกคน"]);
    for text in [
        "木餐",
        "餐桌",
        "橡木餐桌",
        "デルの",
        "椅子",
        "ไม้โอ๊ค",
        "โต๊ะ",
        "หกคน",
        "餐桌 椅子",
    ] {
        assert!(Query::parse(text).unwrap().matches(&words), "{text}");
    }
    for text in ["桌餐", "木桌", "椅桌", "ไม้สัก"] {
        assert!(!Query::parse(text).unwrap().matches(&words), "{text}");
    }
}

#[test]
fn a_name_is_found_with_its_apostrophe_and_without() {
    let words = Words::of(["Conan O’Brien", "D´Artagnan"]);
    for text in [
        "obrien",
        "O'Brien",
        "oʼbrien",
        "o brien",
        "brien",
        "dartagnan",
        "d'art",
    ] {
        assert!(Query::parse(text).unwrap().matches(&words), "{text}");
    }
    assert!(!Query::parse("conano").unwrap().matches(&words));
}

#[test]
fn an_order_is_found_by_parts_of_its_number_as_they_are_misread() {
    let words = Words::of(["ORD-20260830-70Q1M2X", "Model OL12345"]);
    for text in ["7OQlM2X", "2O26O83O", "70q1m2x", "OL12345", "ol123"] {
        assert!(Query::parse(text).unwrap().matches(&words), "{text}");
    }
    assert!(!Query::parse("7OQ2M2X").unwrap().matches(&words));
}

#[test]
fn words_longer_than_what_counts_still_find_each_other() {
    let long = "x".repeat(150);
    assert!(Query::parse(&long).unwrap().matches(&Words::of([&long])));
}

/// Text of which queries find something: few letters, in the forms that folding joins and parts.
fn dense() -> impl Strategy<Value = String> {
    let pieces =
        "[aAäÄßsS1１éłŁ가\u{1100}\u{1161}\u{11a8}कि्か゛木本ก'\u{3099}\u{301}\u{345}\u{200d}]{1,4}";
    proptest::collection::vec(pieces, 1..6).prop_map(|words| words.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => dense(), 1 => any::<String>()]
}

/// A text and a query that is often a part of it.
fn text_and_query() -> impl Strategy<Value = (String, String)> {
    let part = text().prop_flat_map(|text| {
        let length = text.chars().count();
        (Just(text), 0..=length, 0..=length)
    });
    let within = part.prop_map(|(text, skip, take)| {
        let query = text.chars().skip(skip).take(take).collect();
        (text, query)
    });
    prop_oneof![within, (text(), text())]
}

/// The rule, said without sets, orders or cuts at the same place.
fn found(text: &str, query: &str) -> bool {
    let (text, terms) = (fold(text), query.split_whitespace().map(fold));
    let letters = |term: &String| {
        term.chars()
            .filter(|letter| letter.is_alphanumeric())
            .count()
    };
    let mut counting = terms.filter(|term| letters(term) >= Query::MIN_TERM);
    counting.all(|term| rows(&term).iter().all(|row| is_in(&text, row)))
}

/// Letters and digits in a row, of scripts with spaces or of scripts without.
fn rows(folded: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut before = None;
    for letter in folded.chars() {
        let kind = letter.is_alphanumeric().then(|| is_spaceless(letter));
        match rows.last_mut() {
            Some(row) if kind.is_some() && kind == before => row.push(letter),
            _ if kind.is_some() => rows.push(letter.to_string()),
            _ => {}
        }
        before = kind;
    }
    rows
}

fn is_in(text: &str, row: &str) -> bool {
    let letters: Vec<char> = row.chars().collect();
    if row.contains(is_spaceless) {
        return match letters.as_slice() {
            [letter] => rows(text).iter().any(|other| other.contains(*letter)),
            letters => letters.windows(2).all(|pair| {
                let pair = String::from_iter(pair);
                rows(text).iter().any(|other| other.contains(&pair))
            }),
        };
    }
    let joined = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|text| !text.contains(is_spaceless))
        .map(|text| text.replace('\'', ""));
    let row: String = row.chars().take(64).collect();
    rows(text)
        .into_iter()
        .chain(joined)
        .any(|word| word.starts_with(&row))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_query_finds_what_the_rule_says((text, query) in text_and_query()) {
        if let Ok(parsed) = Query::parse(&query) {
            prop_assert_eq!(parsed.matches(&Words::of([&text])), found(&text, &query));
        }
    }

    #[test]
    fn what_a_query_finds_is_indexed_under_its_token((text, query) in text_and_query()) {
        let words = Words::of([text]);
        if let Ok(query) = Query::parse(&query) && query.matches(&words) {
            prop_assert!(query.token().is_none_or(|token| words.tokens().contains(&token)));
        }
    }

    #[test]
    fn words_find_what_they_are_part_of(text in text()) {
        let words = Words::of([&text]);
        for word in text.split_whitespace() {
            if let Ok(query) = Query::parse(word) {
                prop_assert!(query.matches(&words), "{}", word);
            }
        }
    }
}
