//! `AWS::IAM::Role`.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::node::{Entry, Node};
use super::{Error, Resource, Scope, Template};
use crate::iam::{Condition, ConditionKey, Effect, Pattern, Role, Statement};

impl Template {
    /// The role of each function, by function name. A function without a role may do nothing, as
    /// with the role that SAM would make for it.
    pub(crate) fn roles_of_functions(&self) -> Result<BTreeMap<String, Role>, crate::Error> {
        let functions = self.functions.iter();
        let roles = functions.map(|function| {
            let role = match &function.role {
                Some(arn) => self.role(arn)?.clone(),
                None => Role::without_statements(&function.name),
            };
            Ok((function.function_name.clone(), role))
        });
        roles.collect()
    }

    fn role(&self, arn: &str) -> Result<&Role, crate::Error> {
        let mut roles = self.roles.iter();
        let role = roles.find(|role| Role::arn(&role.name) == arn);
        role.ok_or_else(|| crate::Error::NoRole(arn.to_owned()))
    }
}

/// Gives a role the `Arn` that functions name.
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) {
    scope.set_attribute(resource.name, "Arn", &Role::arn(resource.name));
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<Role, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let policies = fields.resolve("Policies", scope)?;
    fields
        .ignore(&[
            "AssumeRolePolicyDocument",
            "Description",
            // What Lambda itself does for a function, such as sending traces.
            "ManagedPolicyArns",
            "Tags",
        ])
        .finish()?;
    let mut statements = Vec::new();
    if let Some(policies) = policies {
        for policy in policies.as_list()? {
            statements.extend(read_policy(policy)?);
        }
    }
    Ok(Role {
        name: resource.name.to_owned(),
        statements,
    })
}

fn read_policy(node: &Node) -> Result<Vec<Statement>, Error> {
    let mut fields = Fields::of(node, "the policy")?;
    let mut document = Fields::of(fields.require("PolicyDocument")?, "PolicyDocument")?;
    fields.ignore(&["PolicyName"]).finish()?;
    let statements = document.require("Statement")?.as_list()?;
    document.ignore(&["Version"]).finish()?;
    statements.iter().map(read_statement).collect()
}

/// A statement is known by its `Sid`, which IAM does not ask for.
fn read_statement(node: &Node) -> Result<Statement, Error> {
    let mut fields = Fields::of(node, "the statement")?;
    let statement = Statement {
        id: fields.require("Sid")?.as_text()?,
        effect: read_effect(fields.require("Effect")?)?,
        actions: read_actions(fields.require("Action")?)?,
        resources: read_patterns(fields.require("Resource")?, Pattern::like)?,
        conditions: match fields.take("Condition") {
            Some(node) => read_conditions(node)?,
            None => Vec::new(),
        },
    };
    fields.finish()?;
    Ok(statement)
}

fn read_effect(node: &Node) -> Result<Effect, Error> {
    match node.as_text()?.as_str() {
        "Allow" => Ok(Effect::Allow),
        "Deny" => Ok(Effect::Deny),
        other => Err(node.error(format!("{other} is neither Allow nor Deny"))),
    }
}

fn read_actions(node: &Node) -> Result<Vec<String>, Error> {
    let actions = node.as_texts()?;
    match actions.iter().find(|action| action.contains(['*', '?'])) {
        Some(action) => Err(node.error(format!("{action} does not name one action"))),
        None => Ok(actions),
    }
}

/// Texts in which `${…}` would stand for something of the request, which is not understood here.
fn read_patterns(node: &Node, pattern: fn(String) -> Pattern) -> Result<Vec<Pattern>, Error> {
    let texts = node.as_texts()?;
    match texts.iter().find(|text| text.contains("${")) {
        Some(text) => Err(node.error(format!("the variable in {text} is not understood"))),
        None => Ok(texts.into_iter().map(pattern).collect()),
    }
}

fn read_conditions(node: &Node) -> Result<Vec<Condition>, Error> {
    let mut conditions = Vec::new();
    for operator in node.as_map()? {
        for entry in operator.value.as_map()? {
            conditions.push(read_condition(operator, entry)?);
        }
    }
    Ok(conditions)
}

/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
fn read_condition(operator: &Entry, entry: &Entry) -> Result<Condition, Error> {
    let unknown = || Error::at(entry.line, format!("{} is not understood", entry.key));
    let key = ConditionKey::from_name(&entry.key).ok_or_else(unknown)?;
    let (is_for_all, comparison) = match operator.key.strip_prefix("ForAllValues:") {
        Some(comparison) => (true, comparison),
        None => (false, operator.key.as_str()),
    };
    let pattern: fn(String) -> Pattern = match comparison {
        "StringEquals" => Pattern::exact,
        "StringLike" => Pattern::like,
        _ => {
            let message = format!("{} is not understood", operator.key);
            return Err(Error::at(operator.line, message));
        }
    };
    if is_for_all != key.is_multivalued() {
        let message = format!("{} does not suit {}", operator.key, entry.key);
        return Err(Error::at(operator.line, message));
    }
    let values = read_patterns(&entry.value, pattern)?;
    Ok(Condition { key, values })
}
