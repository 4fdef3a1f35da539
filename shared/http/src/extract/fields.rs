//! Reading fields so that every failing one is heard of at once.

use std::ops::ControlFlow;

use deserr::{DeserializeError, ErrorKind, IntoValue, MergeWithError, ValueKind, ValuePointerRef};

use crate::{ApiError, Detail};

/// What is wrong with the fields read so far.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<Detail>);

impl FieldErrors {
    /// Tells of parameters that came more than once as well.
    pub(crate) fn with_doubled(mut self, names: impl IntoIterator<Item = String>) -> Self {
        for name in names {
            self.0.retain(|detail| detail.field != name);
            self.0.push(Detail::new(name, "is given more than once"));
        }
        self
    }

    /// What is wrong with these fields and with those.
    pub(crate) fn and(mut self, mut other: Self) -> Self {
        self.0.append(&mut other.0);
        self
    }
}

impl From<FieldErrors> for ApiError {
    fn from(errors: FieldErrors) -> Self {
        Self::validation(errors.0)
    }
}

/// As many failing fields are named. Whoever sends more of them hears of the others once these are
/// right.
const MOST: usize = 100;

impl FieldErrors {
    /// Reading goes on until there are enough to tell of.
    fn go_on(self) -> ControlFlow<Self, Self> {
        match self.0.len() < MOST {
            true => ControlFlow::Continue(self),
            false => ControlFlow::Break(self),
        }
    }
}

impl MergeWithError<Self> for FieldErrors {
    fn merge(
        earlier: Option<Self>,
        mut other: Self,
        _: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let mut all = earlier.unwrap_or_default();
        all.0.append(&mut other.0);
        all.go_on()
    }
}

impl DeserializeError for FieldErrors {
    fn error<V: IntoValue>(
        earlier: Option<Self>,
        error: ErrorKind<'_, V>,
        location: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let mut all = earlier.unwrap_or_default();
        all.0.push(detail(error, location));
        all.go_on()
    }
}

fn detail<V: IntoValue>(error: ErrorKind<'_, V>, location: ValuePointerRef<'_>) -> Detail {
    match error {
        ErrorKind::MissingField { field } => {
            Detail::new(path(location.push_key(field)), "is required")
        }
        ErrorKind::UnknownKey { key, .. } => {
            Detail::new(path(location.push_key(key)), "is not a known field")
        }
        ErrorKind::IncorrectValueKind { accepted, .. } => {
            Detail::new(path(location), kinds(accepted))
        }
        ErrorKind::UnknownValue { accepted, .. } => Detail::new(
            path(location),
            format!("must be one of {}", accepted.join(", ")),
        ),
        ErrorKind::BadSequenceLen { expected, .. } => {
            Detail::new(path(location), format!("must have {expected} items"))
        }
        ErrorKind::Unexpected { msg } => Detail::new(path(location), msg),
    }
}

/// `files[0].size`; `body` for the whole.
fn path(location: ValuePointerRef<'_>) -> String {
    match location {
        ValuePointerRef::Origin => "body".to_owned(),
        ValuePointerRef::Key { key, prev } if prev.is_origin() => key.to_owned(),
        ValuePointerRef::Key { key, prev } => format!("{}.{key}", path(*prev)),
        ValuePointerRef::Index { index, prev } => format!("{}[{index}]", path(*prev)),
    }
}

fn kinds(accepted: &[ValueKind]) -> String {
    let names: Vec<_> = accepted.iter().map(|kind| kind_name(*kind)).collect();
    format!("must be {}", names.join(" or "))
}

const fn kind_name(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Null => "null",
        ValueKind::Boolean => "true or false",
        ValueKind::Integer => "a whole number",
        ValueKind::NegativeInteger => "a negative whole number",
        ValueKind::Float => "a number",
        ValueKind::String => "a string",
        ValueKind::Sequence => "a list",
        ValueKind::Map => "an object",
    }
}
