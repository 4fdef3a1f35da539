//! The one line that a request leaves in the log.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::Value;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::app;

/// A log in memory.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn lines(&self) -> Vec<Value> {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = serde_json::Deserializer::from_slice(&bytes).into_iter();
        lines.filter_map(Result::ok).collect()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// What this request leaves in the log.
async fn logged(path: &str) -> Vec<Value> {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().flatten_event(true);
    let subscriber = subscriber.with_writer(log.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    app().get(path).header("x-request-id", "the-id").await;
    drop(guard);
    log.lines()
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
