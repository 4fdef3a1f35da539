//! Views: how models look on the wire.

pub(crate) mod actor;
pub(crate) mod all_media;
pub(crate) mod audit_event;
pub(crate) mod health;
pub(crate) mod media;
pub(crate) mod notification;
pub(crate) mod order;
pub(crate) mod status_counts;
pub(crate) mod upload;
pub(crate) mod user;
