//! `Rules`: assertions about parameters.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>

use super::conditions::holds;
use super::fields::Fields;
use super::node::{Entry, Node};
use super::{Error, Scope};

/// Checks every rule, before anything is made.
pub(super) fn check(rules: &Node, scope: &Scope) -> Result<(), Error> {
    for rule in rules.as_map()? {
        let mut fields = Fields::of(&rule.value, &rule.key)?;
        let condition = fields.take("RuleCondition");
        let assertions = fields.require("Assertions")?;
        fields.finish()?;
        let applies = match condition {
            Some(condition) => holds(condition, scope)?,
            None => true,
        };
        if applies {
            check_assertions(rule, assertions, scope)?;
        }
    }
    Ok(())
}

fn check_assertions(rule: &Entry, assertions: &Node, scope: &Scope) -> Result<(), Error> {
    for assertion in assertions.as_list()? {
        let mut fields = Fields::of(assertion, &rule.key)?;
        let assert = fields.require("Assert")?;
        let description = fields.text("AssertDescription", scope, &rule.key)?;
        fields.finish()?;
        if !holds(assert, scope)? {
            return Err(assert.error(description));
        }
    }
    Ok(())
}
