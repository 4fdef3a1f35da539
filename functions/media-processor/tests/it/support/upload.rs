//! An upload in memory that counts what is read of it.

use std::{ops::Range, sync::Mutex};

use bytes::Bytes;
use media_processor::content::Upload;

/// A read of what there is not.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing at {0:?}")]
pub struct OutOfBounds(Range<u64>);

/// An upload in memory.
pub struct Memory {
    bytes: Bytes,
    reads: Mutex<Vec<Range<u64>>>,
}

impl Memory {
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            bytes: Bytes::from(bytes.into()),
            reads: Mutex::default(),
        }
    }

    /// How often it was read.
    pub fn reads(&self) -> usize {
        self.reads.lock().unwrap().len()
    }

    /// The most bytes that were read at once.
    pub fn largest_read(&self) -> u64 {
        let reads = self.reads.lock().unwrap();
        let lengths = reads.iter().map(|range| range.end - range.start);
        lengths.max().unwrap_or_default()
    }

    /// How many bytes were read, again where they were read again.
    pub fn bytes_read(&self) -> u64 {
        let reads = self.reads.lock().unwrap();
        reads.iter().map(|range| range.end - range.start).sum()
    }
}

impl Upload for Memory {
    type Error = OutOfBounds;

    fn size(&self) -> u64 {
        self.bytes.len() as u64
    }

    async fn read(&self, range: Range<u64>) -> Result<Bytes, OutOfBounds> {
        self.reads.lock().unwrap().push(range.clone());
        if range.end > self.size() || range.is_empty() {
            return Err(OutOfBounds(range));
        }
        Ok(self.bytes.slice(range.start as usize..range.end as usize))
    }
}
