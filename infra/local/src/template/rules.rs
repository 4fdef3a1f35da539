//! Rules: what the parameters must be to one another.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>

use super::fields::Fields;
use super::node::{Entry, Node, Value};
use super::{Error, Scope};

/// Checks every rule, before anything is made.
pub(super) fn check(rules: &Node, scope: &Scope) -> Result<(), Error> {
    for rule in rules.as_map()? {
        let mut fields = Fields::of(&rule.value, &rule.key)?;
        let assertions = fields.require("Assertions")?;
        fields.finish()?;
        for assertion in assertions.as_list()? {
            check_assertion(rule, assertion, scope)?;
        }
    }
    Ok(())
}

fn check_assertion(rule: &Entry, assertion: &Node, scope: &Scope) -> Result<(), Error> {
    let mut fields = Fields::of(assertion, &rule.key)?;
    let assert = fields.require("Assert")?;
    let description = fields.text("AssertDescription", scope, &rule.key)?;
    fields.finish()?;
    match holds(assert, scope)? {
        true => Ok(()),
        false => Err(assert.error(description)),
    }
}

fn holds(assert: &Node, scope: &Scope) -> Result<bool, Error> {
    match &assert.value {
        Value::Call(function, argument) if function == "Contains" => {
            let [list, item] = argument.as_list()? else {
                return Err(argument.error("!Contains takes a list and a text"));
            };
            let list = scope.resolve(list)?.as_texts()?;
            Ok(list.contains(&scope.resolve(item)?.as_text()?))
        }
        Value::Call(function, _) => {
            Err(assert.error(format!("!{function} is not understood in a rule")))
        }
        _ => Err(assert.error("expected a condition")),
    }
}
