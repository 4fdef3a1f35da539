//! Who signs a request.
//!
//! A function's access key is its name and its own secret, as `local` is the operator's: what
//! listens on loopback keeps apart what functions may do by mistake, and nobody out.

use http::{HeaderMap, header};

/// The operator's access key, which may do everything.
pub(crate) const OPERATOR: &str = "local";
/// The key that the SDK has for tests, which may do everything too.
const FOR_TESTS: (&str, &str) = ("ANOTREAL", "notrealrnrELgWzOk3IfjzDKtFBhDby");

/// Whether an access key is an operator's.
pub(super) fn is_operator(access_key: &str) -> bool {
    access_key == OPERATOR || access_key == FOR_TESTS.0
}

/// The secret of an access key.
pub(super) fn secret(access_key: &str) -> &str {
    match access_key == FOR_TESTS.0 {
        true => FOR_TESTS.1,
        false => access_key,
    }
}

/// The access key in a signature's header.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#add-signature-to-request>
pub(super) fn access_key(headers: &HeaderMap) -> Option<&str> {
    let header = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (_, credential) = header.split_once("Credential=")?;
    let (access_key, _) = credential.split_once('/')?;
    Some(access_key)
}
