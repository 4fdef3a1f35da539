//! The binaries that are measured, in the release profile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Error;

/// The functions: each binary is named like its package.
pub const FUNCTIONS: [&str; 16] = [
    "auth",
    "orders",
    "media",
    "users",
    "admin",
    "notifications",
    "system",
    "console",
    "outbox",
    "notifier",
    "projector",
    "contact-merger",
    "realtime",
    "media-processor",
    "signing-key",
    "settings-digest",
];
/// What they are compared with.
pub const HELLO: &str = "hello";
/// The same calls of DynamoDB by the SDK alone.
pub const SDK: &str = "sdk";

/// Where binaries are, by name.
#[derive(Debug, Default, Clone)]
pub struct Binaries(BTreeMap<String, PathBuf>);

impl Binaries {
    /// All of them.
    pub fn all(&self) -> BTreeMap<String, PathBuf> {
        self.0.clone()
    }

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

/// Builds these functions, and what they are compared with. The functions are built apart from this
/// package, whose needs would otherwise add to theirs.
pub async fn build(functions: &[&str]) -> Result<Binaries, Error> {
    let functions = functions.iter().flat_map(|name| ["-p", name]);
    let functions: Vec<_> = std::iter::once("--release").chain(functions).collect();
    let package = env!("CARGO_PKG_NAME");
    let compared = [
        "--release",
        "-p",
        package,
        "--example",
        HELLO,
        "--example",
        SDK,
    ];
    let mut files = local::cargo_build(&repository(), &functions).await?;
    files.extend(local::cargo_build(&repository(), &compared).await?);
    Ok(Binaries(files))
}
