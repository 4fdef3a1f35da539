//! Custom resources, made as CloudFormation would have them made.

use local::{Error, Options};
use tempfile::TempDir;

use crate::support::{TestStack, options, start_error, with_parameter};

fn kept_in(folder: &TempDir, options: Options) -> Options {
    Options {
        data_dir: Some(folder.path().to_owned()),
        ..options
    }
}

#[tokio::test]
async fn a_custom_resource_is_made_once_and_updated_when_its_properties_change() {
    let folder = TempDir::new().unwrap();
    for (options, made_by) in [
        (options(), "Create"),
        // Remembered, not made again.
        (options(), "Create"),
        (with_parameter("GREETING", "bye"), "Update"),
    ] {
        let stack = TestStack::with(kept_in(&folder, options)).await;
        assert_eq!(stack.environment().await["MADE_BY"], made_by);
        stack.stack.stop().await;
    }
}

#[tokio::test]
async fn a_custom_resource_that_fails_stops_the_start_with_its_reason() {
    let error = start_error(with_parameter("GREETING", "refused")).await;
    assert!(matches!(error, Error::CustomResource { .. }));
    assert_eq!(error.to_string(), "Made: it is named so");
}
