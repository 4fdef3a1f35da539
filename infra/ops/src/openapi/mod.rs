//! `ops openapi`: the document that `system` serves, from the functions' code.

mod document;
mod limits;
mod operation_ids;
mod present;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

pub use document::{document, functions};

use crate::Error;

/// Whether to write.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Write nothing, and fail where the document is not what the code says.
    #[arg(long)]
    check: bool,
}

/// The document's place in the repository that this program was built in.
pub fn path() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."));
    root.join("functions/system/openapi.json")
}

/// Writes the document or compares it.
///
/// # Errors
/// Where the document cannot be made or written, or is not what the code says.
pub fn run(options: &Options, out: &mut impl Write) -> Result<(), Error> {
    let path = path();
    if options.check {
        check(&path)?;
        writeln!(out, "{} is what the code says.", path.display())?;
    } else {
        fs::write(&path, text()?).map_err(|error| file_error(&path, error))?;
        writeln!(out, "{} is written.", path.display())?;
    }
    Ok(())
}

/// Compares the document at `path` with the code.
///
/// # Errors
/// Where it is not what the code says.
pub fn check(path: &Path) -> Result<(), Error> {
    let written = fs::read_to_string(path).map_err(|error| file_error(path, error))?;
    if written == text()? {
        Ok(())
    } else {
        Err(Error::Outdated(path.to_owned()))
    }
}

/// The document as it is checked in.
fn text() -> Result<String, Error> {
    let json = document()?.to_pretty_json()?;
    Ok(format!("{json}\n"))
}

fn file_error(path: &Path, error: std::io::Error) -> Error {
    Error::File {
        path: path.to_owned(),
        error,
    }
}
