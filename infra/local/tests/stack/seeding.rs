//! Sample data, made by the operator's CLI; the fixture takes its place.

use local::{Build, Error, Options, Seed};
use tempfile::TempDir;

use crate::support::{TestStack, binary, options, start_error};

fn seeding(folder: &TempDir, password: &str) -> Options {
    let binaries = ["fixture", "ops"].map(|name| (name.to_owned(), binary("fixture")));
    Options {
        data_dir: Some(folder.path().to_owned()),
        environment: [("SEED_PASSWORD".to_owned(), password.to_owned())].into(),
        build: Build::Binaries(binaries.into()),
        seed: Seed::Once,
        ..options()
    }
}

#[tokio::test]
async fn seeding_that_failed_is_done_again_at_the_next_start() {
    let folder = TempDir::new().unwrap();
    let error = start_error(seeding(&folder, "refused")).await;
    assert!(matches!(error, Error::Seed(_)), "{error}");

    let again = TestStack::with(seeding(&folder, "accepted")).await;
    again.stack.stop().await;

    // Done once, it is not done again: this would fail.
    let last = TestStack::with(seeding(&folder, "refused")).await;
    assert_eq!(last.get("/health").await.status(), 200);
}
