//! Checksums that a request declares of its content, checked against what was received.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html>

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::HeaderMap;
use s3s::checksum::ChecksumHasher;
use s3s::dto::{Checksum, PutObjectInput, UploadPartInput};
use s3s::{S3Result, s3_error};

#[derive(Debug, Default)]
pub(super) struct ExpectedChecksums {
    md5: Option<String>,
    checksum: Checksum,
    /// The algorithm of a checksum that may follow the content.
    announced: Option<String>,
}

/// Reads the checksums of two types of input that have fields of the same names.
macro_rules! checksums_of {
    ($input:expr) => {
        ExpectedChecksums {
            md5: $input.content_md5.clone(),
            checksum: Checksum {
                checksum_crc32: $input.checksum_crc32.clone(),
                checksum_crc32c: $input.checksum_crc32c.clone(),
                checksum_crc64nvme: $input.checksum_crc64nvme.clone(),
                checksum_sha1: $input.checksum_sha1.clone(),
                checksum_sha256: $input.checksum_sha256.clone(),
                checksum_type: None,
            },
            announced: $input
                .checksum_algorithm
                .as_ref()
                .map(|algorithm| algorithm.as_str().to_owned()),
        }
    };
}

impl From<&PutObjectInput> for ExpectedChecksums {
    fn from(input: &PutObjectInput) -> Self {
        checksums_of!(input)
    }
}

impl From<&UploadPartInput> for ExpectedChecksums {
    fn from(input: &UploadPartInput) -> Self {
        checksums_of!(input)
    }
}

impl ExpectedChecksums {
    /// Computes the checksums that are claimed, and no others.
    pub fn hasher(&self) -> ChecksumHasher {
        fn wanted<T: Default>(
            expected: &ExpectedChecksums,
            name: &str,
            value: Option<&String>,
        ) -> Option<T> {
            let announced = expected.announced.as_deref() == Some(name);
            (announced || value.is_some()).then(T::default)
        }
        let claimed = &self.checksum;
        ChecksumHasher {
            crc32: wanted(self, "CRC32", claimed.checksum_crc32.as_ref()),
            crc32c: wanted(self, "CRC32C", claimed.checksum_crc32c.as_ref()),
            crc64nvme: wanted(self, "CRC64NVME", claimed.checksum_crc64nvme.as_ref()),
            sha1: wanted(self, "SHA1", claimed.checksum_sha1.as_ref()),
            sha256: wanted(self, "SHA256", claimed.checksum_sha256.as_ref()),
        }
    }

    /// Adds what was said after the content.
    pub fn complete(&mut self, trailers: &HeaderMap) {
        let claimed = &mut self.checksum;
        for (name, value) in [
            ("crc32", &mut claimed.checksum_crc32),
            ("crc32c", &mut claimed.checksum_crc32c),
            ("crc64nvme", &mut claimed.checksum_crc64nvme),
            ("sha1", &mut claimed.checksum_sha1),
            ("sha256", &mut claimed.checksum_sha256),
        ] {
            let said = trailers.get(format!("x-amz-checksum-{name}"));
            if let Some(said) = said.and_then(|said| said.to_str().ok()) {
                *value = Some(said.to_owned());
            }
        }
    }

    /// Refuses content that is not what was said.
    pub fn check(&self, md5: &[u8], found: &Checksum) -> S3Result<()> {
        let claimed = &self.checksum;
        let md5 = BASE64_STANDARD.encode(md5);
        let wrong = |claim: &Option<String>, found: Option<&String>| {
            claim.is_some() && claim.as_ref() != found
        };
        let differs = wrong(&self.md5, Some(&md5))
            || wrong(&claimed.checksum_crc32, found.checksum_crc32.as_ref())
            || wrong(&claimed.checksum_crc32c, found.checksum_crc32c.as_ref())
            || wrong(
                &claimed.checksum_crc64nvme,
                found.checksum_crc64nvme.as_ref(),
            )
            || wrong(&claimed.checksum_sha1, found.checksum_sha1.as_ref())
            || wrong(&claimed.checksum_sha256, found.checksum_sha256.as_ref());
        match differs {
            true => Err(s3_error!(BadDigest)),
            false => Ok(()),
        }
    }
}
