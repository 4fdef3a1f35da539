//! Sample data, made by the operator's CLI.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rand::distr::{Alphanumeric, SampleString};
use serde::{Deserialize, Serialize};
use tokio::process::Command;

use super::data_dir::DataDir;
use super::{Options, Seed};
use crate::iam::OPERATOR_ACCESS_KEY;
use crate::lambda::builder::Binaries;
use crate::lambda::runtime::ServiceEndpoints;
use crate::report::Report;
use crate::services::dynamodb::DynamoDb;
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

impl Record {
    /// Samples that are there keep the password that they have, whatever is chosen now.
    fn of(known: Option<Self>, chosen: Option<&String>) -> Self {
        let known = match known {
            Some(record) if record.done => return record,
            known => known.map(|record| record.password),
        };
        let drawn = || Alphanumeric.sample_string(&mut rand::rng(), PASSWORD_LENGTH);
        Self {
            password: chosen.cloned().or(known).unwrap_or_else(drawn),
            done: false,
        }
    }
}

impl Seeding {
    pub fn plan(options: &Options, data_dir: &DataDir) -> Result<Self, Error> {
        let file = data_dir.seeding();
        let chosen = options.environment.get(PASSWORD);
        let record = Record::of(files::read_json(&file)?, chosen);
        Ok(Self {
            wanted: match options.seed {
                Seed::Never => false,
                Seed::Once => !record.done,
                Seed::Now => true,
            },
            file,
            record,
        })
    }

    /// The program that makes it, if that is wanted.
    pub fn binary(&self) -> Option<String> {
        self.wanted.then(|| BINARY.to_owned())
    }

    /// Makes the data if it is wanted, and gives the password of whom it was made for, now or
    /// earlier. What fails half-way is done again at the next start, with the same password.
    pub async fn run(
        mut self,
        binaries: &Binaries,
        services: &ServiceEndpoints,
        dynamodb: &DynamoDb,
        report: &Report,
    ) -> Result<Option<String>, Error> {
        if !self.wanted {
            return Ok(self.record.done.then_some(self.record.password));
        }
        self.record.done = false;
        self.save()?;
        report.step("Making sample users and orders");
        let mut command = binaries.program(BINARY)?.command();
        command
            .arg("seed")
            .env(PASSWORD, &self.record.password)
            .envs(services.environment(OPERATOR_ACCESS_KEY))
            .envs(tables(dynamodb));
        finish(command).await?;
        self.record.done = true;
        self.save()?;
        Ok(Some(self.record.password))
    }

    fn save(&self) -> Result<(), Error> {
        files::write_json(&self.file, &self.record, 0o600)
    }
}

/// What it prints is told only where it fails.
async fn finish(mut command: Command) -> Result<(), Error> {
    let output = command.output().await;
    let output = output.map_err(|error| Error::Seed(error.to_string()))?;
    match output.status.success() {
        true => Ok(()),
        false => {
            let told = String::from_utf8_lossy(&output.stderr);
            Err(Error::Seed(format!("{}: {}", output.status, told.trim())))
        }
    }
}

/// `USERS_TABLE` and the like, named as the functions know them.
fn tables(dynamodb: &DynamoDb) -> BTreeMap<String, String> {
    let tables = dynamodb.tables().iter();
    tables
        .map(|(id, table)| (screaming_snake(id), table.name.clone()))
        .collect()
}
