//! Documents of the repository, and the parts of `docs/OPERATIONS.md` that are written here.

use std::{fs, path::PathBuf};

use crate::markers::replaced;

use crate::Error;

const OPERATIONS: &str = "docs/OPERATIONS.md";

/// The text of a file, given its path from the root of the repository.
pub fn read(file: &'static str) -> Result<String, Error> {
    fs::read_to_string(path(file)).map_err(|source| Error::Io { file, source })
}

fn path(file: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(file)
}

/// What stands between the markers of this name.
#[derive(Debug, Clone)]
pub struct Block {
    /// The name.
    pub name: &'static str,
    /// What is to stand there.
    pub text: String,
}

/// `docs/OPERATIONS.md`.
#[derive(Debug)]
pub struct Operations(String);

impl Operations {
    /// The document as it is.
    pub fn open() -> Result<Self, Error> {
        Ok(Self(read(OPERATIONS)?))
    }

    /// Whether it says already what a block says.
    pub fn holds(&self, block: &Block) -> bool {
        replaced(&self.0, block.name, &block.text).is_some_and(|text| text == self.0)
    }

    /// Puts a block in its place.
    pub fn replace(&mut self, block: &Block) -> Result<(), Error> {
        let missing = || Error::Missing {
            file: OPERATIONS,
            what: format!("block {}", block.name),
        };
        self.0 = replaced(&self.0, block.name, &block.text).ok_or_else(missing)?;
        Ok(())
    }

    /// Writes the document.
    pub fn save(&self) -> Result<(), Error> {
        let file = OPERATIONS;
        fs::write(path(file), &self.0).map_err(|source| Error::Io { file, source })
    }
}
