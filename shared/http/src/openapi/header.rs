//! Request headers in the OpenAPI document.

use shared_domain::wire::string;
use utoipa::{
    IntoParams,
    openapi::{
        Required,
        path::{Parameter, ParameterBuilder, ParameterIn},
        schema::{SchemaType, Type},
    },
};

use crate::{IdempotencyHeader, IfMatch, IfNoneMatch};

/// A header that a request may carry.
fn optional(name: &str, description: &str) -> Vec<Parameter> {
    let text_or_null = SchemaType::from_iter([Type::String, Type::Null]);
    let header = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .description(Some(description))
        .required(Required::False)
        .schema(Some(string().schema_type(text_or_null)));
    vec![header.build()]
}

impl IntoParams for IdempotencyHeader {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        optional(
            "Idempotency-Key",
            "1 to 255 visible ASCII characters. For 24 hours the same request gets the same answer again.",
        )
    }
}

impl IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        optional(
            "If-Match",
            "The `ETag` or version that the change is meant for.",
        )
    }
}

impl IntoParams for IfNoneMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        optional(
            "If-None-Match",
            "An `ETag`: what has not changed since is not sent again",
        )
    }
}
