//! Orders as a file for spreadsheets ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)).

use csv::{Terminator, WriterBuilder};
use shared::domain::{Timestamp, order::Order};

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

/// The file.
pub fn write(orders: &[Order]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(HEADER)?;
    for order in orders {
        writer.write_record(row(order).map(harmless))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

fn row(order: &Order) -> [String; HEADER.len()] {
    let customer = &order.customer;
    let assignee = order.assignee.as_ref();
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string()).unwrap_or_default();
    [
        order.number.to_string(),
        order.id.to_string(),
        order.status.to_string(),
        order.title.to_string(),
        customer.id.to_string(),
        format!("{} {}", customer.first_name, customer.last_name),
        customer.email.to_string(),
        assignee.map(|one| one.id.to_string()).unwrap_or_default(),
        assignee
            .map(|one| format!("{} {}", one.first_name, one.last_name))
            .unwrap_or_default(),
        time(order.estimated_completion),
        time(order.completed_at),
        order.created_at.to_string(),
        order.updated_at.to_string(),
        order.version.to_string(),
    ]
}

/// The text, so that no spreadsheet takes it for a formula
/// ([OWASP, CSV injection](https://owasp.org/www-community/attacks/CSV_Injection)).
fn harmless(text: String) -> String {
    const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
    // Some spreadsheets look beyond spaces, and take the full-width signs for the others.
    const FULL_WIDTH: [char; 4] = ['＝', '＋', '－', '＠'];
    let first = text.trim_start_matches(' ').chars().next();
    let is_dangerous =
        first.is_some_and(|first| DANGEROUS.contains(&first) || FULL_WIDTH.contains(&first));
    match is_dangerous {
        true => format!("'{text}"),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_that_a_spreadsheet_computes_is_left_as_it_is() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1", "＝1"] {
            assert_eq!(harmless(text.to_owned()), format!("'{text}"), "{text}");
        }
        for text in ["Oak table", "1-2", "", "a=b", "'=1"] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }
}
