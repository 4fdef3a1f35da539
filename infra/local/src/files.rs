//! Files that are replaced or removed in one step: a crash leaves the old one or the new one.

use std::fs::Permissions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tempfile::NamedTempFile;

use crate::Error;

/// Reads what [`write_json`] wrote; `None` if there is no such file.
pub(crate) fn read_json<T: DeserializeOwned>(file: &Path) -> Result<Option<T>, Error> {
    match std::fs::read(file) {
        Ok(text) => serde_json::from_slice(&text)
            .map(Some)
            .map_err(|error| Error::file(file)(error.into())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(file)(error)),
    }
}

/// Replaces a file by `value` as JSON, in one step.
pub(crate) fn write_json(file: &Path, value: &impl Serialize, mode: u32) -> Result<(), Error> {
    let text = serde_json::to_vec_pretty(value).map_err(|error| Error::file(file)(error.into()))?;
    replace(file, &text, mode)
}

/// Replaces a file in one step: a reader sees the old text or the new.
pub(crate) fn replace(file: &Path, text: &[u8], mode: u32) -> Result<(), Error> {
    write(file, text, mode).map_err(Error::file(file))
}

fn write(file: &Path, text: &[u8], mode: u32) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(text)?;
    new.as_file()
        .set_permissions(Permissions::from_mode(mode))?;
    new.as_file().sync_all()?;
    new.persist(file)?;
    Ok(())
}

/// Removes a file that may be absent.
pub(crate) fn remove(file: &Path) -> Result<(), Error> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::file(file)(error)),
        _ => Ok(()),
    }
}
