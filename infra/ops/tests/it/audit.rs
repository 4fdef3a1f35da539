use std::collections::BTreeSet;

use shared_domain::audit::AuditType;

const TEMPLATE: &str = include_str!("../../../../template.yaml");

/// The statements of all roles that name the audit trail.
fn statements() -> Vec<&'static str> {
    let statements = TEMPLATE.split("- Sid: ").skip(1);
    let statements = statements.map(|rest| {
        let end = rest.find("\n\n").unwrap_or(rest.len());
        rest.get(..end).unwrap()
    });
    statements
        .filter(|one| one.contains("AuditTable"))
        .collect()
}

/// What a statement allows.
fn actions(statement: &str) -> Vec<&str> {
    let words = statement.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':');
    words
        .map(|word| word.trim_end_matches(':'))
        .filter(|word| word.starts_with("dynamodb:"))
        .filter(|word| *word != "dynamodb:LeadingKeys")
        .collect()
}

#[test]
fn no_role_may_change_or_remove_an_audit_event_or_scan_for_one() {
    let statements = statements();
    assert!(statements.len() > 5);
    for statement in statements {
        for action in actions(statement) {
            let is_allowed = match action {
                "dynamodb:PutItem" => !statement.contains("/index/"),
                "dynamodb:Query" => statement.starts_with("ReadTheAuditTrail\n"),
                // Nothing is stored under the key of a look at the table's health.
                "dynamodb:GetItem" => statement.contains("dynamodb:LeadingKeys: [HEALTH]"),
                _ => false,
            };
            assert!(is_allowed, "{action} in {statement}");
        }
    }
}

#[test]
fn somebody_may_write_each_type_of_audit_event_and_nobody_others() {
    let writes = statements().into_iter().filter(|one| {
        let actions = actions(one);
        actions == ["dynamodb:PutItem"]
    });
    let granted: BTreeSet<_> = writes
        .flat_map(|statement| statement.split('"').skip(1).step_by(2))
        .collect();
    let types = AuditType::ALL.map(|kind| format!("{kind}#*"));
    assert_eq!(granted, types.iter().map(String::as_str).collect());
}
