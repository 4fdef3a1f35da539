//! Measures the functions against their budgets, and writes `docs/BENCHMARKS.md`.
//!
//! Nothing here fails because a figure is bad: machines differ, and figures are for reading.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod binaries;
mod delivery;
mod error;
mod growth;
mod live;
mod load;
mod people;
mod processes;
mod report;
mod runtime;
mod secrets;
mod server;
mod shop;
mod sizes;
mod store;
mod uploads;
mod world;

use std::process::ExitCode;

use clap::Parser;

use binaries::Binaries;
use error::Error;
use report::{Block, Document};
use world::World;

/// Measures the functions against their budgets, and writes docs/BENCHMARKS.md.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    /// Repeat less: figures come sooner and scatter more.
    #[arg(long)]
    quick: bool,
    /// How many orders there are when lists are measured for the second time.
    #[arg(long, default_value_t = 100_000)]
    orders: usize,
    /// Measure only what goes through the whole stack: how soon changes are heard of.
    #[arg(long)]
    stack: bool,
    /// Measure only single processes: starts, memory, processor time and instructions.
    #[arg(long)]
    processes: bool,
    /// Measure only what writes and starts of the local stack cost after ever more changes, up to as many.
    #[arg(long, value_name = "CHANGES")]
    growth: Option<usize>,
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
    let repetitions = arguments.repetitions();
    let functions: &[&str] = match arguments.processes {
        true => &processes::FUNCTIONS,
        false => &binaries::FUNCTIONS,
    };
    let binaries = binaries::build(functions).await?;
    let mut document = Document::open()?;
    if let Some(changes) = arguments.growth {
        let counts = growth_up_to(changes);
        return write(&mut document, &[growth::measure(&binaries, &counts).await?]);
    }
    if arguments.processes {
        let mut world = World::start(binaries).await?;
        load::through_the_functions(&mut world, load::FEW).await?;
        return measure_processes(&world, repetitions, &mut document).await;
    }
    if arguments.stack {
        return measure_stack(&binaries, repetitions, &mut document).await;
    }
    write(&mut document, &[report::run("run", repetitions).await?])?;
    measure_stack(&binaries, repetitions, &mut document).await?;
    write(&mut document, &[sizes::measure(&binaries)?])?;
    let mut world = World::start(binaries).await?;
    load::through_the_functions(&mut world, load::FEW).await?;
    measure_processes(&world, repetitions, &mut document).await?;
    write(&mut document, &[uploads::measure(&world).await?])?;
    let blocks = store::measure(&world, arguments.orders).await?;
    write(&mut document, &blocks)
}

/// 10, 1,000 and so on.
fn growth_up_to(most: usize) -> Vec<usize> {
    let counts = std::iter::successors(Some(10), |count: &usize| Some((count * 10).max(1_000)));
    let counts = counts.take_while(|count| *count < most);
    counts.chain([most]).collect()
}

async fn measure_processes(
    world: &World,
    repetitions: Repetitions,
    document: &mut Document,
) -> Result<(), Error> {
    let run = report::run("run-processes", repetitions).await?;
    let blocks = processes::measure(world, repetitions).await?;
    write(document, &[run])?;
    write(document, &blocks)
}

async fn measure_stack(
    binaries: &Binaries,
    repetitions: Repetitions,
    document: &mut Document,
) -> Result<(), Error> {
    let stack = shop::stack(binaries).await?;
    let delivery = delivery::measure(&stack, repetitions).await?;
    let live = live::measure(&stack, repetitions).await?;
    stack.stop().await;
    write(document, &[delivery, live])
}

/// Shows blocks and puts them into the document.
fn write(document: &mut Document, blocks: &[Block]) -> Result<(), Error> {
    for block in blocks {
        println!("{}\n", block.text.trim_end());
        document.replace(block)?;
    }
    document.save()
}
