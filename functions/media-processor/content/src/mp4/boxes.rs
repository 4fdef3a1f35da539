//! Boxes of a file, of which only the headers are read.

use ::bytes::Bytes;
use shared::domain::media::Rejection;

use crate::{Failure, Upload, upload};

use super::headers::{Header, LONGEST};

/// No file of 100 MiB needs more: in fragments of a second, it would last eight minutes. Each costs a read
/// at most.
const MOST: usize = 1_000;

/// The boxes of an upload.
pub struct Boxes<'a, U> {
    upload: &'a U,
    head: Bytes,
    tail: Bytes,
    left: usize,
}

impl<'a, U: Upload> Boxes<'a, U> {
    /// The boxes of an upload that begins and ends as was read already.
    pub fn new(upload: &'a U, head: Bytes, tail: Bytes) -> Self {
        Self {
            upload,
            head,
            tail,
            left: MOST,
        }
    }

    /// The header of the box at an offset, in something that ends at `limit`.
    ///
    /// # Errors
    /// `Damaged` where there is none or there were too many; and where the upload cannot be read.
    pub async fn header(&mut self, at: u64, limit: u64) -> Result<Header, Failure<U::Error>> {
        self.left = self.left.checked_sub(1).ok_or(Rejection::Damaged)?;
        let end = limit.min(at + LONGEST);
        let header = match self.known(at, end) {
            Some(bytes) => Header::read(&bytes, at, limit),
            None => Header::read(&upload::read(self.upload, at..end).await?, at, limit),
        };
        Ok(header.ok_or(Rejection::Damaged)?)
    }

    /// Bytes that were read already.
    fn known(&self, start: u64, end: u64) -> Option<Bytes> {
        let tail_starts = self.upload.size().saturating_sub(self.tail.len() as u64);
        let (part, from) = if end <= self.head.len() as u64 {
            (&self.head, 0)
        } else {
            (&self.tail, tail_starts)
        };
        let at = usize::try_from(start.checked_sub(from)?).ok()?;
        let end = usize::try_from(end.checked_sub(from)?).ok()?;
        (end <= part.len()).then(|| part.slice(at..end))
    }
}
