//! `FunctionResponseTypes` of event sources.

use super::Error;
use super::node::Node;

/// Whether the function answers which messages or records of a batch failed.
pub(super) fn reports_failures(node: &Node) -> Result<bool, Error> {
    for response in node.as_list()? {
        let text = response.as_text()?;
        if text != "ReportBatchItemFailures" {
            return Err(response.error(format!("{text} is not understood")));
        }
    }
    Ok(!node.as_list()?.is_empty())
}
