use crate::Error;

/// Why a request about a secret is refused.
#[derive(Debug, thiserror::Error)]
pub(super) enum StoreError {
    #[error("Secrets Manager can't find the specified secret.")]
    NoSecret,
    #[error("Secrets Manager can't find the specified secret value for {0}")]
    NoValue(String),
    #[error("You can't create a secret with this name because it already exists.")]
    Exists,
    #[error("You can't use ClientRequestToken {0} because that value is already in use.")]
    TokenInUse(String),
    #[error(
        "You can't create this secret because a secret with this name is already scheduled for \
         deletion."
    )]
    NameInDeletion,
    #[error("You can't perform this operation on the secret because it was marked for deletion.")]
    MarkedForDeletion,
    #[error(transparent)]
    Storage(#[from] Error),
}
