//! Where a request comes from.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr},
};

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use lambda_http::request::RequestContext;

/// The address that API Gateway saw the request come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceAddress(pub IpAddr);

impl<S: Sync> FromRequestParts<S> for SourceAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let context = parts.extensions.get::<RequestContext>();
        let address = context.and_then(|context| match context {
            RequestContext::ApiGatewayV2(context) => {
                context.http.source_ip.as_deref()?.parse().ok()
            }
            _ => None,
        });
        let given = parts.extensions.get::<Self>().map(|source| source.0);
        let unknown = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        Ok(Self(given.or(address).unwrap_or(unknown)))
    }
}

/// What the client calls itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserAgent(pub Option<String>);

impl<S: Sync> FromRequestParts<S> for UserAgent {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let text = parts
            .headers
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok());
        Ok(Self(text.map(str::to_owned)))
    }
}
