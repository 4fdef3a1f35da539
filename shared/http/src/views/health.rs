//! How the system and its parts are, in words.

use serde::Serialize;
use utoipa::ToSchema;

/// In a word.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
#[schema(as = HealthStatus)]
pub enum HealthStatus {
    /// All is well.
    Ok,
    /// Something does not work.
    Degraded,
}

/// Whether a part can be reached; found out every five seconds at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Connection {
    /// It answers.
    Connected,
    /// It does not answer.
    Disconnected,
}

impl HealthStatus {
    /// How the whole is, whose parts all work or do not.
    pub const fn of(all_work: bool) -> Self {
        match all_work {
            true => Self::Ok,
            false => Self::Degraded,
        }
    }
}

impl From<bool> for Connection {
    fn from(is_connected: bool) -> Self {
        match is_connected {
            true => Self::Connected,
            false => Self::Disconnected,
        }
    }
}
