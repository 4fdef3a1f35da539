//! What whoever runs the stack sees: a short line a request, and what goes wrong.

use std::fmt::{self, Display};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anstream::{eprintln, println};
use anstyle::{AnsiColor, Style};
use http::StatusCode;
use local::{Event, Stack};

use crate::logs::Logs;

const FAILED: Style = AnsiColor::Red.on_default().bold();
const REFUSED: Style = AnsiColor::Yellow.on_default();
const QUIET: Style = Style::new().dimmed();

/// Tells of events. What functions write goes to their logs.
#[derive(Debug)]
pub struct Terminal {
    logs: Logs,
    follow: bool,
    is_open: AtomicBool,
}

impl Terminal {
    /// With `follow`, what functions write is shown too.
    pub const fn new(logs: Logs, follow: bool) -> Self {
        Self {
            logs,
            follow,
            is_open: AtomicBool::new(false),
        }
    }

    /// Shows requests from now on: those before were the stack's own.
    pub fn open(&self) {
        self.is_open.store(true, Ordering::Relaxed);
    }

    /// Tells of one event what there is to tell.
    pub fn tell(&self, event: Event) {
        match event {
            Event::Step(text) => step(text),
            Event::Problem(text) => problem(text),
            Event::Failure { function, reason } => {
                problem(format!("{function} {reason}"));
                self.point_to_log(&function, None);
            }
            Event::Output { function, line } => self.log(&function, &line),
            Event::Request {
                method,
                path,
                function,
                status,
                request_id,
                duration,
            } if self.is_open.load(Ordering::Relaxed) => {
                let style = style(status);
                let (status, duration) = (status.as_u16(), Milliseconds(duration));
                let function = function.as_deref();
                let name = function.unwrap_or("API Gateway");
                println!(
                    "{style}{status}{style:#} {method} {path} {QUIET}{duration}, {name}{QUIET:#}"
                );
                if let (500.., Some(function)) = (status, function) {
                    self.point_to_log(function, request_id.as_deref());
                }
            }
            Event::Batch {
                source,
                function,
                size,
                failed: failed @ 1..,
                ..
            } => {
                problem(format!(
                    "{function} failed on {failed} of {size} from {source}"
                ));
                self.point_to_log(&function, None);
            }
            _ => {}
        }
    }

    fn log(&self, function: &str, line: &str) {
        if self.follow {
            println!("{QUIET}{function}{QUIET:#} {line}");
        }
        if let Err(error) = self.logs.write(function, line) {
            let path = self.logs.path(function);
            problem(format!("{}: {error}", path.display()));
        }
    }

    fn point_to_log(&self, function: &str, request_id: Option<&str>) {
        let log = self.logs.path(function);
        let request = request_id.map(|id| format!(", request_id {id}"));
        let request = request.unwrap_or_default();
        eprintln!("    {QUIET}see{QUIET:#} {}{request}", log.display());
    }
}

/// Tells what is being done.
pub fn step(text: impl Display) {
    println!("{text}");
}

/// Tells what went wrong, and is survived.
pub fn problem(text: impl Display) {
    eprintln!("{FAILED}{text}{FAILED:#}");
}

/// Tells what ends the process.
pub fn failure(error: &dyn Display) -> ExitCode {
    eprintln!("{FAILED}error:{FAILED:#} {error}");
    ExitCode::FAILURE
}

/// Prints an access token of a sample user of each role.
pub async fn tokens(stack: &Stack) {
    let Some(password) = stack.sample_password() else {
        return problem("There are no sample users: --seed makes them");
    };
    let mut out = anstream::stdout();
    let signed_in = ops::sign_in::with(&stack.endpoints().api, password, &mut out).await;
    if let Err(error) = signed_in {
        problem(format!("The sample users cannot sign in: {error}"));
    }
}

const fn style(status: StatusCode) -> Style {
    match status.as_u16() {
        500.. => FAILED,
        400.. => REFUSED,
        _ => Style::new(),
    }
}

struct Milliseconds(Duration);

impl Display for Milliseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} ms", self.0.as_secs_f64() * 1_000.0)
    }
}
