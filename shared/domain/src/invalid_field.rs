//! A field that is wrong in the light of what is kept.

use std::borrow::Cow;

use super::Invalid;

/// A field that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidField {
    /// Its name on the wire.
    pub field: Cow<'static, str>,
    /// What is wrong with it.
    pub reason: Invalid,
}

impl InvalidField {
    /// Says what is wrong with a field.
    pub fn new(field: impl Into<Cow<'static, str>>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            field: field.into(),
            reason: Invalid::new(reason),
        }
    }
}
