//! What a connection may not do, or not for longer.

use std::time::Duration;

use local::ConnectionLimits;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use super::{Talk, Talker};

const FRAME: usize = 32 * 1024;

/// Sends a message in frames of one size.
async fn send_in_frames(client: &mut Talker, count: usize, size: usize) {
    for index in 0..count {
        let (kind, text) = match index {
            0 => (Data::Text, format!("{:a<size$}", "measure")),
            _ => (Data::Continue, "a".repeat(size)),
        };
        let frame = Frame::message(text, OpCode::Data(kind), index + 1 == count);
        client.send(Message::Frame(frame)).await;
    }
}

#[tokio::test]
async fn a_message_of_128_kb_in_frames_of_32_kb_reaches_the_function_whole() {
    let talk = Talk::start().await;
    let mut client = talk.connect().await;
    send_in_frames(&mut client, 4, FRAME).await;
    assert_eq!(client.heard().await, json!(4 * FRAME));
}

#[tokio::test]
async fn a_larger_message_or_a_larger_frame_closes_the_connection() {
    let mut talk = Talk::start().await;
    for (count, size) in [(5, FRAME), (1, FRAME + 1)] {
        let mut client = talk.connect().await;
        send_in_frames(&mut client, count, size).await;
        assert_eq!(client.close_code().await, 1009);
        assert_eq!(talk.ending().await, json!([1009, "Message too big"]));
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_close_the_connection() {
    let mut talk = Talk::start().await;
    let mut client = talk.connect().await;
    client.send(vec![1, 2, 3]).await;
    assert_eq!(client.close_code().await, 1003);
    assert_eq!(talk.ending().await[0], 1003);
}

#[tokio::test]
async fn a_connection_that_is_idle_or_old_is_closed() {
    let usual = ConnectionLimits::default();
    let idle = ConnectionLimits {
        idle: Duration::ZERO,
        ..usual
    };
    let old = ConnectionLimits {
        lifetime: Duration::ZERO,
        ..usual
    };
    for limits in [idle, old] {
        let mut talk = Talk::within(limits).await;
        assert_eq!(talk.connect().await.close_code().await, 1001);
        assert_eq!(talk.ending().await, json!([1001, "Going away"]));
    }
}

#[test]
fn the_usual_limits_are_those_of_aws() {
    let limits = ConnectionLimits::default();
    assert_eq!(limits.idle.as_secs(), 600);
    assert_eq!(limits.lifetime.as_secs(), 7200);
}

#[tokio::test]
async fn the_end_of_the_stack_closes_its_connections() {
    let talk = Talk::start().await;
    let mut client = talk.connect().await;
    talk.observed.stack.stack.stop().await;
    assert_eq!(client.close_code().await, 1001);
}
