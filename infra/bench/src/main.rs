//! Measures the functions against their budgets, and writes `docs/BENCHMARKS.md`.
//!
//! Nothing here fails because a figure is bad: machines differ, and figures are for reading.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod accounts;
mod api_client;
mod binaries;
mod delivery;
mod deployment;
mod error;
mod growth;
mod live;
mod orders;
mod outdated;
mod part;
mod pictures;
mod processes;
mod report;
mod runtime;
mod secrets;
mod server;
mod sizes;
mod store;
mod uploads;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use binaries::Binaries;
use deployment::Deployment;
use error::Error;
use part::Part;
use report::{Block, Document};

/// Measures the functions against their budgets, and writes docs/BENCHMARKS.md.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    /// What to measure; everything where nothing is named.
    parts: Vec<Part>,
    /// Say which figures are older than what they measure, and measure nothing.
    #[arg(long)]
    outdated: bool,
    /// Repeat less: figures come sooner and scatter more.
    #[arg(long)]
    quick: bool,
    /// How many orders there are when lists are measured for the second time.
    #[arg(long, default_value_t = 100_000)]
    orders: usize,
    /// After how many changes growth is measured for the last time.
    #[arg(long, default_value_t = 100_000)]
    changes: usize,
}

/// How often things are repeated.
#[derive(Debug, Clone, Copy)]
struct Repetitions {
    spawns: usize,
    warm_requests: usize,
    changes: usize,
}

impl Arguments {
    const fn repetitions(&self) -> Repetitions {
        match self.quick {
            true => Repetitions {
                spawns: 10,
                warm_requests: 500,
                changes: 100,
            },
            false => Repetitions {
                spawns: 60,
                warm_requests: 5_000,
                changes: 1_000,
            },
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), Error> {
    let mut document = Document::open()?;
    if arguments.outdated {
        println!("{}", outdated::table(&document).await?);
        return Ok(());
    }
    let parts = match arguments.parts.as_slice() {
        [] => Part::value_variants(),
        parts => parts,
    };
    let binaries = match parts {
        // Measured in this process.
        [Part::Pictures] => Binaries::default(),
        [Part::Processes] => binaries::build(&processes::FUNCTIONS).await?,
        _ => binaries::build(&binaries::FUNCTIONS).await?,
    };
    for part in parts {
        let run = report::run(*part, arguments.repetitions()).await?;
        let blocks = measure(*part, arguments, &binaries).await?;
        write(&mut document, &[vec![run], blocks].concat())?;
    }
    Ok(())
}

async fn measure(
    part: Part,
    arguments: &Arguments,
    binaries: &Binaries,
) -> Result<Vec<Block>, Error> {
    let repetitions = arguments.repetitions();
    match part {
        Part::Sizes => Ok(vec![sizes::measure(binaries)?]),
        Part::Processes => processes::measure(&deployment(binaries).await?, repetitions).await,
        Part::Delivery => deliveries(binaries, repetitions).await,
        Part::Growth => {
            let counts = growth_up_to(arguments.changes);
            Ok(vec![growth::measure(binaries, &counts).await?])
        }
        Part::Uploads => Ok(vec![uploads::measure(&deployment(binaries).await?).await?]),
        Part::Pictures => pictures::measure(),
        Part::Store => store::measure(&deployment(binaries).await?, arguments.orders).await,
    }
}

/// A deployment with a few orders.
async fn deployment(binaries: &Binaries) -> Result<Deployment, Error> {
    let mut deployment = Deployment::start(binaries.clone()).await?;
    orders::place_through_functions(&mut deployment, orders::FEW).await?;
    Ok(deployment)
}

async fn deliveries(binaries: &Binaries, repetitions: Repetitions) -> Result<Vec<Block>, Error> {
    let stack = api_client::stack(binaries).await?;
    let delivery = delivery::measure(&stack, repetitions).await?;
    let live = live::measure(&stack, repetitions).await?;
    stack.stop().await;
    Ok(vec![delivery, live])
}

/// 10, 1,000 and so on.
fn growth_up_to(most: usize) -> Vec<usize> {
    let counts = std::iter::successors(Some(10), |count: &usize| Some((count * 10).max(1_000)));
    let counts = counts.take_while(|count| *count < most);
    counts.chain([most]).collect()
}

/// Shows blocks and puts them into the document.
fn write(document: &mut Document, blocks: &[Block]) -> Result<(), Error> {
    for block in blocks {
        println!("{}\n", block.text.trim_end());
        document.replace(block)?;
    }
    document.save()
}
