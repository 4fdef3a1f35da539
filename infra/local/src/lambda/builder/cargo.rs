//! `cargo build`, and where it puts binaries.

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

/// Runs `cargo build` with these arguments and gives the binaries that came of it, by name.
/// Compiler output goes to standard error.
///
/// # Errors
/// Where cargo cannot be run or the build fails.
pub async fn cargo_build(
    repository: &Path,
    arguments: &[&str],
) -> Result<BTreeMap<String, PathBuf>, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(repository)
        .args(["build", "--message-format=json-render-diagnostics"])
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
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
