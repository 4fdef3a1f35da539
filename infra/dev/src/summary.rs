//! What whoever has started the stack needs to know of it.

use std::fmt::{self, Display, Formatter};
use std::path::Path;
use std::time::Duration;

use anstream::println;
use anstyle::{AnsiColor, Style};
use local::Stack;
use ops::seed::EMAILS;

use crate::logs::Logs;

const TITLE: Style = AnsiColor::Green.on_default().bold();
const NAME: Style = Style::new().bold();
const LINK: Style = Style::new().underline();

/// The block at the end of a start.
#[derive(Debug)]
pub struct Summary<'a> {
    pub stack: &'a Stack,
    pub logs: &'a Logs,
    /// How long the start took.
    pub took: Duration,
}

impl Summary<'_> {
    pub fn print(&self) {
        println!("\n{self}\n");
    }

    fn samples(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(password) = self.stack.sample_password() else {
            return Ok(());
        };
        row(f, "Sign in as", EMAILS.join(", "))?;
        row(f, "", format_args!("password {NAME}{password}{NAME:#}"))?;
        row(f, "", "for access tokens, start with --tokens")
    }

    fn endpoints(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let endpoints = self.stack.endpoints();
        row(f, "HTTP API", format_args!("{}/api/v1", endpoints.api))?;
        if let Some(url) = &endpoints.web_socket {
            row(f, "WebSocket API", url)?;
        }
        for (service, url) in [
            ("DynamoDB", &endpoints.dynamodb),
            ("S3", &endpoints.s3),
            ("SNS", &endpoints.sns),
            ("SQS", &endpoints.sqs),
            ("Secrets Manager", &endpoints.secrets_manager),
            ("CloudFormation", &endpoints.cloudformation),
        ] {
            row(f, service, url)?;
        }
        let script = self.stack.shell_environment();
        row(
            f,
            "In a shell",
            format_args!("source {}", short(&script).display()),
        )?;
        row(
            f,
            "",
            "then `aws` and `cargo run -- ops` work here as on AWS",
        )
    }
}

impl Display for Summary<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let api = &self.stack.endpoints().api;
        let took = self.took.as_secs_f64();
        writeln!(
            f,
            "{TITLE}Ready:{TITLE:#} {LINK}{api}{LINK:#} after {took:.1} s\n"
        )?;
        row(
            f,
            "Look first",
            format_args!("{LINK}{api}/app/{LINK:#}, the console: for customers and staff"),
        )?;
        self.samples(f)?;
        row(
            f,
            "API",
            format_args!("{LINK}{api}/api-docs{LINK:#}, where every call can be tried"),
        )?;
        self.endpoints(f)?;
        let logs = short(self.logs.folder());
        row(
            f,
            "Logs",
            format_args!(
                "{}, a file a function; --logs follows them here",
                logs.display()
            ),
        )?;
        write!(
            f,
            "\nCtrl-C stops it and keeps its data. Requests from here on, a line each:"
        )
    }
}

fn row(f: &mut Formatter<'_>, name: &str, value: impl Display) -> fmt::Result {
    writeln!(f, "  {NAME}{name:<16}{NAME:#}{value}")
}

/// As one would type it here.
fn short(path: &Path) -> &Path {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path)
}
