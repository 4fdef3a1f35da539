//! The one line that a request leaves in the log.

use std::{cell::RefCell, io, sync::Once};

use serde_json::Value;

use crate::support::app;

thread_local! {
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A log per thread: each test has one of its own.
struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Has every test of this process log, before the first request. A test that set a subscriber for
/// itself alone could lose lines: `tracing` asks once whether anyone listens to a line, maybe on
/// behalf of a test beside it.
pub fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let subscriber = tracing_subscriber::fmt().json().flatten_event(true);
        subscriber.with_writer(|| Log).init();
    });
}

/// What this request leaves in the log.
async fn logged(path: &str) -> Vec<Value> {
    take();
    app().get(path).header("x-request-id", "the-id").await;
    take()
}

/// The lines that were logged since this was asked last.
pub fn take() -> Vec<Value> {
    let bytes = LOG.take();
    let lines = serde_json::Deserializer::from_slice(&bytes).into_iter();
    lines.filter_map(Result::ok).collect()
}

#[tokio::test]
async fn a_request_leaves_one_line_without_what_it_said() {
    let lines = logged("/nothing?token=hunter2").await;
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0]["request_id"], "the-id");
    assert_eq!(lines[0]["method"], "GET");
    assert_eq!(lines[0]["route"], "/nothing");
    assert_eq!(lines[0]["status"], 200);
    assert_eq!(lines[0]["level"], "INFO");
    assert!(!lines[0].to_string().contains("hunter2"));
}

#[tokio::test]
async fn what_went_wrong_inside_is_told_to_the_log_alone() {
    for path in ["/fault", "/panic"] {
        let lines = logged(path).await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0]["request_id"], "the-id");
        assert_eq!(lines[0]["status"], 500);
        assert_eq!(lines[0]["level"], "ERROR");
        assert_eq!(lines[0]["cause"], "the password is hunter2");
    }
}

#[tokio::test]
async fn a_refusal_is_no_error_of_ours() {
    let lines = logged("/refusal").await;
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0]["level"], "INFO");
    assert_eq!(lines[0]["status"], 400);
}
