//! The data folder of a stack.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::Error;
use crate::files::remove;

/// The name of the folder for logs in that folder.
pub const LOGS_FOLDER: &str = "logs";

/// A data folder, locked by one stack at a time.
#[derive(Debug)]
pub(crate) struct DataDir {
    path: PathBuf,
    _lock: File,
    _temporary: Option<TempDir>,
}

impl DataDir {
    /// The folder at `path`, made where it is absent, or a temporary one.
    pub fn open(path: Option<&Path>) -> Result<Self, Error> {
        match path {
            Some(path) => Self::at(path, None),
            None => {
                let temporary = TempDir::new().map_err(Error::file(&std::env::temp_dir()))?;
                let path = temporary.path().to_owned();
                Self::at(&path, Some(temporary))
            }
        }
    }

    fn at(path: &Path, temporary: Option<TempDir>) -> Result<Self, Error> {
        // It will hold private keys and the hashes of passwords.
        let mut folder = DirBuilder::new();
        folder.recursive(true).mode(0o700);
        folder.create(path).map_err(Error::file(path))?;
        let path = path.canonicalize().map_err(Error::file(path))?;
        Ok(Self {
            _lock: lock(&path)?,
            path,
            _temporary: temporary,
        })
    }

    pub fn dynamodb(&self) -> PathBuf {
        self.path.join("dynamodb.sqlite")
    }

    /// Where the objects of the buckets are.
    pub fn s3(&self) -> PathBuf {
        self.path.join("s3")
    }

    pub fn secrets(&self) -> PathBuf {
        self.path.join("secrets.json")
    }

    pub fn custom_resources(&self) -> PathBuf {
        self.path.join("custom-resources.json")
    }

    pub fn endpoints(&self) -> PathBuf {
        self.path.join("endpoints.json")
    }

    /// What a shell is to `source` for the operator's CLI and that of AWS.
    pub fn shell_environment(&self) -> PathBuf {
        self.path.join("aws.env")
    }

    /// Where the binaries that functions run are.
    pub fn binaries(&self) -> PathBuf {
        self.path.join("bin")
    }

    /// Where whoever runs the stack keeps the logs of functions.
    fn logs(&self) -> PathBuf {
        self.path.join(LOGS_FOLDER)
    }

    /// Says whether sample data was made, and with which password.
    pub fn seeding(&self) -> PathBuf {
        self.path.join("seeding.json")
    }

    /// Removes the files of earlier stacks, and no others that may be in the folder.
    pub fn clear(&self) -> Result<(), Error> {
        let dynamodb = self.dynamodb();
        for file in [
            dynamodb.with_extension("sqlite-shm"),
            dynamodb.with_extension("sqlite-wal"),
            dynamodb,
            self.secrets(),
            self.custom_resources(),
            self.endpoints(),
            self.shell_environment(),
            self.seeding(),
        ] {
            remove(&file)?;
        }
        remove_folder(&self.logs())?;
        remove_folder(&self.s3())
    }
}

fn remove_folder(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::file(folder)(error)),
        _ => Ok(()),
    }
}

/// The system releases the lock with the process, however that ends.
fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join("lock");
    let file = File::create(&path).map_err(Error::file(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::DataDirInUse(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(Error::file(&path)(error)),
    }
}
