//! What a running function holds and spends.

use std::time::Duration;

use super::system::{Memory, memory, processor_time};
use super::{Kind, Subject};
use crate::Error;
use crate::deployment::Deployment;
use crate::report::{Block, Table, limited};
use crate::runtime::Instance;

/// Megabytes.
const MEMORY_BUDGET: f64 = 12.0;
/// After so many requests memory is looked at again, and processor time is counted.
const WARM_UP: usize = 200;
const ROUNDS: usize = 20;

#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    first: Memory,
    warm: Memory,
    processor: Duration,
}

/// Measures running instances, in turns, so that what else the machine does meets all alike.
pub async fn measure(
    deployment: &Deployment,
    subjects: &[Subject],
    requests: usize,
) -> Result<[Block; 2], Error> {
    let mut instances = Vec::with_capacity(subjects.len());
    for subject in subjects {
        let mut instance = deployment.instance(subject.function).await?;
        let mut figures = Figures::default();
        repeat(&mut instance, subject, 1).await?;
        figures.first = memory(instance.id()?)?;
        repeat(&mut instance, subject, WARM_UP - 1).await?;
        figures.warm = memory(instance.id()?)?;
        instances.push((instance, figures));
    }
    for _ in 0..ROUNDS {
        for (subject, (instance, figures)) in subjects.iter().zip(&mut instances) {
            figures.processor += spend(instance, subject, requests / ROUNDS).await?;
        }
    }
    let figures: Vec<_> = instances.iter().map(|(_, figures)| *figures).collect();
    for (instance, _) in instances {
        instance.stop().await?;
    }
    Ok([
        memory_block(subjects, &figures),
        processor_block(subjects, &figures, requests / ROUNDS * ROUNDS),
    ])
}

async fn spend(
    instance: &mut Instance,
    subject: &Subject,
    requests: usize,
) -> Result<Duration, Error> {
    let before = processor_time(instance.id()?)?;
    repeat(instance, subject, requests).await?;
    Ok(processor_time(instance.id()?)? - before)
}

async fn repeat(instance: &mut Instance, subject: &Subject, requests: usize) -> Result<(), Error> {
    for _ in 0..requests {
        instance.expect(&subject.request).await?;
    }
    Ok(())
}

fn memory_block(subjects: &[Subject], figures: &[Figures]) -> Block {
    let mut table = Table::new([
        "function, requests",
        "after the first, MB",
        "after 200, MB",
        "at most, MB",
    ]);
    for (subject, figures) in subjects.iter().zip(figures) {
        let peak = match subject.function {
            "auth" | "hello" => format!("{:.1}", figures.warm.peak),
            _ => limited(figures.warm.peak, 1, MEMORY_BUDGET),
        };
        let [first, warm] =
            [figures.first, figures.warm].map(|memory| format!("{:.1}", memory.present));
        table.row([subject.name.to_owned(), first, warm, peak]);
    }
    Block::new("memory", &table)
}

fn processor_block(subjects: &[Subject], figures: &[Figures], requests: usize) -> Block {
    let mut table = Table::new(["function, requests", "processor time each, ms", "× hello"]);
    let each = |figures: &Figures| figures.processor.as_secs_f64() * 1_000.0 / requests as f64;
    let baseline = figures.first().map_or(f64::NAN, each);
    for (subject, figures) in subjects.iter().zip(figures) {
        let ratio = each(figures) / baseline;
        let ratio = match subject.kind {
            Kind::Budgeted(budget) => limited(ratio, 2, budget),
            Kind::Compared | Kind::Hashes => format!("{ratio:.2}"),
        };
        table.row([
            subject.name.to_owned(),
            format!("{:.3}", each(figures)),
            ratio,
        ]);
    }
    Block::new("processor", &table)
}
