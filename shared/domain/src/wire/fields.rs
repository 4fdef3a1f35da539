//! How the domain's values are read: each from a string or a number, by its own rules.

use std::str::FromStr;

use deserr::{
    DeserializeError, Deserr, ErrorKind, IntoValue, Value, ValueKind, ValuePointerRef,
    take_cf_content,
};

use crate::{
    Day, Given, Invalid, OrderId, Patch, SavedViewId, SessionId, TimeZone, Timestamp, UserId,
    api_key::Scope,
    audit::AuditType,
    media::{AllowedTypes, ContentType, FileName, MaxFileSize},
    order::{NoteKind, OrderStatus, Visibility},
    settings::{RequestLimit, WindowSeconds},
    shop::{Colour, Language, LogoUrl},
    text::{
        Caption, Comment, Description, Instructions, LastName, Name, NoteText, ShopName, Title,
        ViewName,
    },
    user::{Email, Phone, Role},
};

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
        impl<E: $crate::wire::deserr::DeserializeError> $crate::wire::deserr::Deserr<E> for $name {
            fn deserialize_from_value<V: $crate::wire::deserr::IntoValue>(
                value: $crate::wire::deserr::Value<V>,
                location: $crate::wire::deserr::ValuePointerRef<'_>,
            ) -> Result<Self, E> {
                $crate::wire::from_text(value, location)
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
    AuditType, Caption, Colour, Comment, ContentType, Description, Email, FileName,
    Instructions, Language, LastName, LogoUrl, Name, NoteKind, NoteText, OrderId, OrderStatus,
    Phone, Role, SavedViewId, Scope, SessionId, ShopName, TimeZone, Timestamp, Title, UserId,
    ViewName, Visibility,
}

impl<E: DeserializeError> Deserr<E> for Day {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, E> {
        let text = String::deserialize_from_value(value, location)?;
        Self::asked(&text).map_err(|reason| refusal(reason, location))
    }
}

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
