//! Message attributes.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::md5::md5;

/// The attributes of a message by name.
pub(crate) type MessageAttributes = BTreeMap<String, MessageAttribute>;

/// A value with its type: `String`, `Number` or `Binary`, which a label may follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MessageAttribute {
    pub data_type: String,
    pub value: AttributeValue,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AttributeValue {
    /// Of a `String` or a `Number`.
    Text(String),
    Binary(Vec<u8>),
}

impl MessageAttribute {
    /// Reads what a request says; gives what is wrong with it.
    pub fn parse(
        data_type: String,
        text: Option<String>,
        base64: Option<String>,
    ) -> Result<Self, String> {
        let kind = data_type.split('.').next().unwrap_or_default();
        let value = match (kind, text, base64) {
            ("String", Some(text), None) => AttributeValue::Text(text),
            ("Number", Some(text), None) if text.parse::<f64>().is_ok() => {
                AttributeValue::Text(text)
            }
            ("Binary", None, Some(base64)) => {
                let bytes = BASE64_STANDARD.decode(base64);
                AttributeValue::Binary(bytes.map_err(|error| error.to_string())?)
            }
            _ => return Err(format!("no value of the type {data_type}")),
        };
        match value.bytes().is_empty() {
            true => Err("an empty value".to_owned()),
            false => Ok(Self { data_type, value }),
        }
    }
}

impl AttributeValue {
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Binary(bytes) => bytes,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Binary(_) => None,
        }
    }

    pub fn base64(&self) -> Option<String> {
        match self {
            Self::Text(_) => None,
            Self::Binary(bytes) => Some(BASE64_STANDARD.encode(bytes)),
        }
    }
}

/// How much of a message's size they are.
pub(crate) fn size(attributes: &MessageAttributes) -> usize {
    let sizes = attributes.iter().map(|(name, attribute)| {
        name.len() + attribute.data_type.len() + attribute.value.bytes().len()
    });
    sizes.sum()
}

/// The hash that clients check attributes by; messages without any have none.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation>
pub(crate) fn md5_of(attributes: &MessageAttributes) -> Option<String> {
    let mut text = Vec::new();
    for (name, attribute) in attributes {
        let transport = match attribute.value {
            AttributeValue::Text(_) => 1,
            AttributeValue::Binary(_) => 2,
        };
        push(&mut text, name.as_bytes());
        push(&mut text, attribute.data_type.as_bytes());
        text.push(transport);
        push(&mut text, attribute.value.bytes());
    }
    (!attributes.is_empty()).then(|| md5(&text))
}

/// No part of a message is longer than four bytes can say.
fn push(text: &mut Vec<u8>, part: &[u8]) {
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    text.extend(length.to_be_bytes());
    text.extend(part);
}
