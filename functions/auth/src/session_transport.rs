//! How a refresh token comes and goes: in bodies, or, for a page in a browser, in a cookie that no
//! script can read.
//!
//! The header that asks for a cookie is one that pages of other sites cannot send: CORS does not
//! allow it. So no other site can use or end a session ([OWASP, custom request
//! headers](https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#employing-custom-request-headers-for-ajaxapi)).

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderName, header, request::Parts},
    response::AppendHeaders,
};
use cookie::{Cookie, SameSite, time::Duration};
use deserr::Deserr;
use shared_domain::Invalid;
use shared_http::{ApiError, ErrorCode, Json, OptionalJson, SecretText};
use utoipa::{IntoParams, ToSchema};

use crate::session::Tokens;

const HEADER: &str = "X-Session";

/// Only these endpoints get the cookie.
const PATH: &str = "/api/v1/auth";

/// Browsers take a cookie of this name from a server that proves who it is, and from no other ([RFC
/// 6265bis,
/// 4.1.3](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3)).
const SECURE_NAME: &str = "__Secure-refresh";

/// Where there is no TLS, that is on the local stack.
const PLAIN_NAME: &str = "refresh";

/// A header that sets a cookie, if there is one to set.
pub type SetCookie = AppendHeaders<Option<(HeaderName, String)>>;

/// How a refresh token comes and goes.
#[derive(Debug)]
pub enum SessionTransport {
    /// In bodies: the client keeps it.
    Body,
    /// In a cookie: the browser keeps it.
    Cookie {
        /// Whether there is TLS between the browser and here.
        is_secure: bool,
        /// The token that came.
        presented: Option<SecretText>,
    },
}

/// Asks for a cookie.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "its fields are for the OpenAPI document alone")]
pub struct SessionHeader {
    /// `cookie`, by a page of the same origin: the refresh token comes and goes in a cookie that no
    /// script can read, and is null in the answer.
    #[param(rename = "X-Session", inline, required = false, example = "cookie")]
    x_session: Option<String>,
}

impl SessionTransport {
    /// The token in the cookie, if there is one.
    pub const fn cookie(&self) -> Option<&SecretText> {
        match self {
            Self::Body => None,
            Self::Cookie { presented, .. } => presented.as_ref(),
        }
    }

    /// Moves the refresh token into a cookie, where the client asked for that.
    pub fn hand_over(&self, tokens: &mut Tokens) -> SetCookie {
        AppendHeaders(match self {
            Self::Body => None,
            Self::Cookie { is_secure, .. } => tokens
                .refresh_token
                .take()
                .map(|token| set(*is_secure, token.reveal(), tokens.refresh_token_expires_in)),
        })
    }

    /// Takes the cookie away.
    pub fn forget(&self) -> SetCookie {
        AppendHeaders(match self {
            Self::Body => None,
            Self::Cookie { is_secure, .. } => Some(set(*is_secure, "", 0)),
        })
    }

    /// The error, and the end of the cookie where its token is good for nothing any more.
    pub fn refuse(&self, error: ApiError) -> (SetCookie, ApiError) {
        let cookie = match error.code() {
            ErrorCode::InvalidRefreshToken => self.forget(),
            _ => AppendHeaders(None),
        };
        (cookie, error)
    }

    fn read(headers: &HeaderMap) -> Result<Self, ApiError> {
        let Some(value) = headers.get(HEADER) else {
            return Ok(Self::Body);
        };
        if value != "cookie" {
            return Err(ApiError::field(
                HEADER,
                &Invalid::new("must be cookie, or left out"),
            ));
        }
        // API Gateway says so itself, whatever the client says.
        let is_secure = headers
            .get("x-forwarded-proto")
            .is_none_or(|scheme| scheme != "http");
        let presented = presented(headers, name(is_secure));
        Ok(Self::Cookie {
            is_secure,
            presented,
        })
    }
}

/// The refresh token of a request, and how it came.
#[derive(Debug)]
pub struct PresentedToken {
    /// How it came.
    pub transport: SessionTransport,
    body: Option<SecretText>,
}

impl PresentedToken {
    /// The token, as it was sent. The one in the body, if there is one, or else in the cookie, if
    /// there is one.
    pub fn reveal(&self) -> Option<&str> {
        let token = self.body.as_ref().or_else(|| self.transport.cookie());
        token.map(SecretText::reveal)
    }
}

impl<S: Sync> FromRequest<S> for PresentedToken {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let transport = SessionTransport::read(request.headers())?;
        let body = match transport {
            SessionTransport::Body => {
                let body = Json::<Refresh>::from_request(request, state).await?;
                Some(body.value.refresh_token)
            }
            SessionTransport::Cookie { .. } => {
                let OptionalJson(body) =
                    OptionalJson::<RefreshByCookie>::from_request(request, state).await?;
                body.value.refresh_token
            }
        };
        Ok(Self { transport, body })
    }
}

/// A token to use up.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct Refresh {
    /// May be left out where a cookie holds it.
    #[schema(value_type = Option<String>, example = "AZjyxH1efDqbHy5tikxbcAGY8sR9Xnw6mx8uboLbW3A")]
    refresh_token: SecretText,
}

/// The same of somebody whose token may be in the cookie.
#[derive(Debug, Deserr)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
struct RefreshByCookie {
    #[deserr(default)]
    refresh_token: Option<SecretText>,
}

impl<S: Sync> FromRequestParts<S> for SessionTransport {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::read(&parts.headers)
    }
}

const fn name(is_secure: bool) -> &'static str {
    if is_secure { SECURE_NAME } else { PLAIN_NAME }
}

fn presented(headers: &HeaderMap, name: &str) -> Option<SecretText> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned().into())
}

fn set(is_secure: bool, value: &str, seconds: u64) -> (HeaderName, String) {
    let cookie = Cookie::build((name(is_secure), value))
        .path(PATH)
        .http_only(true)
        .secure(is_secure)
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(
            i64::try_from(seconds).unwrap_or(i64::MAX),
        ));
    (header::SET_COOKIE, cookie.to_string())
}
