//! What is remembered of custom resources from one start to the next.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Properties;
use crate::{Error, files};

/// A resource that was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record {
    pub physical_resource_id: String,
    pub properties: Properties,
    pub data: Properties,
}

/// Every resource that was made, by logical id.
#[derive(Debug)]
pub(crate) struct Records {
    file: PathBuf,
    records: BTreeMap<String, Record>,
}

impl Records {
    pub fn open(file: &Path) -> Result<Self, Error> {
        let records: Option<_> = files::read_json(file)?;
        Ok(Self {
            file: file.to_owned(),
            records: records.unwrap_or_default(),
        })
    }

    pub(super) fn get(&self, name: &str) -> Option<&Record> {
        self.records.get(name)
    }

    /// Remembers a resource; gives back its attributes.
    pub(super) fn insert(&mut self, name: &str, record: Record) -> Result<Properties, Error> {
        let data = record.data.clone();
        self.records.insert(name.to_owned(), record);
        files::write_json(&self.file, &self.records, 0o600)?;
        Ok(data)
    }
}
