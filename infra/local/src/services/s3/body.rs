//! Receives the body of an upload.

use std::io::Write;

use futures_util::StreamExt;
use s3s::crypto::{Checksum, Md5};
use s3s::dto::StreamingBlob;
use s3s::{S3Error, S3ErrorCode, S3Result, TrailingHeaders, s3_error};
use tempfile::NamedTempFile;

use super::checksums::ExpectedChecksums;
use super::folder::Folder;

/// Content that was received whole.
#[derive(Debug)]
pub(super) struct Content {
    pub file: NamedTempFile,
    pub size: u64,
    pub md5: [u8; 16],
}

impl Content {
    /// What a single upload has for its `ETag`.
    pub fn e_tag(&self) -> String {
        hex(&self.md5)
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a body to its end.
pub(super) async fn receive(
    folder: &Folder,
    body: Option<StreamingBlob>,
    mut expected: ExpectedChecksums,
    trailers: Option<TrailingHeaders>,
) -> S3Result<Content> {
    let mut file = folder.incoming().map_err(S3Error::internal_error)?;
    let (mut md5, mut hasher) = (Md5::new(), expected.hasher());
    let mut size = 0;
    let mut body = body.ok_or_else(|| s3_error!(IncompleteBody))?;
    while let Some(bytes) = body.next().await {
        let bytes =
            bytes.map_err(|error| S3Error::with_source(S3ErrorCode::IncompleteBody, error))?;
        md5.update(&bytes);
        hasher.update(&bytes);
        file.write_all(&bytes).map_err(S3Error::internal_error)?;
        size += bytes.len() as u64;
    }
    if let Some(trailers) = trailers.and_then(|trailers| trailers.take()) {
        expected.complete(&trailers);
    }
    let md5 = md5.finalize();
    expected.check(&md5, &hasher.finalize())?;
    Ok(Content { file, size, md5 })
}
