//! The codes of failures: the one table of status codes.

use axum::http::StatusCode;
use serde::Serialize;
use shared_domain::wire::one_of;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $status:ident, $message:literal;)*) => {
        /// What went wrong, for programs to act on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum ErrorCode {$(
            $(#[$doc])*
            #[serde(rename = $name)]
            $variant,
        )*}

        impl ErrorCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as it is written.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The status that goes with the code.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status,)* }
            }

            /// What people read where nothing more precise is said.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message,)* }
            }
        }
    };
}

codes! {
    /// Some field or parameter is not as it should be; the details list each.
    ValidationError = "VALIDATION_ERROR", BAD_REQUEST, "Validation failed";
    /// The body is no JSON.
    InvalidJson = "INVALID_JSON", BAD_REQUEST, "The body is not valid JSON";
    /// The cursor was not issued to this caller for this list.
    InvalidCursor = "INVALID_CURSOR", BAD_REQUEST, "The cursor is not valid for this list";
    /// The caller has not said who they are, or not convincingly.
    Unauthorized = "UNAUTHORIZED", UNAUTHORIZED, "Sign in to do this";
    /// The e-mail address or the password is wrong.
    InvalidCredentials = "INVALID_CREDENTIALS", UNAUTHORIZED,
        "The e-mail address or the password is wrong";
    /// The access token is genuine, but past its time: refresh it and try again, once.
    TokenExpired = "TOKEN_EXPIRED", UNAUTHORIZED, "The access token has expired";
    /// The refresh token cannot be used (any more): sign in again.
    InvalidRefreshToken = "INVALID_REFRESH_TOKEN", UNAUTHORIZED, "The refresh token is not valid";
    /// The caller may not do this.
    Forbidden = "FORBIDDEN", FORBIDDEN, "You may not do this";
    /// An administrator keeps this account out.
    AccountDisabled = "ACCOUNT_DISABLED", FORBIDDEN, "This account is disabled";
    /// There is no such thing, or none that the caller may see.
    NotFound = "NOT_FOUND", NOT_FOUND, "Not found";
    /// The path exists, but not with this method; `Allow` lists those it has.
    MethodNotAllowed = "METHOD_NOT_ALLOWED", METHOD_NOT_ALLOWED,
        "This path does not take this method";
    /// The body is larger than any request of this API.
    PayloadTooLarge = "PAYLOAD_TOO_LARGE", PAYLOAD_TOO_LARGE, "The body is too large";
    /// The body is of another type than JSON.
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE", UNSUPPORTED_MEDIA_TYPE,
        "The body must be application/json";
    /// Somebody has this e-mail address already.
    EmailTaken = "EMAIL_TAKEN", CONFLICT, "This e-mail address is taken";
    /// The order's status does not lead there.
    InvalidTransition = "INVALID_TRANSITION", CONFLICT, "The order's status does not allow this";
    /// An order in progress needs an assignee.
    OrderUnassigned = "ORDER_UNASSIGNED", CONFLICT, "An order in progress needs an assignee";
    /// A completed or cancelled order stays as it is.
    OrderNotEditable = "ORDER_NOT_EDITABLE", CONFLICT,
        "A completed or cancelled order cannot be changed";
    /// The idempotency key was used for another request.
    IdempotencyConflict = "IDEMPOTENCY_CONFLICT", CONFLICT,
        "This idempotency key was used with another body";
    /// Nobody would be left to administer the system.
    LastAdmin = "LAST_ADMIN", CONFLICT,
        "The last active administrator cannot be demoted or disabled";
    /// An order holds only so many files.
    MediaLimit = "MEDIA_LIMIT", CONFLICT, "An order holds 100 files at most";
    /// Somebody else was faster three times over.
    Conflict = "CONFLICT", CONFLICT, "Somebody else changed this at the same time; try again";
    /// `If-Match` names a version that is no longer current.
    VersionMismatch = "VERSION_MISMATCH", PRECONDITION_FAILED, "This has changed since you read it";
    /// Too many attempts; `Retry-After` says when to come back.
    TooManyRequests = "TOO_MANY_REQUESTS", TOO_MANY_REQUESTS, "Too many requests; try again later";
    /// Something is wrong on our side.
    InternalError = "INTERNAL_ERROR", INTERNAL_SERVER_ERROR, "Something went wrong on our side";
    /// Something that we depend on does not answer; the request may be sent again.
    ServiceUnavailable = "SERVICE_UNAVAILABLE", SERVICE_UNAVAILABLE,
        "The service is not available at the moment; try again";
}

shared_domain::schemas! {
    ErrorCode: one_of(ErrorCode::ALL.iter().map(|code| code.as_str()))
        .description(Some("What went wrong, for programs to act on.")),
}
