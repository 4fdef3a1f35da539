//! `Conditions`, evaluated with the parameters that were given.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html>

use super::node::{Node, Value};
use super::{Error, Scope};

/// Makes every condition known to `!If`.
pub(super) fn read(conditions: &Node, scope: &mut Scope) -> Result<(), Error> {
    for condition in conditions.as_map()? {
        let holds = holds(&condition.value, scope)?;
        scope.set_condition(&condition.key, holds);
    }
    Ok(())
}

/// Whether a condition holds, or what a rule asserts.
pub(super) fn holds(condition: &Node, scope: &Scope) -> Result<bool, Error> {
    let Value::Intrinsic(function, argument) = &condition.value else {
        return Err(condition.error("expected a condition"));
    };
    match (function.as_str(), argument.as_list()?) {
        ("Contains", [list, item]) => {
            let list = scope.resolve(list)?.as_texts()?;
            Ok(list.contains(&scope.resolve(item)?.as_text()?))
        }
        ("Equals", [one, other]) => {
            let (one, other) = (scope.resolve(one)?, scope.resolve(other)?);
            Ok(one.as_text()? == other.as_text()?)
        }
        ("Not", [negated]) => Ok(!holds(negated, scope)?),
        _ => Err(condition.error(format!("this !{function} is not understood in a condition"))),
    }
}
