//! `docs/BENCHMARKS.md`: figures between markers, and what people wrote around them.

use std::fs;
use std::path::PathBuf;

use costs::markers::{content, replaced};

use crate::Error;
use crate::binaries::repository;

/// A part of the document that is replaced whole.
#[derive(Debug, Clone)]
pub struct Block {
    name: String,
    /// What it holds.
    pub text: String,
}

impl Block {
    /// The block between the markers of this name.
    pub fn new(name: impl Into<String>, content: &impl ToString) -> Self {
        Self {
            name: name.into(),
            text: content.to_string(),
        }
    }
}

/// The document.
#[derive(Debug)]
pub struct Document {
    path: PathBuf,
    text: String,
}

impl Document {
    /// The document as it is.
    pub fn open() -> Result<Self, Error> {
        let path = repository().join("docs/BENCHMARKS.md");
        let text = fs::read_to_string(&path).map_err(Error::io(path.display()))?;
        Ok(Self { path, text })
    }

    /// The content of the block of this name.
    pub fn block(&self, name: &str) -> Result<&str, Error> {
        content(&self.text, name).ok_or_else(|| self.missing(name))
    }

    /// Puts a block in its place.
    pub fn replace(&mut self, block: &Block) -> Result<(), Error> {
        let replaced = replaced(&self.text, &block.name, &block.text);
        self.text = replaced.ok_or_else(|| self.missing(&block.name))?;
        Ok(())
    }

    fn missing(&self, block: &str) -> Error {
        Error::setup(format!("{} has no block {block}", self.path.display()))
    }

    /// Writes the document.
    pub fn save(&self) -> Result<(), Error> {
        fs::write(&self.path, &self.text).map_err(Error::io(self.path.display()))
    }
}
