//! What leaves the function.

use std::sync::{Arc, Mutex};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use tracing::Level;

use crate::stack::{Stack, properties};

/// Everything that this process logs, of every test.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn private_halves_are_neither_answered_nor_logged() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().json().with_max_level(Level::INFO);
    let subscriber = subscriber.with_writer(move || writer.clone()).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();

    let stack = Stack::start().await;
    let mut answers = vec![stack.create(&["k1", "k2"]).await];
    let mut keys = vec![stack.private_key("k1").await.unwrap()];
    answers.push(stack.update(&["k1"], &["k1", "k3"]).await);
    keys.push(stack.private_key("k3").await.unwrap());
    stack.front.lock().unwrap().loses_answers = true;
    stack.refuse("DescribeSecret", "k4", "ResourceNotFoundException", 1);
    answers.push(stack.create(&["k4"]).await);
    keys.push(stack.private_key("k4").await.unwrap());
    let event = stack.event("Create", properties(&["k5"]));
    let url = event.response_url.clone();
    answers.push(stack.send(event).await);

    let told = format!("{answers:?}");
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(logged.contains("the signing keys are as they should be"));
    assert!(logged.contains("AccessDeniedException"));
    assert!(!logged.contains(&url));
    for (id, key) in ["k1", "k3", "k4"].iter().zip(&keys) {
        let private = BASE64_URL_SAFE_NO_PAD.encode(key.get(id).unwrap());
        // The beginning of a PKCS#8 document is the same in all of them, the seed is not.
        let seed = &private[22..64];
        assert!(!told.contains(seed) && !logged.contains(seed), "{id}");
    }
}
