//! One `cargo build` for all packages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde::Deserialize;
use tokio::process::Command;

use crate::Error;

/// What of cargo's messages says where a binary is.
/// <https://doc.rust-lang.org/cargo/reference/external-tools.html#artifact-messages>
#[derive(Debug, Deserialize)]
struct Artifact {
    target: Target,
    executable: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
}

/// Builds packages whose binaries are named like them; compiler output goes to standard error.
pub(super) async fn build(
    repository: &Path,
    packages: &[String],
) -> Result<BTreeMap<String, PathBuf>, Error> {
    let output = command(repository, packages)
        .output()
        .await
        .map_err(|error| Error::Build(format!("cargo cannot be run: {error}")))?;
    if !output.status.success() {
        return Err(Error::Build(format!(
            "cargo build ended with {}",
            output.status
        )));
    }
    Ok(output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice::<Artifact>(line).ok())
        .filter_map(|artifact| Some((artifact.target.name, artifact.executable?)))
        .collect())
}

fn command(repository: &Path, packages: &[String]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(repository)
        .args(["build", "--message-format=json-render-diagnostics"])
        .args(packages.iter().flat_map(|package| ["-p", package]))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .kill_on_drop(true);
    if cfg!(not(debug_assertions)) {
        command.arg("--release");
    }
    command
}
