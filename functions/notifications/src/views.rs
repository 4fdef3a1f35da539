//! Notifications as the API shows them.

use serde::Serialize;
use shared_http::{NotificationView, Pagination};
use utoipa::ToSchema;

/// One notification.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneNotification {
    pub notification: NotificationView,
}

/// A page of notifications.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotificationPage {
    pub notifications: Vec<NotificationView>,
    /// How many of all are unread, at most 999.
    #[schema(example = 3, maximum = 999)]
    pub unread_count: usize,
    pub pagination: Pagination,
}

/// How many notifications are unread.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Unread {
    /// At most 999.
    #[schema(example = 3, maximum = 999)]
    pub unread_count: usize,
}
