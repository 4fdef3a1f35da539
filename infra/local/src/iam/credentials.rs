//! Access keys and their secrets.
//!
//! A function's access key is its name and its own secret, as `local` is the operator's: what
//! listens on loopback keeps apart what functions may do by mistake, and nobody out.

/// The operator's access key, which may do everything.
pub(crate) const OPERATOR_ACCESS_KEY: &str = "local";
/// The access key of the SDK's `Credentials::for_tests()`, which may do everything too.
const FOR_TESTS: (&str, &str) = ("ANOTREAL", "notrealrnrELgWzOk3IfjzDKtFBhDby");

/// Whether an access key is an operator's.
pub(super) fn is_operator(access_key: &str) -> bool {
    access_key == OPERATOR_ACCESS_KEY || access_key == FOR_TESTS.0
}

/// The secret of an access key.
pub(super) fn secret(access_key: &str) -> &str {
    match access_key == FOR_TESTS.0 {
        true => FOR_TESTS.1,
        false => access_key,
    }
}
