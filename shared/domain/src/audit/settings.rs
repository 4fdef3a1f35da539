//! What a change of the configuration changed.

use super::{Act, AuditType};
use crate::{
    settings::{RateLimits, RequestLimit, Settings},
    shop::Shop,
};

type Get = fn(&RateLimits) -> RequestLimit;

/// The rate limits by their names on the wire.
const LIMITS: [(&str, Get); 6] = [
    ("rateLimits.customer", |limits| limits.customer),
    ("rateLimits.staff", |limits| limits.staff),
    ("rateLimits.anonymous", |limits| limits.anonymous),
    ("rateLimits.login", |limits| limits.login),
    ("rateLimits.register", |limits| limits.register),
    ("rateLimits.refresh", |limits| limits.refresh),
];

type Show = fn(&Shop) -> String;

/// What is known of the shop, by its names on the wire.
const SHOP: [(&str, Show); 5] = [
    ("shop.name", |shop| shop.name.to_string()),
    ("shop.colour", |shop| shop.colour.to_string()),
    ("shop.logoUrl", |shop| {
        shop.logo_url
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    }),
    ("shop.timeZone", |shop| shop.time_zone.to_string()),
    ("shop.language", |shop| shop.language.to_string()),
];

impl Act {
    /// The configuration was changed, from one to the other.
    pub fn configuring(before: &Settings, after: &Settings) -> Self {
        let size = |settings: &Settings| settings.max_file_size.get();
        let types = |settings: &Settings| settings.allowed_file_types.to_string();
        let window = |settings: &Settings| settings.rate_limits.window_seconds.get();
        let act = Self::new(AuditType::ConfigChanged)
            .changing("maxFileSize", size(before), size(after))
            .changing("allowedFileTypes", types(before), types(after))
            .changing("rateLimits.windowSeconds", window(before), window(after));
        let act = LIMITS.iter().fold(act, |act, (field, limit)| {
            let of = |settings: &Settings| limit(&settings.rate_limits).get();
            act.changing(field, of(before), of(after))
        });
        SHOP.iter().fold(act, |act, (field, show)| {
            act.changing(field, show(&before.shop), show(&after.shop))
        })
    }
}
