//! Orders as a file for spreadsheets ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)).

use csv::{Terminator, WriterBuilder};
use shared_domain::{
    TimeZone, Timestamp,
    order::Order,
    text::{full_name, shows_nothing},
};

/// Without it some spreadsheets take the file for another encoding than UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

const HEADER: [&str; 14] = [
    "orderNumber",
    "id",
    "status",
    "title",
    "customerId",
    "customerName",
    "customerEmail",
    "assigneeId",
    "assigneeName",
    "estimatedCompletion",
    "completedAt",
    "createdAt",
    "updatedAt",
    "version",
];

/// The file, with times as the clocks of a zone show them.
pub fn write(orders: &[Order], zone: &TimeZone) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(HEADER)?;
    for order in orders {
        writer.write_record(row(order, zone).map(harmless))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

fn row(order: &Order, zone: &TimeZone) -> [String; HEADER.len()] {
    let customer = &order.customer;
    let assignee = order.assignee.as_ref();
    let time = |time: Option<Timestamp>| time.map(|time| zone.write(time)).unwrap_or_default();
    [
        order.number.to_string(),
        order.id.to_string(),
        order.status.to_string(),
        order.title.to_string(),
        customer.id.to_string(),
        full_name(&customer.first_name, &customer.last_name),
        customer.email_text().to_owned(),
        assignee.map(|one| one.id.to_string()).unwrap_or_default(),
        assignee
            .map(|one| full_name(&one.first_name, &one.last_name))
            .unwrap_or_default(),
        time(order.estimated_completion),
        time(order.completed_at),
        zone.write(order.created_at),
        zone.write(order.updated_at),
        order.version.to_string(),
    ]
}

/// What a formula begins with, in full width too, and what some spreadsheets cut off before they
/// look.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// Where a spreadsheet may begin another cell, whichever separator it was set to. A comma alone is
/// quoted by the file.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The text, so that no spreadsheet takes it for a formula, nor what comes after a separator in it
/// ([OWASP, CSV injection](https://owasp.org/www-community/attacks/CSV_Injection)).
fn harmless(text: String) -> String {
    let mut harmless = String::with_capacity(text.len());
    for cell in text.split_inclusive(SEPARATORS) {
        if is_formula(cell) {
            harmless.push('\'');
        }
        harmless.push_str(cell);
    }
    harmless
}

/// True where a cell begins as a formula once everything is skipped that shows nothing, and quotes.
fn is_formula(cell: &str) -> bool {
    let mut shown = cell.chars().skip_while(|character| {
        *character == '"' || !FORMULA.contains(character) && shows_nothing(*character)
    });
    shown.next().is_some_and(|first| FORMULA.contains(&first))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SEPARATORS, harmless, is_formula};

    #[test]
    fn nothing_that_a_spreadsheet_computes_is_left_as_it_is() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "＝1",
            "\u{200b}=1",
            "\u{feff}\u{a0}\u{2060}@SUM(A1)",
            "\"=1",
        ] {
            assert_eq!(harmless(text.to_owned()), format!("'{text}"), "{text}");
        }
        for text in [
            "Oak table",
            "1-2",
            "",
            "a=b",
            "'=1",
            "oak; 2,5 m | ash",
            "\u{200b}oak",
        ] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }

    #[test]
    fn no_separator_begins_a_formula_within_a_cell() {
        for (text, expected) in [
            (";=1+1;", ";'=1+1;"),
            ("oak, -2 m", "oak,' -2 m"),
            ("a|\u{200b}=1|b", "a|'\u{200b}=1|b"),
            ("a;;@SUM(A1)", "a;;'@SUM(A1)"),
            ("=1;=2", "'=1;'=2"),
        ] {
            assert_eq!(harmless(text.to_owned()), expected);
        }
    }

    proptest! {
        #[test]
        fn no_cell_of_any_separator_begins_as_a_formula(
            text in "[=+@a,;|\u{200b}\u{ad} \"-]{0,20}",
        ) {
            let harmless = harmless(text);
            for cell in harmless.split(SEPARATORS) {
                prop_assert!(!is_formula(cell), "{harmless:?}");
            }
        }
    }
}
