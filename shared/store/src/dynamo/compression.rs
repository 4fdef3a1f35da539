//! Attributes that are read whole or not at all, compressed: DynamoDB counts every byte.

use std::io::{Read, Write};

use aws_sdk_dynamodb::{primitives::Blob, types::AttributeValue};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use serde::{Serialize, de::DeserializeOwned};

use crate::StoreError;

/// The attribute that holds `value`.
pub fn compress<T: Serialize>(value: &T) -> Result<AttributeValue, StoreError> {
    let json = serde_json::to_vec(value).map_err(StoreError::internal)?;
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&json).map_err(StoreError::internal)?;
    let bytes = encoder.finish().map_err(StoreError::internal)?;
    Ok(AttributeValue::B(Blob::new(bytes)))
}

/// What the attribute holds.
pub fn decompress<T: DeserializeOwned>(attribute: &AttributeValue) -> Result<T, StoreError> {
    let bytes = attribute
        .as_b()
        .map_err(|_| StoreError::internal("a compressed attribute holds no bytes"))?;
    let mut json = Vec::new();
    DeflateDecoder::new(bytes.as_ref())
        .read_to_end(&mut json)
        .map_err(StoreError::internal)?;
    serde_json::from_slice(&json).map_err(StoreError::internal)
}
