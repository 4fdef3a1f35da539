//! `X-Forwarded-For`: where a request comes from.

use std::net::IpAddr;

use http::HeaderMap;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Where a request comes from: its peer, or what the last proxy says where that is trusted.
pub(crate) fn source_ip(peer: IpAddr, headers: &HeaderMap, trust_forwarded_for: bool) -> IpAddr {
    let forwarded = || {
        let value = headers.get(FORWARDED_FOR)?.to_str().ok()?;
        value.rsplit(',').next()?.trim().parse().ok()
    };
    match trust_forwarded_for {
        true => forwarded().unwrap_or(peer),
        false => peer,
    }
}

/// The addresses that a request came through, its source last.
pub(crate) fn forwarded_for(source: IpAddr, headers: &HeaderMap) -> String {
    let before = headers.get_all(FORWARDED_FOR).iter();
    let mut addresses: Vec<_> = before
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .collect();
    let source = source.to_string();
    if addresses.last() != Some(&source) {
        addresses.push(source);
    }
    addresses.join(", ")
}
