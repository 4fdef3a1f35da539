//! How many instructions a start and a request take, under callgrind: a figure that other work on
//! the machine does not disturb.
//!
//! <https://valgrind.org/docs/manual/cl-manual.html>

use std::path::Path;

use tempfile::TempDir;
use tokio::process::Command;

use super::Subject;
use crate::Error;
use crate::deployment::Deployment;
use crate::report::{Block, Table};

/// Requests that are not counted, since what is made once is made in them.
const FIRST: usize = 20;
/// As many are counted.
const COUNTED: usize = 40;

/// Counts what every subject takes. A machine without valgrind gives no figures.
pub async fn measure(
    deployment: &Deployment,
    subjects: &[Subject],
) -> Result<Option<Block>, Error> {
    if Command::new("valgrind")
        .arg("--version")
        .output()
        .await
        .is_err()
    {
        return Ok(None);
    }
    let mut table = Table::new([
        "function, request",
        "a start and its first answer, millions",
        "× hello",
        "a warm request, millions",
        "× hello",
    ]);
    let mut hello = None;
    for subject in subjects {
        let start = count(deployment, subject, 1).await?;
        let few = count(deployment, subject, FIRST).await?;
        let many = count(deployment, subject, FIRST + COUNTED).await?;
        let request = (many - few) / COUNTED as f64;
        let (first, each) = *hello.get_or_insert((start, request));
        table.row([
            subject.name.to_owned(),
            format!("{start:.2}"),
            format!("{:.2}", start / first),
            format!("{request:.3}"),
            format!("{:.2}", request / each),
        ]);
    }
    Ok(Some(Block::new("instructions", &table)))
}

/// Millions of instructions of a process that answers so many requests.
async fn count(deployment: &Deployment, subject: &Subject, requests: usize) -> Result<f64, Error> {
    let folder = TempDir::new().map_err(Error::io("a folder for callgrind"))?;
    let file = folder.path().join("out");
    let out = format!("--callgrind-out-file={}", file.display());
    let mut tool = Command::new("valgrind");
    tool.args(["--quiet", "--tool=callgrind", &out]);
    let mut instance = deployment.instance_under(tool, subject.function).await?;
    for _ in 0..requests {
        instance.expect(&subject.request).await?;
    }
    instance.terminate().await?;
    total(&file)
}

/// What callgrind writes of the whole process: `totals: 12345`.
fn total(file: &Path) -> Result<f64, Error> {
    let text = std::fs::read_to_string(file).map_err(Error::io(file.display()))?;
    let totals = text
        .lines()
        .filter_map(|line| line.strip_prefix("totals: "));
    let totals = totals.filter_map(|total| total.trim().parse::<f64>().ok());
    Ok(totals.sum::<f64>() / 1e6)
}
