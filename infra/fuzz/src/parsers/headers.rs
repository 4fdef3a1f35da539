//! What headers say.

use auth::session_transport::SessionTransport;
use axum::{
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, Request, request::Parts},
};
use futures_util::FutureExt;
use shared_auth::{ApiKeySecret, Jwks, SigningKeys, Verifier};
use shared_domain::{ApiKeyId, UserId, user::Role};
use shared_http::{Credential, IdempotencyHeader, IfMatch, IfNoneMatch, UserAgent};

use crate::{
    Parser,
    parsers::credentials::token,
    samples::{now, signing_keys},
};

const ETAG: &str = "\"3-0a1b2c3d4e5f6071\"";

pub fn parsers() -> Vec<Parser> {
    let etags = [ETAG, "\"3\"", "*", "\"1\", \"3\""];
    let key = ApiKeySecret::generate(ApiKeyId::generate(now())).expect("randomness");
    let keys = signing_keys();
    let bearer = format!("Bearer {}", token(&keys, Role::Staff));
    vec![
        of_header("If-Match", "if-match", etags.map(String::from), |parts| {
            let condition = read::<IfMatch, _>(parts, &());
            condition.is_ok_and(|condition| condition.check(3).is_ok() || condition.is_given())
        }),
        of_header(
            "If-None-Match",
            "if-none-match",
            [ETAG.to_owned()],
            |parts| {
                let known = read::<IfNoneMatch, _>(parts, &());
                known.is_ok_and(|known| known.matches(ETAG))
            },
        ),
        of_header(
            "Idempotency-Key",
            "idempotency-key",
            ["my-table".to_owned()],
            |parts| {
                let caller = UserId::generate(now());
                let request = read::<IdempotencyHeader, _>(parts, &());
                request.is_ok_and(|request| request.key(caller).is_ok())
            },
        ),
        of_header(
            "User-Agent",
            "user-agent",
            ["curl/8.5".to_owned()],
            |parts| read::<UserAgent, _>(parts, &()).is_ok_and(|UserAgent(name)| name.is_some()),
        ),
        of_header("X-Session", "x-session", ["cookie".to_owned()], |parts| {
            read::<SessionTransport, _>(parts, &()).is_ok()
        }),
        of_header(
            "Cookie",
            "cookie",
            [
                "__Secure-refresh=AAAA".to_owned(),
                "a; b=\"c\"; __Secure-refresh=AAAA; d=%20".to_owned(),
            ],
            |parts| {
                let by_cookie = HeaderValue::from_static("cookie");
                parts.headers.insert("x-session", by_cookie);
                read::<SessionTransport, _>(parts, &())
                    .is_ok_and(|transport| transport.cookie().is_some())
            },
        ),
        of_credential("X-API-Key", "x-api-key", verifier(&keys), key.reveal()),
        of_credential("Authorization", "authorization", verifier(&keys), bearer),
    ]
}

/// Of requests whose header holds what is given, as far as headers can.
fn of_header<const N: usize>(
    name: &'static str,
    header: &'static str,
    samples: [String; N],
    accepts: impl Fn(&mut Parts) -> bool + 'static,
) -> Parser {
    Parser::of_bytes(name, samples, move |bytes| {
        let mut request = Request::new(());
        let Ok(value) = HeaderValue::from_bytes(bytes) else {
            return false;
        };
        let header = HeaderName::from_static(header);
        request.headers_mut().insert(header, value);
        accepts(&mut request.into_parts().0)
    })
}

fn of_credential(
    name: &'static str,
    header: &'static str,
    verifier: Verifier,
    sample: String,
) -> Parser {
    of_header(name, header, [sample], move |parts| {
        Credential::of(&parts.headers, &verifier, now()).is_ok()
    })
}

fn verifier(keys: &SigningKeys) -> Verifier {
    let jwks: Jwks = keys.jwks().parse().expect("public keys");
    Verifier::new(&jwks)
}

fn read<T: FromRequestParts<S>, S: Sync>(parts: &mut Parts, state: &S) -> Result<T, T::Rejection> {
    let read = T::from_request_parts(parts, state).now_or_never();
    read.expect("an answer at once")
}
