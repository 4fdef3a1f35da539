//! The programs that a stack runs, and copies of their files where building could disturb it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Program;
use crate::Error;
use crate::files::remove;

/// The programs in use.
#[derive(Debug)]
pub(crate) struct Binaries {
    /// Where copies are, each under a new name whenever its original changes.
    folder: PathBuf,
    copies: u64,
    /// What is run in place of a file that was built.
    files: BTreeMap<PathBuf, InUse>,
    programs: BTreeMap<String, Program>,
    replaced: Vec<PathBuf>,
    mode: Mode,
}

/// Whether files are run where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    InPlace,
    Copied,
}

#[derive(Debug)]
struct InUse {
    built: SystemTime,
    path: PathBuf,
}

impl Binaries {
    /// None yet; copies go into `folder`, which is emptied.
    pub fn new(folder: PathBuf, mode: Mode) -> Result<Self, Error> {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Error::file(&folder))?;
        }
        fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
        Ok(Self {
            folder,
            copies: 0,
            files: BTreeMap::new(),
            programs: BTreeMap::new(),
            replaced: Vec::new(),
            mode,
        })
    }

    /// Takes over what was built; gives back the names of what changed.
    pub fn update(&mut self, built: BTreeMap<String, Program>) -> Result<Vec<String>, Error> {
        let mut files = BTreeMap::new();
        for program in built.values() {
            if !files.contains_key(program.path()) {
                files.insert(program.path().to_owned(), self.take(program.path())?);
            }
        }
        self.programs = built;
        let programs = self.programs.iter();
        let changed = programs.filter(|(_, program)| files[program.path()]);
        Ok(changed.map(|(name, _)| name.clone()).collect())
    }

    /// Whether a file is another one than before.
    fn take(&mut self, file: &Path) -> Result<bool, Error> {
        let metadata = fs::metadata(file).map_err(Error::file(file))?;
        let built = metadata.modified().map_err(Error::file(file))?;
        let known = self.files.get(file);
        if known.is_some_and(|known| known.built == built) {
            return Ok(false);
        }
        let path = match self.mode {
            Mode::InPlace => file.to_owned(),
            Mode::Copied => self.copy(file)?,
        };
        let old = self.files.insert(file.to_owned(), InUse { built, path });
        self.replaced.extend(old.map(|old| old.path));
        Ok(true)
    }

    fn copy(&mut self, file: &Path) -> Result<PathBuf, Error> {
        self.copies += 1;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let path = self.folder.join(format!("{name}-{}", self.copies));
        link_or_copy(file, &path).map_err(Error::file(file))?;
        Ok(path)
    }

    /// Removes the copies of what was replaced, once nothing starts them any more. Processes keep
    /// what they run.
    pub fn discard_replaced(&mut self) -> Result<(), Error> {
        match self.mode {
            Mode::InPlace => Ok(()),
            Mode::Copied => self.replaced.drain(..).try_for_each(|path| remove(&path)),
        }
    }

    /// What to run.
    pub fn program(&self, name: &str) -> Result<Program, Error> {
        let missing = || Error::Build(format!("no binary named {name} was built"));
        let program = self.programs.get(name).ok_or_else(missing)?;
        let in_use = self.files.get(program.path()).ok_or_else(missing)?;
        Ok(program.at(&in_use.path))
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// A link costs nothing, and linkers write a new file rather than into the old one. It also leaves
/// no file open for writing, which a process started meanwhile would inherit ("text file busy").
fn link_or_copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}
