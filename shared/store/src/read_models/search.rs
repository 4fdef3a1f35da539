//! What the read models find by words.

use std::{collections::HashSet, str::FromStr};

use super::{ReadModels, project::Found};
use crate::dynamo::dispatch::Dispatch;
use crate::{
    Direction, Page, StoreError,
    dynamo::key_range::KeyRange,
    dynamo::{
        item::{from_item, text, text_of},
        keys::{Key, PK, SK},
        table::sort_key,
    },
};
use shared_domain::search::Query;

/// The ids that stand under a token at these sort keys, `createdAt#id`.
pub(crate) fn ids_under<T: FromStr>(sort_keys: &[String]) -> impl Iterator<Item = T> {
    sort_keys.iter().filter_map(|key| {
        let (_, id) = key.split_once('#')?;
        id.parse().ok()
    })
}

impl ReadModels {
    /// The sort keys under a token, at most `limit` of a range, and where they go on.
    pub(crate) async fn under_token(
        &self,
        partition: &str,
        range: &KeyRange,
        direction: Direction,
        limit: usize,
    ) -> Result<Page<String>, StoreError> {
        if range.is_empty() {
            return Ok(Page::empty());
        }
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .scan_index_forward(direction == Direction::Forward)
            .key_condition_expression("#pk = :pk AND #sk BETWEEN :first AND :last")
            .expression_attribute_names("#pk", PK)
            .expression_attribute_names("#sk", SK)
            .expression_attribute_values(":pk", text(partition))
            .expression_attribute_values(":first", text(&range.first))
            .expression_attribute_values(":last", text(&range.last))
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .dispatch()
            .await?;
        let items = answer.items.unwrap_or_default();
        Ok(Page {
            rows: items.iter().filter_map(sort_key).collect(),
            next: answer.last_evaluated_key.as_ref().and_then(sort_key),
        })
    }

    /// Those of at most a hundred partitions of rows whose words are found.
    pub(crate) async fn matching(
        &self,
        words: &Query,
        partitions: impl IntoIterator<Item = String>,
    ) -> Result<HashSet<String>, StoreError> {
        let keys = partitions
            .into_iter()
            .map(|partition| Key::words(&partition).attributes());
        let mut matching = HashSet::new();
        for item in self.table.batch_get_eventual(keys.collect()).await? {
            let Some(partition) = text_of(&item, PK).map(str::to_owned) else {
                continue;
            };
            let found: Found = from_item(item)?;
            if words.matches(&found.words) {
                matching.insert(partition);
            }
        }
        Ok(matching)
    }
}
