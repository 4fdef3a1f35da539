//! `ops smoke`: whether a deployment works, as its clients see it.

mod answer;
mod api;
mod failure;
mod order;
mod patience;
mod people;
mod steps;

use std::{io::Write, time::Duration};

use shared_domain::user::Email;

use crate::{Error, Stack, password};
use api::Api;
pub use failure::Failure;
use patience::Patience;
use steps::Steps;

/// Where, as whom, and how long to wait.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The API's address, instead of the stack's.
    #[arg(long, value_name = "URL")]
    api: Option<String>,
    /// The e-mail address of an administrator, whose password is `SMOKE_PASSWORD` or the first line
    /// of standard input.
    #[arg(long, value_name = "ADDRESS")]
    admin_email: Email,
    /// Seconds until what follows from a change must have come about.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    patience: u64,
}

/// Takes an order through the system, one line a step, and says what it leaves behind.
///
/// # Errors
/// At the first step that fails, or where the API's address cannot be found.
pub async fn run(options: Options, stack: &Stack, out: &mut impl Write) -> Result<(), Error> {
    let address = stack.api(options.api.as_ref()).await?;
    let password = match password::given("SMOKE_PASSWORD") {
        Some(password) => password,
        None => password::read()?,
    };
    writeln!(out, "Testing {address}")?;
    let api = Api::new(&address)?;
    let patience = Patience(Duration::from_secs(options.patience));
    let mut steps = Steps::new(out);
    let outcome = all(&mut steps, &api, &options.admin_email, &password, patience).await;
    steps.tell_what_is_left()?;
    outcome
}

async fn all<W: Write>(
    steps: &mut Steps<'_, W>,
    api: &Api,
    admin: &Email,
    password: &str,
    patience: Patience,
) -> Result<(), Error> {
    steps.take("the system is healthy", healthy(api)).await?;
    steps.take("the API is documented", documented(api)).await?;
    steps.take("the console is served", console(api)).await?;
    steps
        .take("who has no token is refused", refused(api))
        .await?;
    let signing_in = people::sign_in(api, admin.as_str(), password);
    let admin = steps.take("the administrator signs in", signing_in).await?;
    order::go_through(steps, api, &admin, patience).await
}

async fn healthy(api: &Api) -> Result<(), Failure> {
    let answer = api.get("/health", None).await?.expect(200)?;
    match answer.body["status"].as_str() {
        Some("OK") => Ok(()),
        status => Err(answer.wrong(format!("the status is {}", status.unwrap_or("missing")))),
    }
}

async fn documented(api: &Api) -> Result<(), Failure> {
    let answer = api.get("/openapi.json", None).await?.expect(200)?;
    match answer.body["paths"].is_object() {
        true => Ok(()),
        false => Err(answer.wrong("this is no OpenAPI document")),
    }
}

/// The page, and the script that makes it one.
async fn console(api: &Api) -> Result<(), Failure> {
    let page = api.get("/app/", None).await?.expect(200)?;
    let text = String::from_utf8_lossy(&page.bytes);
    let script = text.split("src=\"").nth(1);
    let script = script.and_then(|rest| rest.split('"').next());
    let script = script.ok_or_else(|| page.wrong("the page has no script"))?;
    api.get(script, None).await?.expect(200)?;
    Ok(())
}

async fn refused(api: &Api) -> Result<(), Failure> {
    api.get("/api/v1/orders", None).await?.expect(401)?;
    Ok(())
}
