//! From starting a process to its first answer.

use std::time::Duration;

use super::{Kind, Subject};
use crate::Error;
use crate::deployment::Deployment;
use crate::report::{Block, Table, limited, median};

/// Times what `hello` takes.
const BUDGET: f64 = 2.2;

#[derive(Debug, Clone, Copy)]
struct Start {
    ready: Duration,
    answered: Duration,
}

/// Starts every subject `spawns` times, in turns, so that what else the machine does meets all
/// alike.
pub async fn measure(
    deployment: &Deployment,
    subjects: &[Subject],
    spawns: usize,
) -> Result<Block, Error> {
    let mut starts = vec![Vec::with_capacity(spawns); subjects.len()];
    for _ in 0..spawns {
        for (subject, starts) in subjects.iter().zip(&mut starts) {
            starts.push(start(deployment, subject).await?);
        }
    }
    let mut table = Table::new([
        "function, first request",
        "to the first `next`, ms",
        "to the first answer, ms",
        "× hello",
    ]);
    let mut baseline = f64::NAN;
    for (index, (subject, starts)) in subjects.iter().zip(&starts).enumerate() {
        let ready = milliseconds(starts, |start| start.ready);
        let answered = milliseconds(starts, |start| start.answered);
        if index == 0 {
            baseline = answered;
        }
        let ratio = answered / baseline;
        let ratio = match subject.kind {
            Kind::Budgeted(_) => limited(ratio, 2, BUDGET),
            Kind::Compared | Kind::Hashes => format!("{ratio:.2}"),
        };
        table.row([
            subject.name.to_owned(),
            format!("{ready:.2}"),
            format!("{answered:.2}"),
            ratio,
        ]);
    }
    Ok(Block::new("cold-starts", &table))
}

async fn start(deployment: &Deployment, subject: &Subject) -> Result<Start, Error> {
    let mut instance = deployment.instance(subject.function).await?;
    let answer = instance.expect(&subject.request).await?;
    let start = Start {
        ready: instance.first_asked() - instance.started(),
        answered: answer.at - instance.started(),
    };
    instance.stop().await?;
    Ok(start)
}

fn milliseconds(starts: &[Start], of: impl Fn(&Start) -> Duration) -> f64 {
    median(starts.iter().map(|start| of(start).as_secs_f64() * 1_000.0))
}
