//! What a function is run with.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

/// A file to run. One that is several programs is told by its first argument which one to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Program {
    path: PathBuf,
    arguments: Vec<String>,
}

impl Program {
    /// A file that is one program.
    pub fn single(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            arguments: Vec::new(),
        }
    }

    /// The program called `name` in a file that is several.
    pub fn multi_call(path: &Path, name: &str) -> Self {
        Self {
            path: path.to_owned(),
            arguments: vec![name.to_owned()],
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The same in another place.
    pub fn at(&self, path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            arguments: self.arguments.clone(),
        }
    }

    /// Runs it with nothing of this process's environment and no input.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(&self.arguments)
            .env_clear()
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }
}
