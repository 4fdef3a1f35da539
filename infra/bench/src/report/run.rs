//! When, on what and of what the figures are.

use std::fs;

use shared::clock::{Clock, SystemClock};
use tokio::process::Command;

use super::Block;
use crate::binaries::repository;
use crate::{Error, Repetitions};

/// What the figures are of that stand below the block of this name.
pub async fn run(name: &str, repetitions: Repetitions) -> Result<Block, Error> {
    let now = SystemClock.now().to_string();
    let day = now.split('T').next().unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let Repetitions {
        spawns,
        warm_requests,
        ..
    } = repetitions;
    let text = format!(
        "{day}, commit {}, {} ({cores} cores, {}), {spawns} starts and {warm_requests} warm requests each.",
        commit().await?,
        processor(),
        std::env::consts::ARCH,
    );
    Ok(Block::new(name, &text))
}

async fn commit() -> Result<String, Error> {
    let head = git(&["rev-parse", "--short", "HEAD"]).await?;
    let changes = git(&[
        "status",
        "--porcelain",
        "--",
        "functions",
        "shared",
        "infra/bench/src",
        "Cargo.lock",
    ])
    .await?;
    Ok(match changes.is_empty() {
        true => head,
        false => format!("{head} with changes"),
    })
}

async fn git(arguments: &[&str]) -> Result<String, Error> {
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
