use super::{AccessRequest, Effect, Statement};

/// A role: what its policies say, together.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The logical id.
    pub name: String,
    /// The statements of all its policies, in the template's order.
    pub statements: Vec<Statement>,
}

/// Why a role does not allow a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Denial {
    /// No statement allows it.
    Implicit,
    /// A statement denies it.
    Explicit,
}

impl Role {
    /// One that allows nothing.
    pub(crate) fn without_statements(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            statements: Vec::new(),
        }
    }

    /// The ARN of the role of this name.
    pub(crate) fn arn(name: &str) -> String {
        format!("arn:aws:iam::{}:role/{name}", crate::ACCOUNT)
    }

    /// The first statement that allows a request, where none denies it.
    pub(super) fn decide(&self, request: &AccessRequest) -> Result<&Statement, Denial> {
        let applies = |effect, statement: &&Statement| {
            statement.effect == effect && statement.applies(request)
        };
        let mut statements = self.statements.iter();
        if statements.any(|statement| applies(Effect::Deny, &statement)) {
            return Err(Denial::Explicit);
        }
        let mut statements = self.statements.iter();
        statements
            .find(|statement| applies(Effect::Allow, statement))
            .ok_or(Denial::Implicit)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Condition, ConditionKey, Pattern};
    use super::*;

    const TABLE: &str = "arn:aws:dynamodb:us-east-1:000000000000:table/Users";

    fn statement(effect: Effect, action: &str, resource: &str) -> Statement {
        Statement {
            id: "One".to_owned(),
            effect,
            actions: vec![action.to_owned()],
            resources: vec![Pattern::like(resource)],
            conditions: Vec::new(),
        }
    }

    fn bound(key: ConditionKey, values: &[&str]) -> Role {
        let values = values.iter().map(|value| Pattern::like(*value));
        let condition = Condition {
            key,
            values: values.collect(),
        };
        let allowed = statement(Effect::Allow, "dynamodb:GetItem", TABLE);
        role(vec![Statement {
            conditions: vec![condition],
            ..allowed
        }])
    }

    fn role(statements: Vec<Statement>) -> Role {
        Role {
            name: "Reader".to_owned(),
            statements,
        }
    }

    fn read(keys: &[&str]) -> AccessRequest {
        let keys = keys.iter().map(|key| (*key).to_owned());
        AccessRequest::new("dynamodb:GetItem", TABLE).with(ConditionKey::LeadingKeys, keys)
    }

    #[test]
    fn what_no_statement_allows_is_denied() {
        let reader = role(vec![statement(Effect::Allow, "dynamodb:GetItem", TABLE)]);
        assert!(reader.decide(&read(&[])).is_ok());
        for request in [
            AccessRequest::new("dynamodb:PutItem", TABLE),
            AccessRequest::new("dynamodb:GetItem", "*"),
            AccessRequest::new("dynamodb:GetItem", format!("{TABLE}/index/by-role")),
        ] {
            assert_eq!(reader.decide(&request), Err(Denial::Implicit));
        }
    }

    #[test]
    fn a_deny_wins_wherever_it_stands() {
        let reader = role(vec![
            statement(Effect::Allow, "dynamodb:GetItem", "*"),
            statement(Effect::Deny, "dynamodb:GetItem", TABLE),
        ]);
        assert_eq!(reader.decide(&read(&[])), Err(Denial::Explicit));
        assert!(
            reader
                .decide(&AccessRequest::new("dynamodb:GetItem", "elsewhere"))
                .is_ok()
        );
    }

    #[test]
    fn all_values_of_a_request_must_fit_and_none_is_enough() {
        let reader = bound(ConditionKey::LeadingKeys, &["USER#*", "CONFIG"]);
        for keys in [&[][..], &["USER#1"], &["USER#1", "CONFIG"]] {
            assert!(reader.decide(&read(keys)).is_ok(), "{keys:?}");
        }
        for keys in [&["KEYS"][..], &["USER#1", "KEYS"]] {
            assert_eq!(
                reader.decide(&read(keys)),
                Err(Denial::Implicit),
                "{keys:?}"
            );
        }
    }

    #[test]
    fn a_condition_on_one_value_does_not_hold_without_it() {
        let lister = bound(ConditionKey::Prefix, &["orders/*"]);
        assert!(lister.decide(&read(&[])).is_err());
        let listed = read(&[]).with(ConditionKey::Prefix, ["orders/1".to_owned()]);
        assert!(lister.decide(&listed).is_ok());
    }
}
