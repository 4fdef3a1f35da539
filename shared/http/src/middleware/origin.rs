//! A deployment behind CloudFront: what came through it, and where that came from.
//!
//! Whoever finds the address of the API itself could go around CloudFront, and write any address
//! into the header in which CloudFront tells the viewer's. So CloudFront sends a secret along,
//! which nobody else knows ([Add custom headers to origin
//! requests](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html)),
//! and what comes without it is refused.

use std::{env, fmt, net::IpAddr, str::FromStr, sync::Arc};

use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{ApiError, ErrorCode, SourceAddress, extract::source::gateway_address};
use shared_runtime::config::ConfigError;

/// The header in which CloudFront sends the secret.
const SECRET: HeaderName = HeaderName::from_static("x-origin-verify");
/// Where the viewer is: an address, a colon, and a port ([CloudFront request
/// headers](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html)).
const VIEWER: HeaderName = HeaderName::from_static("cloudfront-viewer-address");

const VARIABLE: &str = "ORIGIN_SECRET";
const LEAST_LENGTH: usize = 32;

/// Where requests reach this deployment.
#[derive(Debug, Clone)]
pub enum Origin {
    /// At API Gateway, which tells where they come from.
    Gateway,
    /// At CloudFront, which knows one of these secrets.
    CloudFront(OriginSecrets),
}

/// What CloudFront proves itself with: one secret, or two while one takes the place of the other.
#[derive(Clone)]
pub struct OriginSecrets(Arc<[String]>);

impl Origin {
    /// As `ORIGIN_SECRET` says: API Gateway where it is not set, or empty.
    ///
    /// # Errors
    /// Where a secret can be guessed.
    pub fn from_env() -> Result<Self, ConfigError> {
        match env::var(VARIABLE) {
            Ok(text) if !text.is_empty() => {
                let secrets = text.parse().map_err(|message: &str| ConfigError::Invalid {
                    name: VARIABLE,
                    message: message.to_owned(),
                })?;
                Ok(Self::CloudFront(secrets))
            }
            _ => Ok(Self::Gateway),
        }
    }
}

impl OriginSecrets {
    /// Where CloudFront says that a request comes from, if it came from there.
    fn viewer(&self, headers: &HeaderMap) -> Option<IpAddr> {
        self.admits(headers)
            .then(|| viewer_address(headers))
            .flatten()
    }

    fn admits(&self, headers: &HeaderMap) -> bool {
        let mut sent = headers.get_all(SECRET).iter();
        let (Some(sent), None) = (sent.next(), sent.next()) else {
            return false;
        };
        // All are compared, so that time tells nothing.
        self.0.iter().fold(false, |admits, secret| {
            verify_slices_are_equal(secret.as_bytes(), sent.as_bytes()).is_ok() | admits
        })
    }
}

impl FromStr for OriginSecrets {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let secrets: Vec<_> = text.split(',').map(str::to_owned).collect();
        if secrets.iter().any(|secret| secret.len() < LEAST_LENGTH) {
            return Err("must hold secrets of 32 characters or more, separated by commas");
        }
        Ok(Self(secrets.into()))
    }
}

impl fmt::Debug for OriginSecrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OriginSecrets(…)")
    }
}

/// Refuses what did not come through the origin, and finds out where the rest comes from.
pub(crate) async fn admit(
    State(origin): State<Origin>,
    mut request: Request,
    next: Next,
) -> Response {
    let source = match &origin {
        Origin::Gateway => gateway_address(&request),
        Origin::CloudFront(secrets) => match secrets.viewer(request.headers()) {
            Some(viewer) => Some(viewer),
            None => return refusal(),
        },
    };
    if let Some(source) = source {
        request.extensions_mut().insert(SourceAddress(source));
    }
    next.run(request).await
}

fn refusal() -> Response {
    ApiError::from(ErrorCode::Forbidden)
        .with_message("Requests come through the public address only")
        .into_response()
}

fn viewer_address(headers: &HeaderMap) -> Option<IpAddr> {
    let (address, _port) = headers.get(VIEWER)?.to_str().ok()?.rsplit_once(':')?;
    let address = address
        .strip_prefix('[')
        .and_then(|address| address.strip_suffix(']'))
        .unwrap_or(address);
    address.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewer(text: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(VIEWER, text.parse().unwrap())]);
        viewer_address(&headers).map(|address| address.to_string())
    }

    #[test]
    fn the_viewer_is_what_stands_before_the_port() {
        assert_eq!(viewer("198.51.100.10:46532").unwrap(), "198.51.100.10");
        assert_eq!(
            viewer("2001:db8::8a2e:370:7334:46532").unwrap(),
            "2001:db8::8a2e:370:7334"
        );
        assert_eq!(viewer("[2001:db8::1]:443").unwrap(), "2001:db8::1");
        for text in ["", "198.51.100.10", "somewhere:443", ":443"] {
            assert_eq!(viewer(text), None, "{text}");
        }
    }

    #[test]
    fn a_secret_that_can_be_guessed_is_none() {
        let long = "s".repeat(LEAST_LENGTH);
        assert!(long.parse::<OriginSecrets>().is_ok());
        assert!(format!("{long},{long}").parse::<OriginSecrets>().is_ok());
        for text in ["short", &format!("{long},"), &format!("{long},short")] {
            assert!(text.parse::<OriginSecrets>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_secret_is_not_shown() {
        let secrets: OriginSecrets = "s".repeat(LEAST_LENGTH).parse().unwrap();
        assert!(!format!("{secrets:?}").contains('s'.to_string().repeat(2).as_str()));
    }
}
