//! Partial batch responses: what became of a batch, by the function's answer.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>

use std::collections::BTreeSet;

use serde::Deserialize;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum BatchOutcome {
    Succeeded,
    /// These messages failed and the others did not.
    Partly(BTreeSet<String>),
    /// Every message failed, for this reason.
    Failed(String),
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct BatchResponse {
    batch_item_failures: Option<Vec<BatchItemFailure>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct BatchItemFailure {
    item_identifier: String,
}

impl BatchOutcome {
    pub fn has_failed(&self, id: &str) -> bool {
        match self {
            Self::Succeeded => false,
            Self::Partly(failed) => failed.contains(id),
            Self::Failed(_) => true,
        }
    }

    /// Of the batch with these ids.
    pub fn failures(&self, ids: &[&str]) -> usize {
        ids.iter().filter(|id| self.has_failed(id)).count()
    }

    /// What to report, if something is to be, of a batch of as many.
    pub fn problem(&self, count: usize) -> Option<String> {
        match self {
            Self::Succeeded => None,
            Self::Partly(failed) => Some(format!("{} of {count} messages failed", failed.len())),
            Self::Failed(reason) => Some(format!("a whole batch failed: {reason}")),
        }
    }
}

/// Reads the answer of a function that reports batch item failures, to a batch with these ids. An
/// answer that is not understood fails the whole batch, so that nothing is lost.
pub(super) fn batch_outcome(answer: &[u8], ids: &[&str]) -> BatchOutcome {
    if answer.trim_ascii().is_empty() {
        return BatchOutcome::Succeeded;
    }
    let answer: Option<BatchResponse> = match serde_json::from_slice(answer) {
        Ok(answer) => answer,
        Err(error) => return BatchOutcome::Failed(format!("the answer is malformed: {error}")),
    };
    let failures = answer.unwrap_or_default().batch_item_failures;
    let failures = failures.unwrap_or_default().into_iter();
    let failed: BTreeSet<_> = failures.map(|failure| failure.item_identifier).collect();
    if let Some(unknown) = failed.iter().find(|id| !ids.contains(&id.as_str())) {
        return BatchOutcome::Failed(format!("no message has the id {unknown:?}"));
    }
    match failed.is_empty() {
        true => BatchOutcome::Succeeded,
        false => BatchOutcome::Partly(failed),
    }
}

#[cfg(test)]
mod tests {
    use super::{BatchOutcome, batch_outcome};

    const IDS: &[&str] = &["a", "b"];

    #[test]
    fn nothing_and_no_failures_are_success() {
        for answer in [
            "",
            "null",
            "{}",
            r#"{"batchItemFailures":null}"#,
            r#"{"batchItemFailures":[]}"#,
        ] {
            assert_eq!(
                batch_outcome(answer.as_bytes(), IDS),
                BatchOutcome::Succeeded,
                "{answer}"
            );
        }
    }

    #[test]
    fn the_messages_that_are_named_failed_and_no_others() {
        let outcome = batch_outcome(br#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#, IDS);
        assert!(outcome.has_failed("b"));
        assert!(!outcome.has_failed("a"));
    }

    #[test]
    fn an_answer_that_names_no_message_of_the_batch_fails_all_of_them() {
        for answer in [
            r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":null}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"c"}]}"#,
            r#"{"batchItemFailures":[{"id":"a"}]}"#,
            r#"{"batchItemFailures":"a"}"#,
            "\"done\"",
        ] {
            let outcome = batch_outcome(answer.as_bytes(), IDS);
            assert!(
                outcome.has_failed("a") && outcome.has_failed("b"),
                "{answer}"
            );
        }
    }
}
