//! Reading what was uploaded.

use std::{future::Future, ops::Range};

use ::bytes::Bytes;
use shared_domain::media::Rejection;

/// How much is read at a time, in bytes.
pub const PART: u64 = 4 * 1_048_576;

/// An upload whose parts can be read. All reads are of the same object.
pub trait Upload {
    /// Why a read failed.
    type Error;

    /// Its length in bytes.
    fn size(&self) -> u64;

    /// The bytes at these offsets, all of which lie within the upload.
    fn read(&self, range: Range<u64>) -> impl Future<Output = Result<Bytes, Self::Error>> + Send;
}

/// Why there is nothing to serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure<E> {
    /// The upload is not what may be served. It will not get better by trying again.
    #[error("{}", .0.message())]
    Rejected(Rejection),
    /// The upload could not be read. Its content has nothing to do with it.
    #[error("the upload cannot be read")]
    Unread(#[source] E),
}

impl<E> From<Rejection> for Failure<E> {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

/// The first `length` bytes of an upload, or all if there are fewer.
///
/// # Errors
/// Where the upload cannot be read.
pub async fn head<U: Upload>(upload: &U, length: u64) -> Result<Bytes, Failure<U::Error>> {
    read(upload, 0..length.min(upload.size())).await
}

/// The last `length` bytes of an upload, or all if there are fewer.
///
/// # Errors
/// Where the upload cannot be read.
pub async fn tail<U: Upload>(upload: &U, length: u64) -> Result<Bytes, Failure<U::Error>> {
    let size = upload.size();
    read(upload, size.saturating_sub(length)..size).await
}

/// All of an upload, which is read in parts: what is read is in memory twice for a moment.
///
/// # Errors
/// Where the upload cannot be read.
pub async fn all<U: Upload>(upload: &U) -> Result<Vec<u8>, Failure<U::Error>> {
    let size = upload.size();
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    while (bytes.len() as u64) < size {
        let at = bytes.len() as u64;
        let part = read(upload, at..size.min(at + PART)).await?;
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// The bytes at these offsets; nothing is asked for where there are none.
///
/// # Errors
/// Where the upload cannot be read.
pub async fn read<U: Upload>(upload: &U, range: Range<u64>) -> Result<Bytes, Failure<U::Error>> {
    if range.is_empty() {
        return Ok(Bytes::new());
    }
    upload.read(range).await.map_err(Failure::Unread)
}
