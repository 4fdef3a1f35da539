//! Dynamic references to secrets:
//! `secretsmanager:secret-id:SecretString:json-key:version-stage:version-id`.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html>

/// The part of a dynamic reference between `resolve:` and the closing braces, read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    /// The secret, by name or ARN.
    pub secret: &'a str,
    /// The version, or else the current one.
    pub version: Option<&'a str>,
}

impl<'a> Reference<'a> {
    /// `None` for what is no reference to a whole secret: keys of JSON and stages are not served
    /// here.
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix("secretsmanager:")?;
        // ARNs have colons too.
        let Some((secret, rest)) = text.split_once(":SecretString") else {
            return Some(Self {
                secret: text,
                version: None,
            });
        };
        let version = match rest {
            "" => "",
            rest => rest.strip_prefix(":::")?,
        };
        Some(Self {
            secret,
            version: Some(version).filter(|version| !version.is_empty()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:S-local0";

    #[test]
    fn the_current_version_is_meant_where_none_is_named() {
        for rest in ["", ":SecretString", ":SecretString:::"] {
            let text = format!("secretsmanager:{ARN}{rest}");
            let current = Reference {
                secret: ARN,
                version: None,
            };
            assert_eq!(Reference::parse(&text), Some(current), "{rest}");
        }
    }

    #[test]
    fn a_version_is_the_last_part() {
        let text = format!("secretsmanager:{ARN}:SecretString:::v1");
        let version = Reference::parse(&text).unwrap().version;
        assert_eq!(version, Some("v1"));
    }

    #[test]
    fn keys_stages_and_other_services_are_not_understood() {
        for text in [
            "ssm:name",
            "secretsmanager:S:SecretString:key",
            "secretsmanager:S:SecretString::AWSPREVIOUS:",
        ] {
            assert_eq!(Reference::parse(text), None, "{text}");
        }
    }
}
