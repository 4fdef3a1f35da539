//! Reading a mapping without ever skipping a key in silence.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::node::{Entry, Node};
use super::{Error, Scope};

/// The keys of one mapping. Each is taken or ignored by name; [`Fields::finish`] refuses the rest.
pub(crate) struct Fields<'a> {
    line: usize,
    what: String,
    rest: Vec<&'a Entry>,
}

impl<'a> Fields<'a> {
    /// `what` names the mapping in errors.
    pub fn of(node: &'a Node, what: impl Into<String>) -> Result<Self, Error> {
        Ok(Self {
            line: node.line,
            what: what.into(),
            rest: node.as_map()?.iter().collect(),
        })
    }

    /// A key with its value as it stands.
    pub fn take(&mut self, key: &str) -> Option<&'a Node> {
        let position = self.rest.iter().position(|entry| entry.key == key)?;
        Some(&self.rest.remove(position).value)
    }

    /// A key that must be there.
    pub fn require(&mut self, key: &str) -> Result<&'a Node, Error> {
        let missing = Error::at(self.line, format!("{} has no {key}", self.what));
        self.take(key).ok_or(missing)
    }

    /// A key with its intrinsics resolved.
    pub fn resolve(&mut self, key: &str, scope: &Scope) -> Result<Option<Node>, Error> {
        self.take(key).map(|node| scope.resolve(node)).transpose()
    }

    /// The text of a key, or `default`.
    pub fn text(&mut self, key: &str, scope: &Scope, default: &str) -> Result<String, Error> {
        match self.resolve(key, scope)? {
            Some(node) => node.as_text(),
            None => Ok(default.to_owned()),
        }
    }

    /// The texts of a key, none if it is absent.
    pub fn texts(&mut self, key: &str, scope: &Scope) -> Result<Vec<String>, Error> {
        match self.resolve(key, scope)? {
            Some(node) => node.as_texts(),
            None => Ok(Vec::new()),
        }
    }

    /// Whether a key is true, or `default`.
    pub fn flag(&mut self, key: &str, scope: &Scope, default: bool) -> Result<bool, Error> {
        match self.resolve(key, scope)? {
            Some(node) => node.as_bool(),
            None => Ok(default),
        }
    }

    /// The number of a key, if it is there.
    pub fn number<T>(
        &mut self,
        key: &str,
        scope: &Scope,
        limits: RangeInclusive<T>,
    ) -> Result<Option<T>, Error>
    where
        T: FromStr + PartialOrd + Display,
    {
        let node = self.resolve(key, scope)?;
        node.map(|node| node.number(limits)).transpose()
    }

    /// Drops keys that mean nothing on one machine.
    pub fn ignore(mut self, keys: &[&str]) -> Self {
        self.rest
            .retain(|entry| !keys.contains(&entry.key.as_str()));
        self
    }

    /// Refuses every key that was neither taken nor ignored.
    pub fn finish(self) -> Result<(), Error> {
        match self.rest.first() {
            None => Ok(()),
            Some(entry) => Err(Error::at(
                entry.line,
                format!("{} of {} is not understood", entry.key, self.what),
            )),
        }
    }
}
