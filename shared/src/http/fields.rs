//! Reading fields so that every failing one is heard of at once.

use std::{ops::ControlFlow, str::FromStr};

use deserr::{
    DeserializeError, Deserr, ErrorKind, IntoValue, MergeWithError, Value, ValueKind,
    ValuePointerRef, take_cf_content,
};

use super::{ApiError, Detail, Flag, Limit};
use crate::auth::PasswordToken;
use crate::domain::{
    Day, Given, Invalid, OrderId, Patch, SessionId, Timestamp, UserId,
    api_key::Scope,
    audit::AuditType,
    media::{AllowedTypes, ContentType, FileName, MaxFileSize},
    order::{NoteKind, OrderStatus, Visibility},
    settings::{RequestLimit, WindowSeconds},
    text::{Caption, Comment, Description, Instructions, LastName, Name, NoteText, Title},
    user::{Email, Phone, Role},
};

/// What is wrong with the fields read so far.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<Detail>);

impl FieldErrors {
    /// Tells of parameters that came more than once as well.
    pub(super) fn with_doubled(mut self, names: impl IntoIterator<Item = String>) -> Self {
        for name in names {
            self.0.retain(|detail| detail.field != name);
            self.0.push(Detail::new(name, "is given more than once"));
        }
        self
    }

    /// What is wrong with these fields and with those.
    pub(super) fn and(mut self, mut other: Self) -> Self {
        self.0.append(&mut other.0);
        self
    }
}

impl From<FieldErrors> for ApiError {
    fn from(errors: FieldErrors) -> Self {
        Self::validation(errors.0)
    }
}

/// As many failing fields are named. Whoever sends more of them hears of the others once these are right.
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

/// Reads a string as a `T`.
///
/// # Errors
/// Where it is no string, or no `T`.
pub fn from_text<T, V, E>(value: Value<V>, location: ValuePointerRef<'_>) -> Result<T, E>
where
    T: FromStr<Err = Invalid>,
    V: IntoValue,
    E: DeserializeError,
{
    let error = match value {
        Value::String(text) => match text.parse() {
            Ok(value) => return Ok(value),
            Err(Invalid(message)) => ErrorKind::Unexpected {
                msg: message.into_owned(),
            },
        },
        actual => ErrorKind::IncorrectValueKind {
            actual,
            accepted: &[ValueKind::String],
        },
    };
    Err(take_cf_content(E::error::<V>(None, error, location)))
}

/// Lets fields and parameters of these types be read: each from a string, by its `FromStr`.
#[macro_export]
macro_rules! read_from_text {
    ($($name:ty),* $(,)?) => {$(
        impl<E: $crate::http::deserr::DeserializeError> $crate::http::deserr::Deserr<E> for $name {
            fn deserialize_from_value<V: $crate::http::deserr::IntoValue>(
                value: $crate::http::deserr::Value<V>,
                location: $crate::http::deserr::ValuePointerRef<'_>,
            ) -> Result<Self, E> {
                $crate::http::from_text(value, location)
            }
        }
    )*};
}

macro_rules! read_from_number {
    ($($name:ty),* $(,)?) => {$(
        impl<E: DeserializeError> Deserr<E> for $name {
            fn deserialize_from_value<V: IntoValue>(
                value: Value<V>,
                location: ValuePointerRef<'_>,
            ) -> Result<Self, E> {
                let number = u64::deserialize_from_value(value, location)?;
                Self::try_from(number).map_err(|reason| refusal(reason, location))
            }
        }
    )*};
}

fn refusal<E: DeserializeError>(Invalid(message): Invalid, location: ValuePointerRef<'_>) -> E {
    let msg = message.into_owned();
    let error = E::error::<serde_json::Value>(None, ErrorKind::Unexpected { msg }, location);
    take_cf_content(error)
}

read_from_number!(MaxFileSize, RequestLimit, WindowSeconds);

impl<E: DeserializeError> Deserr<E> for AllowedTypes {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, E> {
        let types = Vec::<ContentType>::deserialize_from_value(value, location)?;
        Self::try_from(types).map_err(|reason| refusal(reason, location))
    }
}

crate::read_from_text! {
    AuditType, Caption, Comment, ContentType, Day, Description, Email, FileName, Flag, Instructions, LastName, Limit, Name, NoteKind, NoteText, OrderId, OrderStatus,
    PasswordToken, Phone, Role, Scope, SessionId, Timestamp, Title, UserId, Visibility,
}

crate::read_from_text!(crate::auth::Password);

impl<T: Deserr<E>, E: DeserializeError> Deserr<E> for Patch<T> {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, E> {
        match value {
            Value::Null => Ok(Self::Clear),
            other => T::deserialize_from_value(other, location).map(Self::Set),
        }
    }
}

impl<T: Deserr<E>, E: DeserializeError> Deserr<E> for Given<T> {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, E> {
        T::deserialize_from_value(value, location).map(|value| Self(Some(value)))
    }
}
