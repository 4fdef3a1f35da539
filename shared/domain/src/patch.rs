//! The three things a request body can say of a field: nothing, null, or a value.

/// A field that may be cleared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// The field was absent: it stays as it is.
    #[default]
    Keep,
    /// The field was null.
    Clear,
    /// The field has a new value.
    Set(T),
}

impl<T> Patch<T> {
    /// What the field holds afterwards, or `None` where it stays as it is.
    pub fn into_change(self) -> Option<Option<T>> {
        match self {
            Self::Keep => None,
            Self::Clear => Some(None),
            Self::Set(value) => Some(Some(value)),
        }
    }

    /// True when the body named the field.
    pub const fn is_given(&self) -> bool {
        !matches!(self, Self::Keep)
    }
}

/// A field that may be changed but not cleared: null is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T>(pub Option<T>);

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}
