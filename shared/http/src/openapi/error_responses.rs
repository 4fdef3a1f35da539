//! Which failures an operation may answer with, for the OpenAPI document.

use std::collections::BTreeMap;

use serde_json::json;
use utoipa::{
    IntoResponses,
    openapi::{
        ContentBuilder, Ref, RefOr, Response, ResponseBuilder,
        example::{Example, ExampleBuilder},
    },
};

use crate::{Detail, ErrorCode};

/// The responses that tell of these failures, an example each.
pub fn error_responses(codes: &[ErrorCode]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<String, Vec<ErrorCode>> = BTreeMap::new();
    for code in codes {
        by_status
            .entry(code.status().as_str().to_owned())
            .or_default()
            .push(*code);
    }
    by_status
        .into_iter()
        .map(|(status, codes)| (status, response(&codes).into()))
        .collect()
}

fn response(codes: &[ErrorCode]) -> Response {
    let names: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Failure")))
        .examples_from_iter(codes.iter().map(|code| (code.as_str(), example(*code))))
        .build();
    ResponseBuilder::new()
        .description(names.join(" or "))
        .content("application/json", content)
        .build()
}

fn example(code: ErrorCode) -> Example {
    let details = match code {
        ErrorCode::ValidationError => vec![Detail::new("title", "must have 3 to 255 characters")],
        _ => Vec::new(),
    };
    ExampleBuilder::new()
        .value(Some(json!({
            "success": false,
            "error": {"message": code.message(), "code": code, "details": details},
            "timestamp": "2030-08-30T10:30:00.000Z",
        })))
        .build()
}

macro_rules! error_sets {
    ($($(#[$doc:meta])* $name:ident: $($code:ident),*;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                error_responses(&[$(ErrorCode::$code),*])
            }
        }
    )*};
}

error_sets! {
    /// What any operation may answer.
    PublicErrors: InternalError, ServiceUnavailable;
    /// What an operation may answer that counts requests.
    CountedErrors: TooManyRequests;
    /// What an operation may answer that needs a bearer token: those are all counted.
    CallerErrors: Unauthorized, TokenExpired, TooManyRequests;
    /// What registering may answer.
    RegistrationErrors: EmailTaken, TooManyRequests;
    /// What signing in may answer.
    LoginErrors: InvalidCredentials, AccountDisabled, TooManyRequests;
    /// What editing one's profile may answer.
    ProfileErrors: EmailTaken, Conflict, VersionMismatch;
    /// What changing one's password may answer.
    PasswordErrors: Conflict;
    /// What using a refresh token may answer.
    RefreshErrors: InvalidRefreshToken, TooManyRequests;
    /// What an operation may answer on something the caller does not see.
    NotFoundErrors: NotFound;
    /// What an operation may answer that reads a body.
    BodyErrors: ValidationError, InvalidJson, PayloadTooLarge, UnsupportedMediaType;
    /// What an operation may answer that reads query parameters.
    QueryErrors: ValidationError;
    /// What a paged list may answer.
    CursorErrors: ValidationError, InvalidCursor;
    /// What an operation may answer that not every role may do.
    ForbiddenErrors: Forbidden;
    /// What an operation may answer that honours `Idempotency-Key`.
    IdempotencyErrors: IdempotencyConflict, Conflict;
    /// What a decision about an account may answer.
    AccountStatusErrors: NotFound, LastAdmin, Conflict, VersionMismatch;
    /// What issuing a password token may answer.
    PasswordTokenErrors: EmailTaken, Conflict;
    /// What replacing something that has a version may answer.
    VersionErrors: Conflict, VersionMismatch;
    /// What an operation may answer that adds files.
    MediaErrors: MediaLimit;
    /// What an operation on an order may answer.
    OrderErrors: Forbidden, NotFound;
    /// What a change of an order may answer.
    ConflictErrors: InvalidTransition, OrderUnassigned, OrderNotEditable, IdempotencyConflict,
        Conflict, VersionMismatch;
}
