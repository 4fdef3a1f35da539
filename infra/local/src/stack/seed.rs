//! Sample data, made by the operator's CLI.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;

use tokio::process::Command;

use super::{Options, Seed};
use crate::builder::Binaries;
use crate::data_dir::DataDir;
use crate::database::Database;
use crate::lambda::Services;
use crate::report::Report;
use crate::template::screaming_snake;
use crate::{Error, files};

/// The package that makes sample data.
const BINARY: &str = "ops";
const PASSWORD: &str = "SEED_PASSWORD";

/// Whether sample data is made, and what says that it was.
#[derive(Debug)]
pub(super) struct Seeding {
    wanted: bool,
    marker: PathBuf,
    password: Option<String>,
}

impl Seeding {
    pub fn plan(options: &Options, data_dir: &DataDir) -> Self {
        let marker = data_dir.seeded();
        Self {
            wanted: match options.seed {
                Seed::Never => false,
                Seed::Once => !marker.exists(),
                Seed::Now => true,
            },
            marker,
            password: options.environment.get(PASSWORD).cloned(),
        }
    }

    /// What must be built for it.
    pub fn binary(&self) -> Option<String> {
        self.wanted.then(|| BINARY.to_owned())
    }

    /// Makes the data if it is wanted. What fails half-way is done again at the next start.
    pub async fn run(
        &self,
        binaries: &Binaries,
        services: &Services,
        database: &Database,
        report: &Report,
    ) -> Result<(), Error> {
        if !self.wanted {
            return Ok(());
        }
        report.step("Making sample data");
        let failed = |reason: String| Error::Seed(reason);
        let mut command = Command::new(binaries.path(BINARY)?);
        command
            .arg("seed")
            .env_clear()
            .envs(services.environment())
            .envs(tables(database))
            .envs(self.password.iter().map(|password| (PASSWORD, password)))
            .stdin(Stdio::null())
            .kill_on_drop(true);
        let status = command
            .status()
            .await
            .map_err(|error| failed(error.to_string()))?;
        if !status.success() {
            return Err(failed(status.to_string()));
        }
        files::replace(&self.marker, b"", 0o644)
    }
}

/// `USERS_TABLE` and the like, named as the functions know them.
fn tables(database: &Database) -> BTreeMap<String, String> {
    let tables = database.tables().iter();
    tables
        .map(|(id, table)| (screaming_snake(id), table.name.clone()))
        .collect()
}
