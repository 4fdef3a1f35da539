//! `AWS::SecretsManager::Secret`.

use super::fields::Fields;
use super::node::Value;
use super::{Error, Resource, Scope};

/// A secret.
#[derive(Debug, Clone)]
pub struct SecretSpec {
    /// The logical id.
    pub name: String,
    /// How its first value is made; without one it starts with no value.
    pub generate: Option<GenerateSecret>,
}

impl SecretSpec {
    /// The secret's ARN, which is what `Ref` gives.
    pub fn arn(&self) -> String {
        arn(&self.name)
    }
}

/// How a secret's value is generated.
#[derive(Debug, Clone)]
pub struct GenerateSecret {
    /// Characters, 32 unless told.
    pub length: usize,
}

/// Gives a secret its `Ref`, which is its ARN.
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) {
    scope.set_ref(resource.name, Value::Text(arn(resource.name)));
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<SecretSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let generate = match fields.resolve("GenerateSecretString", scope)? {
        Some(node) => Some(read_generate(
            Fields::of(&node, "GenerateSecretString")?,
            scope,
        )?),
        None => None,
    };
    fields
        .ignore(&["Description", "KmsKeyId", "Name", "Tags"])
        .finish()?;
    Ok(SecretSpec {
        name: resource.name.to_owned(),
        generate,
    })
}

fn read_generate(mut fields: Fields<'_>, scope: &Scope) -> Result<GenerateSecret, Error> {
    let length = match fields.resolve("PasswordLength", scope)? {
        Some(node) => node.parse_as("a number of characters")?,
        None => 32,
    };
    // Values are made of letters and digits here, whether or not punctuation is allowed.
    fields.ignore(&["ExcludePunctuation"]).finish()?;
    Ok(GenerateSecret { length })
}

/// The ARN of a secret. On AWS it ends in six random characters.
pub(crate) fn arn(name: &str) -> String {
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    format!("arn:aws:secretsmanager:{region}:{account}:secret:{name}-local0")
}
