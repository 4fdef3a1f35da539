//! The HTTP client of the commands.

use std::time::Duration;

use reqwest::Client;

/// Longer than API Gateway waits for a function.
const LIMIT: Duration = Duration::from_secs(35);

/// What firewalls read: some refuse who does not name themselves
/// ([User-Agent](https://www.rfc-editor.org/rfc/rfc9110.html#name-user-agent)).
const USER_AGENT: &str = concat!("order-tracking-ops/", env!("CARGO_PKG_VERSION"));

/// A client that names itself, and waits as long as an answer can take.
///
/// # Errors
/// Where TLS cannot be set up.
pub fn http_client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .user_agent(USER_AGENT)
        .timeout(LIMIT)
        .build()
}
