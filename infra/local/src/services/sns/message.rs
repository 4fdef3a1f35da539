//! A message that is published.
//!
//! <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>

use serde_json::{Number, Value};
use time::OffsetDateTime;
use uuid::Uuid;

use super::api_error::ApiError;
use crate::services::query::Form;
use crate::services::sqs::{AttributeValue, MessageAttribute, MessageAttributes, size};

/// The bytes that a message may have, or all of a batch together.
pub(super) const LIMIT: usize = 262_144;

#[derive(Debug)]
pub(super) struct Message {
    pub id: Uuid,
    pub published: OffsetDateTime,
    pub text: String,
    pub subject: Option<String>,
    pub attributes: MessageAttributes,
}

impl Message {
    /// Reads a message from the parameters of a request or of an entry.
    pub fn read(form: &mut Form) -> Result<Self, ApiError> {
        let text = form.take("Message").unwrap_or_default();
        if text.is_empty() {
            return Err(ApiError::InvalidParameter("Empty message".to_owned()));
        }
        let attributes = form.take_map("MessageAttributes");
        let attributes = attributes.into_iter().map(read_attribute);
        Ok(Self {
            id: Uuid::new_v4(),
            published: OffsetDateTime::now_utc(),
            text,
            subject: form.take("Subject"),
            attributes: attributes.collect::<Result<_, _>>()?,
        })
    }

    pub fn size(&self) -> usize {
        self.text.len() + size(&self.attributes)
    }

    /// The attributes as filters look at them: in binary ones they do not.
    pub fn filterable(&self) -> Value {
        let attributes = self.attributes.iter();
        let values = attributes.filter_map(|(name, attribute)| {
            let value = filterable(attribute)?;
            Some((name.clone(), value))
        });
        values.collect()
    }
}

fn read_attribute(
    (name, mut form): (String, Form),
) -> Result<(String, MessageAttribute), ApiError> {
    let data_type = form.take("DataType").unwrap_or_default();
    let (text, binary) = (form.take("StringValue"), form.take("BinaryValue"));
    form.finish()?;
    match MessageAttribute::parse(data_type, text, binary) {
        Ok(attribute) => Ok((name, attribute)),
        Err(wrong) => {
            let message = format!("The message attribute '{name}' has {wrong}");
            Err(ApiError::InvalidParameter(message))
        }
    }
}

/// <https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html#SNSMessageAttributes.DataTypes>
fn filterable(attribute: &MessageAttribute) -> Option<Value> {
    let AttributeValue::Text(text) = &attribute.value else {
        return None;
    };
    match attribute.data_type.as_str() {
        "String.Array" => serde_json::from_str(text).ok(),
        kind if kind.starts_with("Number") => {
            let number = text.parse().ok().and_then(Number::from_f64);
            number.map(Value::Number)
        }
        _ => Some(Value::String(text.clone())),
    }
}
