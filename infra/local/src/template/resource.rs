//! What all resources have in common.

use super::Error;
use super::fields::Fields;
use super::node::{EMPTY, Entry, Node};

/// One entry of `Resources`.
pub(super) struct Resource<'a> {
    pub name: &'a str,
    pub line: usize,
    pub kind: String,
    pub properties: &'a Node,
    pub metadata: Option<&'a Node>,
    pub is_conditional: bool,
}

impl<'a> Resource<'a> {
    pub fn read(entry: &'a Entry) -> Result<Self, Error> {
        let mut fields = Fields::of(&entry.value, &entry.key)?;
        let kind = fields.require("Type")?;
        let resource = Self {
            name: &entry.key,
            line: kind.line,
            kind: kind.as_text()?,
            properties: fields.take("Properties").unwrap_or(&EMPTY),
            metadata: fields.take("Metadata"),
            is_conditional: fields.take("Condition").is_some(),
        };
        fields
            .ignore(&["DeletionPolicy", "DependsOn", "UpdateReplacePolicy"])
            .finish()?;
        Ok(resource)
    }

    pub fn error(&self, message: String) -> Error {
        Error::at(self.line, message)
    }
}
