//! A file of an order as it is kept.

use serde::{Deserialize, Serialize};

use crate::{
    Actor, Duration, Invalid, MediaId, OrderId, Timestamp,
    order::{OrderStatus, Relation},
    string_enum,
    text::{Caption, Limits, is_invisible},
};

use super::{ContentType, Fingerprint, Rejection};

string_enum! {
    /// Whose side a file comes from.
    Origin {
        /// Whoever works on the order.
        Staff = "STAFF",
        /// Whose order it is.
        Customer = "CUSTOMER",
    }
}

string_enum! {
    /// How far a file has come.
    MediaState {
        /// Declared; what was uploaded, if anything, has not been checked.
        Pending = "PENDING",
        /// Checked, and there to be seen.
        Ready = "READY",
        /// Checked, and removed.
        Rejected = "REJECTED",
    }
}

/// What a file is called: one line without slashes and backslashes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileName(String);

impl FileName {
    /// What a file's name may hold, apart from what separates folders.
    pub const LIMITS: Limits = Limits::one_line(1..=255);

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for FileName {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let name = Self::LIMITS.check(text)?;
        if name.contains(['/', '\\']) {
            return Err(Invalid::new("must not contain slashes or backslashes"));
        }
        Ok(Self(name.into_owned()))
    }
}

/// A file of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Media {
    /// Sorts by `created_at`.
    pub id: MediaId,
    /// The order it belongs to.
    pub order_id: OrderId,
    /// Whose side it comes from.
    pub origin: Origin,
    /// What it is called.
    pub file_name: FileName,
    /// What it was declared to be, and, once READY, is.
    pub mime_type: ContentType,
    /// Its length in bytes: as declared, and, once READY, of what is served.
    pub size: u64,
    /// How far it has come.
    pub state: MediaState,
    /// Which content is served of it, once it is READY.
    pub fingerprint: Option<Fingerprint>,
    /// Why it was rejected, if it was.
    pub rejection: Option<Rejection>,
    /// What is said of it.
    pub description: Option<Caption>,
    /// True where the owner of the order sees it before the order is completed.
    pub is_public: bool,
    /// Who declared and uploads it.
    pub uploaded_by: Actor,
    /// When it was declared.
    pub created_at: Timestamp,
    /// One at first; rises by one with each change.
    pub version: u64,
}

impl Media {
    /// How long a file that was declared is waited for.
    pub const AWAITED: Duration = Duration::from_secs(24 * 3_600);

    /// What a download is called: its name without what nobody sees in it, and with the extension
    /// of what it was found to be, by which a computer opens it whatever else the name says.
    pub fn download_name(&self) -> String {
        let name = self.file_name.as_str().chars();
        let name: String = name.filter(|character| !is_invisible(*character)).collect();
        let extensions = self.mime_type.extensions();
        let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
        match end {
            Some(end) if extensions.contains(&end.as_str()) => name,
            _ => format!("{name}.{}", extensions[0]),
        }
    }

    /// How many files an order holds, those awaited and those rejected among them.
    pub const MAX_PER_ORDER: usize = 100;

    /// True where `actor`, who is this to the order in this status, may see that there is such a
    /// file.
    ///
    /// What is not READY is between the uploader and staff. The owner sees what staff made once the
    /// order is COMPLETED, or earlier where it is public.
    pub fn is_visible_to(&self, actor: &Actor, relation: Relation, status: OrderStatus) -> bool {
        let is_ready = self.state == MediaState::Ready;
        match relation {
            Relation::Admin | Relation::Assignee => true,
            _ if self.uploaded_by.id == actor.id => true,
            Relation::Queue => is_ready,
            Relation::Owner => is_ready && self.is_shown_to_owner(status),
        }
    }

    /// True where a file that is READY is the owner's to see.
    pub fn is_shown_to_owner(&self, status: OrderStatus) -> bool {
        self.origin == Origin::Customer || self.is_public || status == OrderStatus::Completed
    }

    /// True while the file may still be uploaded.
    pub fn is_awaited(&self, now: Timestamp) -> bool {
        self.state == MediaState::Pending && now < self.created_at + Self::AWAITED
    }

    /// The file with the version of its next change, otherwise as it was.
    pub(super) fn revised(&self) -> Self {
        Self {
            version: self.version + 1,
            ..self.clone()
        }
    }
}
