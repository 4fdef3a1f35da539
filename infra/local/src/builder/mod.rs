//! The binaries that functions run.

mod binaries;
mod cargo;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) use binaries::Binaries;
pub use cargo::cargo_build;

use crate::Error;
use crate::report::Report;

/// How the binaries of the functions are obtained.
#[derive(Debug, Clone)]
pub enum Build {
    /// `cargo build` in the repository, in the profile that the stack itself was built in.
    Cargo,
    /// They are there already, by name.
    Binaries(BTreeMap<String, PathBuf>),
}

impl Build {
    /// The files of the binaries named, built where that is asked for.
    pub(crate) async fn run(
        &self,
        repository: &Path,
        names: &[String],
        report: &Report,
    ) -> Result<BTreeMap<String, PathBuf>, Error> {
        match self {
            Self::Binaries(files) => Ok(files.clone()),
            Self::Cargo => {
                report.step(format!("Building {}", names.join(", ")));
                let mut arguments: Vec<&str> = Vec::new();
                arguments.extend(names.iter().flat_map(|name| ["-p", name]));
                if cfg!(not(debug_assertions)) {
                    arguments.push("--release");
                }
                cargo_build(repository, &arguments).await
            }
        }
    }
}
