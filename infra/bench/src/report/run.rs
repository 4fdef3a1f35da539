//! When, on what and of what the figures are.

use std::fs;

use shared_runtime::clock::{Clock, SystemClock};
use tokio::process::Command;

use super::Block;
use crate::binaries::repository;
use crate::part::Part;
use crate::{Error, Repetitions};

/// When, on what and of what the figures of a part are.
pub async fn run(part: Part, repetitions: Repetitions) -> Result<Block, Error> {
    let now = SystemClock.now().to_string();
    let day = now.split('T').next().unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let mut text = format!(
        "{day}, commit {}, {} ({cores} cores, {})",
        commit(part).await?,
        processor(),
        std::env::consts::ARCH,
    );
    if part == Part::Processes {
        let Repetitions {
            spawns,
            warm_requests,
            ..
        } = repetitions;
        text += &format!(", {spawns} starts and {warm_requests} warm requests each");
    }
    text.push('.');
    Ok(Block::new(part.run_block(), &text))
}

async fn commit(part: Part) -> Result<String, Error> {
    let head = git(&["rev-parse", "--short", "HEAD"]).await?;
    let status = ["status", "--porcelain", "--"];
    let arguments: Vec<_> = status
        .iter()
        .chain(part.measured_paths())
        .copied()
        .collect();
    let changes = git(&arguments).await?;
    Ok(match changes.is_empty() {
        true => head,
        false => format!("{head} with changes"),
    })
}

/// What git answers.
pub async fn git(arguments: &[&str]) -> Result<String, Error> {
    let output = Command::new("git")
        .current_dir(repository())
        .args(arguments)
        .output()
        .await;
    let output = output.map_err(Error::io("git"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("model name"));
    let name = line.and_then(|line| line.split_once(':'));
    name.map_or("an unknown processor", |(_, name)| name.trim())
        .to_owned()
}
