use std::fmt::Display;

/// Something in the template that the local stack cannot act on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("template.yaml:{line}: {message}")]
pub struct Error {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl Error {
    pub(super) fn at(line: usize, message: impl Display) -> Self {
        Self {
            line,
            message: message.to_string(),
        }
    }
}
