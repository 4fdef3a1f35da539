//! The function on its own.

use console::{ContentSecurityPolicy, router};
use testing::App;

/// The function of a deployment with these addresses.
pub fn app() -> App {
    let policy = ContentSecurityPolicy::new(
        "https://uploads.s3.eu-central-1.amazonaws.com",
        "https://media.s3.eu-central-1.amazonaws.com",
        "wss://live.execute-api.eu-central-1.amazonaws.com/v1",
    );
    App::new(router(policy.unwrap()))
}

/// What stands between the quotes of an attribute, each time that it is there.
pub fn attributes(page: &str, name: &str) -> Vec<String> {
    let start = format!("{name}=\"");
    let values = page.split(&start).skip(1);
    values
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}
