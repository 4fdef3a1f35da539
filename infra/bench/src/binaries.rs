//! The binaries that are measured, in the release profile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde::Deserialize;
use tokio::process::Command;

use crate::Error;

/// The functions: each binary is named like its package.
pub const FUNCTIONS: [&str; 4] = ["auth", "orders", "system", "signing-key"];
/// What they are compared with.
pub const HELLO: &str = "hello";

/// Where binaries are, by name.
#[derive(Debug, Clone)]
pub struct Binaries(BTreeMap<String, PathBuf>);

impl Binaries {
    /// The file of a binary.
    pub fn path(&self, name: &str) -> Result<&Path, Error> {
        let missing = || Error::Build(format!("no binary named {name} was built"));
        self.0.get(name).map(PathBuf::as_path).ok_or_else(missing)
    }
}

/// The repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Builds everything that is measured. The functions are built apart from this package, whose needs
/// would otherwise add to theirs.
pub async fn build() -> Result<Binaries, Error> {
    let packages = FUNCTIONS.iter().flat_map(|name| ["-p", name]);
    let mut files = cargo_build(packages).await?;
    files.extend(cargo_build(["-p", env!("CARGO_PKG_NAME"), "--bin", HELLO]).await?);
    Ok(Binaries(files))
}

/// What of cargo's messages says where a binary is.
#[derive(Debug, Deserialize)]
struct Artifact {
    target: Target,
    executable: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
}

async fn cargo_build(
    packages: impl IntoIterator<Item = &str>,
) -> Result<BTreeMap<String, PathBuf>, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(repository())
        .args([
            "build",
            "--release",
            "--message-format=json-render-diagnostics",
        ])
        .args(packages)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .await
        .map_err(Error::io("cargo build"))?;
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
