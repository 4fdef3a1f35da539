//! What fields and parameters hold.

use shared_domain::{
    Day, Timestamp,
    text::{Caption, Comment, Description, Instructions, Name, NoteText, Title},
    user::{Email, Phone},
};

use crate::Parser;

const LINES: [&str; 3] = ["Oak table", "日本の机", "  Anna-Łucja O’Neill "];
const PARAGRAPHS: [&str; 2] = ["Seats six,\n\toiled.", "👩‍👩‍👧 e\u{301}"];

pub fn parsers() -> Vec<Parser> {
    vec![
        Parser::of_value(
            "time",
            ["2025-08-30T10:30:00.123Z", "2024-02-29T23:59:59.5+05:30"],
            Timestamp::to_string,
        ),
        Parser::of_value("day", ["2024-02-29", "0001-01-01"], Day::to_string),
        Parser::of_value(
            "e-mail address",
            ["Ada.L+x@mail.example.com", "\"a.b\"@bücher.example"],
            Email::to_string,
        ),
        phone(),
        Parser::of_value("name", LINES, Name::to_string),
        Parser::of_value("title", LINES, Title::to_string),
        Parser::of_value("description", PARAGRAPHS, Description::to_string),
        Parser::of_value("instructions", PARAGRAPHS, Instructions::to_string),
        Parser::of_value("comment", PARAGRAPHS, Comment::to_string),
        Parser::of_value("caption", PARAGRAPHS, Caption::to_string),
        Parser::of_value("text of a note", PARAGRAPHS, NoteText::to_string),
    ]
}

fn phone() -> Parser {
    Parser::of_value(
        "phone number",
        ["+442071838750", " +1234567 "],
        |phone: &Phone| {
            let written = serde_json::to_value(phone).expect("a string");
            written.as_str().expect("a string").to_owned()
        },
    )
}
