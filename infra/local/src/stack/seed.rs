//! Sample data, made by the operator's CLI.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;

use rand::distr::{Alphanumeric, SampleString};
use serde::{Deserialize, Serialize};
use tokio::process::Command;

use super::{Options, Seed};
use crate::builder::Binaries;
use crate::data_dir::DataDir;
use crate::database::Database;
use crate::lambda::Services;
use crate::permissions::OPERATOR;
use crate::report::Report;
use crate::template::screaming_snake;
use crate::{Error, files};

/// The package that makes sample data.
const BINARY: &str = "ops";
const PASSWORD: &str = "SEED_PASSWORD";
/// The length of a password that nobody chose, in letters and digits: 95 bits.
const PASSWORD_LENGTH: usize = 16;

/// Whether sample data is made.
#[derive(Debug)]
pub(super) struct Seeding {
    possible: bool,
    wanted: bool,
    file: PathBuf,
    record: Record,
}

/// What is remembered of it.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    password: String,
    done: bool,
}

/// The sample users that were made at this start.
#[derive(Debug)]
pub(super) struct Samples {
    program: PathBuf,
    password: String,
    report: Report,
}

impl Seeding {
    pub fn plan(options: &Options, data_dir: &DataDir) -> Result<Self, Error> {
        let file = data_dir.seeding();
        let known: Option<Record> = files::read_json(&file)?;
        let done = known.as_ref().is_some_and(|record| record.done);
        let chosen = options.environment.get(PASSWORD).cloned();
        let password = chosen
            .or(known.map(|record| record.password))
            .unwrap_or_else(|| Alphanumeric.sample_string(&mut rand::rng(), PASSWORD_LENGTH));
        Ok(Self {
            possible: options.seed != Seed::Never,
            wanted: match options.seed {
                Seed::Never => false,
                Seed::Once => !done,
                Seed::Now => true,
            },
            file,
            record: Record { password, done },
        })
    }

    /// What is to be built for it, also where the samples are there already: with another choice of
    /// packages, the second start would have Cargo build most of the functions anew.
    pub fn binary(&self) -> Option<String> {
        self.possible.then(|| BINARY.to_owned())
    }

    /// Makes the data if it is wanted, and gives whom it made. What fails half-way is done again at the
    /// next start, with the same password.
    pub async fn run(
        mut self,
        binaries: &Binaries,
        services: &Services,
        database: &Database,
        report: &Report,
    ) -> Result<Option<Samples>, Error> {
        if !self.wanted {
            return Ok(None);
        }
        self.keep()?;
        let samples = Samples {
            program: binaries.path(BINARY)?,
            password: self.record.password.clone(),
            report: report.clone(),
        };
        report.step("Making sample data");
        let mut command = samples.command();
        command
            .arg("seed")
            .envs(services.environment(OPERATOR))
            .envs(tables(database));
        finish(command).await?;
        self.record.done = true;
        self.keep()?;
        Ok(Some(samples))
    }

    fn keep(&self) -> Result<(), Error> {
        files::write_json(&self.file, &self.record, 0o600)
    }
}

impl Samples {
    /// Prints the password of all, and an access token of one of each role.
    pub async fn sign_in(&self, api: &str) -> Result<(), Error> {
        let password = format!("The sample users' password is {}", self.password);
        self.report.step(password);
        let mut command = self.command();
        command.args(["sign-in", "--api", api]);
        finish(command).await
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .env_clear()
            .env(PASSWORD, &self.password)
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }
}

async fn finish(mut command: Command) -> Result<(), Error> {
    let status = command.status().await;
    let status = status.map_err(|error| Error::Seed(error.to_string()))?;
    match status.success() {
        true => Ok(()),
        false => Err(Error::Seed(status.to_string())),
    }
}

/// `USERS_TABLE` and the like, named as the functions know them.
fn tables(database: &Database) -> BTreeMap<String, String> {
    let tables = database.tables().iter();
    tables
        .map(|(id, table)| (screaming_snake(id), table.name.clone()))
        .collect()
}
