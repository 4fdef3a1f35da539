//! Runs the whole stack on this machine.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use local::{Error, Event, Options, Report, Seed, Stack};
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::timeout;

/// How long functions may take to hear of earlier changes before the stack says that it is ready.
const CATCHING_UP: Duration = Duration::from_secs(10);

/// Runs the order tracking API on this machine: the HTTP API, the WebSocket API, the functions, DynamoDB, S3, SNS,
/// SQS and Secrets Manager, as template.yaml describes them.
#[derive(Debug, Parser)]
#[command(name = "local")]
struct Arguments {
    /// The port of the HTTP API.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Where data is kept.
    #[arg(long, default_value = ".local")]
    data_dir: PathBuf,
    /// Forget the data that is there.
    #[arg(long)]
    fresh: bool,
    /// Make sample data, as at the first start; its password is `SEED_PASSWORD` or a new one.
    #[arg(long)]
    seed: bool,
}

impl From<Arguments> for Options {
    fn from(arguments: Arguments) -> Self {
        let mut environment: std::collections::BTreeMap<_, _> = std::env::vars().collect();
        environment
            .entry("ENVIRONMENT".to_owned())
            .or_insert_with(|| "development".to_owned());
        Self {
            port: arguments.port,
            data_dir: Some(arguments.data_dir),
            fresh: arguments.fresh,
            environment,
            seed: match arguments.seed {
                true => Seed::Now,
                false => Seed::Once,
            },
            watch: true,
            report: Report::to(print),
            ..Self::default()
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::from(Arguments::parse());
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs until a signal asks to stop, which also interrupts starting.
async fn run(options: Options) -> Result<(), Error> {
    let stack = tokio::select! {
        stack = start(options) => stack?,
        () = asked_to_stop() => return Ok(()),
    };
    asked_to_stop().await;
    println!("Stopping");
    stack.stop().await;
    Ok(())
}

async fn start(options: Options) -> Result<Stack, Error> {
    let stack = Stack::start(options).await?;
    stack.ready().await?;
    // What functions write of earlier changes would bury what follows.
    let _ = timeout(CATCHING_UP, stack.catch_up()).await;
    let endpoints = stack.endpoints();
    println!("CloudFormation   {}", endpoints.cloudformation);
    println!("DynamoDB         {}", endpoints.dynamodb);
    println!("Secrets Manager  {}", endpoints.secrets_manager);
    println!("S3               {}", endpoints.s3);
    println!("SNS              {}", endpoints.sns);
    println!("SQS              {}", endpoints.sqs);
    if let Some(url) = &endpoints.web_socket {
        println!("WebSocket API    {url}");
    }
    println!(
        "For the aws and ops commands, in another terminal: source {}",
        stack.shell_environment().display()
    );
    if let Err(error) = stack.sign_in_samples().await {
        eprintln!("The sample users cannot sign in, perhaps for having another password: {error}");
    }
    println!(
        "Ready: {0}  (API documentation: {0}/api-docs)",
        endpoints.api
    );
    Ok(stack)
}

/// Waits for Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

fn print(event: Event) {
    match event {
        Event::Step(text) => println!("{text}"),
        Event::Problem(text) => eprintln!("{text}"),
        Event::Output { function, line } => println!("[{function}] {line}"),
        Event::Request {
            method,
            path,
            function,
            status,
            duration,
        } => {
            let function = function.as_deref().unwrap_or("gateway");
            let (status, duration) = (status.as_u16(), milliseconds(duration));
            println!("{method} {path} {status} {duration} ({function})");
        }
        Event::Batch {
            source,
            function,
            size,
            failed,
            duration,
        } => {
            let (done, duration) = (size - failed, milliseconds(duration));
            println!("{source} {done} of {size} {duration} ({function})");
        }
        _ => {}
    }
}

fn milliseconds(duration: Duration) -> String {
    format!("{:.1} ms", duration.as_secs_f64() * 1000.0)
}
