//! Parameters as the query protocol has them: `A.entry.1.Name=x`.
//!
//! <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-query-protocol>

use std::collections::BTreeMap;

/// A parameter: its value, or further ones by name. Each is taken; [`Form::finish`] refuses the
/// rest.
#[derive(Debug, Default)]
pub(crate) struct Form {
    value: Option<String>,
    parts: BTreeMap<String, Form>,
}

impl Form {
    pub fn parse(body: &[u8]) -> Self {
        let mut form = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let mut part = &mut form;
            for key in name.split('.') {
                part = part.parts.entry(key.to_owned()).or_default();
            }
            part.value = Some(value.into_owned());
        }
        form
    }

    /// A text.
    pub fn take(&mut self, key: &str) -> Option<String> {
        let part = self.parts.get_mut(key)?;
        let value = part.value.take();
        if part.parts.is_empty() {
            self.parts.remove(key);
        }
        value
    }

    /// The items of a list, in their order.
    pub fn take_list(&mut self, key: &str) -> Vec<Form> {
        self.take_items(key, "member")
    }

    /// The entries of a map, with what is said of each.
    pub fn take_map(&mut self, key: &str) -> Vec<(String, Form)> {
        let entries = self.take_items(key, "entry").into_iter();
        let entries = entries.map(|mut entry| {
            let name = entry.take("Name").unwrap_or_default();
            (name, entry.parts.remove("Value").unwrap_or_default())
        });
        entries.collect()
    }

    fn take_items(&mut self, key: &str, item: &str) -> Vec<Form> {
        let list = self.parts.remove(key).unwrap_or_default();
        let items = list.parts.into_iter().find(|(name, _)| name == item);
        let items = items.map(|(_, items)| items.parts).unwrap_or_default();
        let mut items: Vec<_> = items.into_iter().collect();
        items.sort_by_key(|(index, _)| index.parse().unwrap_or(u32::MAX));
        items.into_iter().map(|(_, item)| item).collect()
    }

    /// Refuses what is not understood, instead of ignoring it.
    pub fn finish(self) -> Result<(), UnknownParameter> {
        match self.parts.into_keys().next() {
            None => Ok(()),
            Some(name) => Err(UnknownParameter(name)),
        }
    }
}

/// A parameter that the service takes on AWS, and not here.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not understood here")]
pub(crate) struct UnknownParameter(String);
