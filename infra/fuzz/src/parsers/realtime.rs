//! What comes of connections.

use realtime::{ClientMessage, RealtimeEvent};
use serde_json::json;
use shared_auth::Ticket;
use shared_domain::realtime::Position;

use crate::Parser;

pub fn parsers() -> Vec<Parser> {
    vec![
        ticket(),
        Parser::of_value(
            "id of what was sent",
            ["0", "1795784298000"],
            Position::to_string,
        ),
        event(),
        said(),
    ]
}

fn ticket() -> Parser {
    let ticket = Ticket::generate().expect("randomness").reveal();
    Parser::of_text("ticket", [ticket], |text| match text.parse::<Ticket>() {
        Ok(ticket) => {
            assert_eq!(ticket.reveal(), text);
            true
        }
        Err(_) => false,
    })
}

/// What API Gateway invokes realtime with.
fn event() -> Parser {
    let context = |event_type| json!({"eventType": event_type, "connectionId": "DGfKJdbhvHcCHPA="});
    let samples = [
        json!({"requestContext": context("CONNECT"), "queryStringParameters": {"ticket": "abc"}}),
        json!({"requestContext": context("MESSAGE"), "body": "{\"type\":\"ping\"}"}),
        json!({"requestContext": context("DISCONNECT"), "headers": {"Host": "example.com"}}),
    ];
    let samples = samples.map(|sample| sample.to_string());
    Parser::of_bytes("event of a connection", samples, |bytes| {
        matches!(
            serde_json::from_slice(bytes),
            Ok(RealtimeEvent::WebSocket(_))
        )
    })
}

/// What clients say.
fn said() -> Parser {
    let samples = [
        json!({"type": "ping"}),
        json!({"type": "resume", "lastEventId": "1795784298000"}),
    ];
    let samples = samples.map(|sample| sample.to_string());
    Parser::of_bytes("what a client says", samples, |bytes| {
        serde_json::from_slice::<ClientMessage>(bytes).is_ok()
    })
}
