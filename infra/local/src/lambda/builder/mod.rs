//! The binaries that functions run.

mod binaries;
mod cargo;
mod program;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) use binaries::{Binaries, Mode};
pub use cargo::cargo_build;
pub(crate) use program::Program;

use crate::Error;

/// Where the binaries of the functions are.
#[derive(Debug, Clone)]
pub enum Build {
    /// Each is a file of its own, by name.
    Binaries(BTreeMap<String, PathBuf>),
    /// One file is all of them: a multi-call binary, told by its first argument which one to be.
    MultiCall(PathBuf),
    /// The same, made anew by `cargo build` when a source changes, in the profile that the stack
    /// itself was built in.
    Cargo(PathBuf),
}

impl Build {
    /// The programs with these names, as they are.
    pub(crate) fn programs(&self, names: &[String]) -> BTreeMap<String, Program> {
        match self {
            Self::Binaries(files) => files
                .iter()
                .map(|(name, file)| (name.clone(), Program::single(file)))
                .collect(),
            Self::MultiCall(file) | Self::Cargo(file) => names
                .iter()
                .map(|name| (name.clone(), Program::multi_call(file, name)))
                .collect(),
        }
    }

    /// Has them built from the sources as they are now, where that is asked for.
    pub(crate) async fn run(&self, repository: &Path) -> Result<(), Error> {
        let Self::Cargo(file) = self else {
            return Ok(());
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let mut arguments = vec!["--bin", &name];
        if cfg!(not(debug_assertions)) {
            arguments.push("--release");
        }
        cargo_build(repository, &arguments).await.map(drop)
    }
}

/// No binary is there.
impl Default for Build {
    fn default() -> Self {
        Self::Binaries(BTreeMap::new())
    }
}
