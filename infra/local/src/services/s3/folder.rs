//! A bucket's files: for each version of an object one with its content and one that describes it.
//!
//! The description is written last and removed first, so content without one never counted. Files
//! are named by the version's id: a key may be longer than a file's name, and end in a slash.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use tempfile::NamedTempFile;
use uuid::Uuid;

use super::object::Object;
use crate::Error;
use crate::files::{self, remove};

const DESCRIPTION: &str = "json";
const CONTENT: &str = "content";

#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder at `path`, made where it is absent.
    pub fn open(path: PathBuf) -> Result<Self, Error> {
        let mut folder = DirBuilder::new();
        let made = folder.recursive(true).mode(0o700).create(&path);
        made.map_err(Error::file(&path))?;
        Ok(Self(path))
    }

    /// Since when it is there, as far as the file system tells.
    pub fn created(&self) -> SystemTime {
        let metadata = fs::metadata(&self.0);
        let created = metadata.and_then(|metadata| metadata.created());
        created.unwrap_or(UNIX_EPOCH)
    }

    /// Every version that is kept, in the order in which they were made. What an earlier process
    /// left unfinished is removed.
    pub fn objects(&self) -> Result<Vec<Object>, Error> {
        let mut objects: Vec<Object> = Vec::new();
        for path in self.files()? {
            if extension_is(&path, DESCRIPTION) {
                objects.extend(files::read_json::<Object>(&path)?);
            }
        }
        objects.sort_by_key(|object| object.id);
        for path in self.files()? {
            let described = objects.iter().any(|object| {
                path == self.path(object.id, CONTENT) || path == self.path(object.id, DESCRIPTION)
            });
            if !described {
                remove(&path)?;
            }
        }
        Ok(objects)
    }

    fn files(&self) -> Result<Vec<PathBuf>, Error> {
        let entries = fs::read_dir(&self.0).map_err(Error::file(&self.0))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let paths: Result<_, _> = paths.collect();
        paths.map_err(Error::file(&self.0))
    }

    /// A file for content that is still coming in. It goes unless it is kept.
    pub fn incoming(&self) -> std::io::Result<NamedTempFile> {
        NamedTempFile::new_in(&self.0)
    }

    /// Keeps a version; after this it survives whatever happens to the process.
    pub fn save(&self, object: &Object, content: Option<NamedTempFile>) -> Result<(), Error> {
        if let Some(content) = content {
            let path = self.path(object.id, CONTENT);
            let synced = content.as_file().sync_all();
            synced.map_err(Error::file(&path))?;
            let persisted = content.persist(&path);
            persisted.map_err(|error| Error::file(&path)(error.error))?;
        }
        files::write_json(&self.path(object.id, DESCRIPTION), object, 0o600)
    }

    /// Removes a version. Who reads it already may finish.
    pub fn remove(&self, object: &Object) -> Result<(), Error> {
        remove(&self.path(object.id, DESCRIPTION))?;
        remove(&self.path(object.id, CONTENT))
    }

    pub fn content(&self, object: &Object) -> std::io::Result<File> {
        File::open(self.path(object.id, CONTENT))
    }

    fn path(&self, id: Uuid, extension: &str) -> PathBuf {
        self.0.join(format!("{id}.{extension}"))
    }
}

fn extension_is(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}
