//! What a deployment is configured with.

use shared_domain::{
    TimeZone,
    media::{AllowedTypes, MaxFileSize},
    settings::{RequestLimit, WindowSeconds},
    shop::{Colour, LogoUrl},
};
use shared_runtime::config::Span;

use crate::Parser;

pub fn parsers() -> Vec<Parser> {
    vec![
        Parser::of_value("span of time", ["15m", "90s", "24h", "7d"], |Span(span)| {
            format!("{}s", span.as_secs())
        }),
        Parser::of_value(
            "allowed types",
            ["image/jpeg, image/png,video/mp4"],
            AllowedTypes::to_string,
        ),
        Parser::of_value("largest file", ["5242880"], |size: &MaxFileSize| {
            size.get().to_string()
        }),
        Parser::of_value("request limit", ["100"], |limit: &RequestLimit| {
            limit.get().to_string()
        }),
        Parser::of_value(
            "time zone",
            ["Europe/Berlin", "Australia/Lord_Howe", "UTC"],
            TimeZone::to_string,
        ),
        Parser::of_value("colour", ["#2F5BD7", "#abcdef"], Colour::to_string),
        Parser::of_value(
            "logo",
            [
                "https://example.com/logo.png",
                "https://bücher.example/ä?b#c",
            ],
            LogoUrl::to_string,
        ),
        Parser::of_value("window", ["900"], |window: &WindowSeconds| {
            window.get().to_string()
        }),
    ]
}
