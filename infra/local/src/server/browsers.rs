//! Refuses what browsers send for pages of other hosts: DNS rebinding and cross-origin requests.
//!
//! Every page that somebody opens can send requests to loopback. It reads the answers where its own
//! name is made to lead here (DNS rebinding), which `Host` tells, or where they allow its `Origin`.
//! <https://owasp.org/www-community/attacks/DNS_Rebinding>

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{HOST, ORIGIN};
use http::uri::Authority;
use http::{HeaderMap, HeaderName, StatusCode, Uri};

/// Tells whether a page of this site, or of which other, sent a request:
/// <https://www.w3.org/TR/fetch-metadata/>.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses requests to another host than this machine.
pub(super) async fn refuse_foreign_hosts(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST);
    let host = host.map(|value| Authority::try_from(value.as_bytes()));
    match host {
        Some(Ok(host)) if !is_loopback(host.host()) => refused(StatusCode::MISDIRECTED_REQUEST),
        Some(Err(_)) => refused(StatusCode::BAD_REQUEST),
        _ => next.run(request).await,
    }
}

/// Refuses requests that a page of another host sent.
pub(super) async fn refuse_foreign_origins(request: Request, next: Next) -> Response {
    match is_of_foreign_page(request.headers()) {
        true => refused(StatusCode::FORBIDDEN),
        false => next.run(request).await,
    }
}

fn is_of_foreign_page(headers: &HeaderMap) -> bool {
    let origin = headers.get(ORIGIN);
    // `null` is what pages without a host send.
    let is_foreign = origin.is_some_and(|origin| {
        let uri = Uri::try_from(origin.as_bytes());
        uri.map_or(true, |uri| !uri.host().is_some_and(is_loopback))
    });
    let site = headers.get(SITE);
    is_foreign || site.is_some_and(|site| site == "cross-site")
}

/// True for the names of this machine: RFC 6761, section 6.3, and RFC 1122, section 3.2.1.3.
fn is_loopback(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    let address = name.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<std::net::IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => name == "localhost" || name.ends_with(".localhost"),
    }
}

fn refused(status: StatusCode) -> Response {
    (status, "This server answers this machine alone.\n").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine_are_its_own_and_no_others() {
        for own in [
            "localhost",
            "LOCALHOST",
            "localhost.",
            "shop.localhost",
            "127.0.0.1",
            "127.1.2.3",
            "[::1]",
        ] {
            assert!(is_loopback(own), "{own}");
        }
        for other in [
            "",
            "localhost.example",
            "mylocalhost",
            "127.0.0.1.example",
            "10.0.0.1",
            "[::2]",
            "0.0.0.0",
        ] {
            assert!(!is_loopback(other), "{other}");
        }
    }

    #[test]
    fn pages_of_other_hosts_are_told_by_origin_and_by_site() {
        let sent = |name: HeaderName, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, http::HeaderValue::from_static(value));
            is_of_foreign_page(&headers)
        };
        assert!(!is_of_foreign_page(&HeaderMap::new()));
        assert!(!sent(ORIGIN, "http://localhost:5173"));
        assert!(sent(ORIGIN, "https://shop.example"));
        assert!(sent(ORIGIN, "null"));
        assert!(sent(SITE, "cross-site"));
        assert!(!sent(SITE, "none"));
    }
}
