//! Files that are written for administrators, to be downloaded once.

use super::{Links, LinksError};
use shared_domain::{Day, Duration, ExportId, Timestamp, UserId};
use shared_runtime::outgoing::{NoAnswer, Outgoing};

/// How long a file may be downloaded. Credentials that sign a URL may end before it does, so it is
/// short.
const DOWNLOAD: Duration = Duration::from_secs(15 * 60);
/// How long S3 has to take the file.
const WRITE: Duration = Duration::from_secs(10);
const CSV: &str = "text/csv; charset=utf-8";

/// Keeps files in a bucket that forgets them after a day.
#[derive(Debug, Clone)]
pub struct Exports {
    links: Links,
    bucket: String,
    outgoing: Outgoing,
}

/// A file that was not kept.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A request could not be signed.
    #[error(transparent)]
    Links(#[from] LinksError),
    /// S3 did not answer in time.
    #[error("S3 did not answer")]
    Silent(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// S3 refused the file.
    #[error("S3 answered with status {0}")]
    Refused(u16),
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Names the file.
    pub id: ExportId,
    /// Where it is.
    pub url: String,
    /// Until when.
    pub expires_at: Timestamp,
}

impl Exports {
    /// The bucket at this URL, with the right that `links` sign with.
    pub fn new(links: &Links, bucket: String) -> Self {
        Self {
            links: links.clone(),
            bucket,
            outgoing: Outgoing::new(),
        }
    }

    /// Keeps a CSV file for a user, under a key that nobody guesses. Its name says the day.
    ///
    /// # Errors
    /// Where it is not kept.
    pub async fn keep(
        &self,
        user: UserId,
        csv: Vec<u8>,
        day: Day,
        now: Timestamp,
    ) -> Result<Download, ExportError> {
        let id = ExportId::generate(now);
        let url = format!("{}/exports/{user}/{id}.csv", self.bucket);
        let length = csv.len().to_string();
        let headers = [("content-length", length.as_str()), ("content-type", CSV)];
        let signed = self.links.sign("PUT", &url, &headers, now, WRITE)?;
        let sent = self.outgoing.send("PUT", &signed, &headers, csv);
        let answer = tokio::time::timeout(WRITE, sent).await;
        let answer = answer.map_err(|late| ExportError::Silent(late.into()))?;
        match answer? {
            200 => self.download(id, &url, day, now),
            status => Err(ExportError::Refused(status)),
        }
    }

    fn download(
        &self,
        id: ExportId,
        url: &str,
        day: Day,
        now: Timestamp,
    ) -> Result<Download, ExportError> {
        let name = format!("orders-{day}.csv");
        let url = self.links.sign_attachment(url, &name, now, DOWNLOAD)?;
        Ok(Download {
            id,
            url,
            expires_at: now + DOWNLOAD,
        })
    }
}

impl From<NoAnswer> for ExportError {
    fn from(error: NoAnswer) -> Self {
        Self::Silent(error.into())
    }
}
