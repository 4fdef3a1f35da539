use super::AccessRequest;
use super::role::Denial;
use crate::ACCOUNT;

/// Why a call is refused, in the words of AWS.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html>
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AuthError {
    #[error("Missing Authentication Token")]
    NoCredentials,
    #[error("The security token included in the request is invalid.")]
    UnknownKey,
    #[error(
        "The request signature we calculated does not match the signature you provided. Check your \
         AWS Secret Access Key and signing method. Consult the service documentation for details."
    )]
    WrongSignature,
    #[error("User: {user} is not authorized to perform: {action} on resource: {resource} {reason}")]
    Denied {
        user: String,
        action: String,
        resource: String,
        reason: String,
    },
}

impl AuthError {
    pub(super) fn denied(
        role: &str,
        session: &str,
        request: &AccessRequest,
        denial: Denial,
    ) -> Self {
        let AccessRequest {
            action, resource, ..
        } = request;
        Self::Denied {
            user: format!("arn:aws:sts::{ACCOUNT}:assumed-role/{role}/{session}"),
            action: action.clone(),
            resource: resource.clone(),
            reason: match denial {
                Denial::Implicit => {
                    format!("because no identity-based policy allows the {action} action")
                }
                Denial::Explicit => "with an explicit deny in an identity-based policy".to_owned(),
            },
        }
    }
}
