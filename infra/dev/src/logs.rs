//! The log of each function, in a file of its own.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The bytes that a log may have before it is rotated: with the one before, twice as many a
/// function are kept.
const LIMIT: u64 = 5_000_000;

/// Appends lines to logs. One that is too long becomes `NAME.1.log` in place of the one before it.
#[derive(Debug, Clone)]
pub struct Logs {
    folder: PathBuf,
    limit: u64,
    open: Arc<Mutex<BTreeMap<String, Log>>>,
}

#[derive(Debug)]
struct Log {
    file: File,
    length: u64,
}

impl Logs {
    /// Logs in `folder`, which is made for the first line.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder,
            limit: LIMIT,
            open: Arc::default(),
        }
    }

    /// Where they are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The log of a function.
    pub fn path(&self, function: &str) -> PathBuf {
        self.folder.join(format!("{function}.log"))
    }

    /// Adds a line to the log of a function.
    ///
    /// # Errors
    /// Where the file cannot be written. The next line tries again.
    pub fn write(&self, function: &str, line: &str) -> io::Result<()> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let mut log = match open.remove(function) {
            Some(log) => log,
            None => self.open(function)?,
        };
        if log.length >= self.limit {
            drop(log);
            fs::rename(self.path(function), self.path(&format!("{function}.1")))?;
            log = self.open(function)?;
        }
        let line = format!("{line}\n");
        log.file.write_all(line.as_bytes())?;
        log.length += line.len() as u64;
        open.insert(function.to_owned(), log);
        Ok(())
    }

    fn open(&self, function: &str) -> io::Result<Log> {
        fs::create_dir_all(&self.folder)?;
        let mut options = OpenOptions::new();
        let file = options
            .append(true)
            .create(true)
            .open(self.path(function))?;
        let length = file.metadata()?.len();
        Ok(Log { file, length })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use tempfile::TempDir;

    use super::Logs;

    fn logs(folder: &TempDir, limit: u64) -> Logs {
        let logs = Logs::in_folder(folder.path().join("logs"));
        Logs { limit, ..logs }
    }

    #[test]
    fn the_lines_of_each_function_are_in_a_file_of_its_own() {
        let folder = TempDir::new().unwrap();
        let logs = logs(&folder, 1_000);
        for (function, line) in [("orders", "one"), ("auth", "two"), ("orders", "three")] {
            logs.write(function, line).unwrap();
        }
        let orders = fs::read_to_string(logs.path("orders")).unwrap();
        assert_eq!(orders, "one\nthree\n");
        assert_eq!(fs::read_to_string(logs.path("auth")).unwrap(), "two\n");
    }

    #[test]
    fn however_much_a_function_writes_the_latest_lines_are_kept_and_few_others() {
        let folder = TempDir::new().unwrap();
        let logs = logs(&folder, 100);
        for number in 0..1_000 {
            logs.write("orders", &format!("line {number}")).unwrap();
        }
        let files = fs::read_dir(logs.folder()).unwrap();
        let sizes = files.map(|file| file.unwrap().metadata().unwrap().len());
        assert!(sizes.sum::<u64>() < 250);
        let (now, before) = (logs.path("orders"), logs.path("orders.1"));
        let kept = fs::read_to_string(before).unwrap() + &fs::read_to_string(now).unwrap();
        assert!(kept.ends_with("line 998\nline 999\n"), "{kept}");
    }

    #[test]
    fn a_log_that_is_there_goes_on() {
        let folder = TempDir::new().unwrap();
        logs(&folder, 1_000).write("orders", "before").unwrap();
        logs(&folder, 1_000).write("orders", "after").unwrap();
        let log = fs::read_to_string(logs(&folder, 1).path("orders")).unwrap();
        assert_eq!(log, "before\nafter\n");
    }
}
