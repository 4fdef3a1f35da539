//! Copies of the binaries that a stack runs, so that building does not disturb it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::Error;
use crate::data_dir::remove;

/// The binaries in use, each under a new name whenever it changes.
#[derive(Debug)]
pub(crate) struct Binaries {
    folder: PathBuf,
    copies: u64,
    current: BTreeMap<String, Copy>,
    replaced: Vec<PathBuf>,
}

#[derive(Debug)]
struct Copy {
    built: SystemTime,
    path: PathBuf,
}

impl Binaries {
    /// An empty folder for copies.
    pub fn new(folder: PathBuf) -> Result<Self, Error> {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Error::file(&folder))?;
        }
        fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
        Ok(Self {
            folder,
            copies: 0,
            current: BTreeMap::new(),
            replaced: Vec::new(),
        })
    }

    /// Takes over what was built; gives back the names of what changed.
    pub fn update(&mut self, built: &BTreeMap<String, PathBuf>) -> Result<Vec<String>, Error> {
        let mut changed = Vec::new();
        for (name, file) in built {
            if self.take(name, file)? {
                changed.push(name.clone());
            }
        }
        Ok(changed)
    }

    fn take(&mut self, name: &str, file: &Path) -> Result<bool, Error> {
        let metadata = fs::metadata(file).map_err(Error::file(file))?;
        let built = metadata.modified().map_err(Error::file(file))?;
        if self
            .current
            .get(name)
            .is_some_and(|copy| copy.built == built)
        {
            return Ok(false);
        }
        self.copies += 1;
        let path = self.folder.join(format!("{name}-{}", self.copies));
        link_or_copy(file, &path).map_err(Error::file(file))?;
        if let Some(old) = self.current.insert(name.to_owned(), Copy { built, path }) {
            self.replaced.push(old.path);
        }
        Ok(true)
    }

    /// Removes what was replaced, once nothing starts it any more. Processes keep what they run.
    pub fn discard_replaced(&mut self) -> Result<(), Error> {
        self.replaced.drain(..).try_for_each(|path| remove(&path))
    }

    /// The file to run.
    pub fn path(&self, name: &str) -> Result<PathBuf, Error> {
        let missing = || Error::Build(format!("no binary named {name} was built"));
        self.current
            .get(name)
            .map(|copy| copy.path.clone())
            .ok_or_else(missing)
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
