//! Putting what changed into the read models.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Projection, ReadModels, Row, counters};
use crate::{
    StoreError,
    dynamo::{
        condition::Condition,
        item::{from_item, number, to_item},
        keys::Key,
        transaction::{Outcome, Transaction},
    },
};
use shared_domain::{
    Duration,
    search::{Token, Words},
    tally::{Tally, difference},
};
use shared_runtime::retry::RetryPolicy;

/// How long it waits before the second try; before each later one twice as long, up to [`LONGEST`].
const PAUSE: Duration = Duration::from_millis(5);
/// See [`PAUSE`].
const LONGEST: Duration = Duration::from_millis(160);
/// Writes that DynamoDB takes in one transaction
/// ([TransactWriteItems](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html)).
const WRITES: usize = 100;

/// What became of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Projected {
    /// The read models know it now.
    Done,
    /// They knew this version, or a newer one.
    Known,
}

/// The words that something is found by, as an item holds them.
#[derive(Serialize, Deserialize)]
pub(super) struct Found {
    pub words: Words,
}

/// What the read models know now.
struct Before<R> {
    row: Option<R>,
    words: Words,
}

/// What it takes to make them know more.
struct Change {
    tally: Tally,
    words: Option<Words>,
    tokens_added: Vec<Key>,
    tokens_removed: Vec<Key>,
}

impl ReadModels {
    /// Makes the read models know something, unless they know it as of this version or a newer one.
    pub async fn project<R: Row>(
        &self,
        projection: &Projection<R>,
    ) -> Result<Projected, StoreError> {
        let mut pause = PAUSE;
        for _ in RetryPolicy::PROJECTION.attempts() {
            let before = self.known(&projection.partition).await?;
            let version = before.row.as_ref().map(Row::version);
            if version.is_some_and(|version| version >= projection.row.version()) {
                return Ok(Projected::Known);
            }
            let change = Change::between(&before, projection);
            if self.replace(projection, version, change).await? {
                return Ok(Projected::Done);
            }
            tokio::time::sleep(pause).await;
            pause = LONGEST.min(pause * 2);
        }
        Err(StoreError::Unavailable(
            "others kept changing the same counters".into(),
        ))
    }

    async fn known<R: Row>(&self, partition: &str) -> Result<Before<R>, StoreError> {
        let (row, words) = (Key::row(partition), Key::words(partition));
        let mut items = self.table.get_both([&row, &words]).await?;
        let words = items
            .remove(&words.sk)
            .map(from_item::<Found>)
            .transpose()?;
        Ok(Before {
            row: items.remove(&row.sk).map(from_item).transpose()?,
            words: words.map(|found| found.words).unwrap_or_default(),
        })
    }

    /// Replaces a row that is still of `version`. False where it is not, or somebody else is at
    /// work on the same counters.
    async fn replace<R: Row>(
        &self,
        projection: &Projection<R>,
        version: Option<u64>,
        mut change: Change,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.put_row(projection, version)?;
        transaction = counters::add(
            transaction,
            &self.table,
            projection.generation,
            projection.shard,
            change.tally,
        )?;
        if let Some(words) = change.words {
            let item = to_item(&Key::words(&projection.partition), &Found { words })?;
            transaction = transaction.put(&self.table, item)?;
        }
        // Tokens seldom find no room. Those that are written before the row, or removed after it,
        // can be left over by a crash, which finds nothing that it should not: the words decide.
        let room = WRITES - transaction.len();
        let early = split_off(&mut change.tokens_added, room);
        let room = room - change.tokens_added.len();
        let late = split_off(&mut change.tokens_removed, room);
        if !self.write_tokens(projection, version, &early, &[]).await? {
            return Ok(false);
        }
        transaction = self.tokens(transaction, &change.tokens_added, &change.tokens_removed)?;
        match transaction.commit(&self.table).await? {
            Outcome::Refused(..) | Outcome::Contended => Ok(false),
            Outcome::Committed => {
                let version = Some(projection.row.version());
                self.write_tokens(projection, version, &[], &late).await?;
                Ok(true)
            }
        }
    }

    fn put_row<R: Row>(
        &self,
        projection: &Projection<R>,
        version: Option<u64>,
    ) -> Result<Transaction, StoreError> {
        let item = to_item(&Key::row(&projection.partition), &projection.row)?;
        let (condition, transaction) = (Condition::RowUnchanged, Transaction::default());
        match version {
            None => transaction.create(condition, &self.table, item),
            Some(version) => transaction.put_if(condition, &self.table, item, |put| {
                put.condition_expression("version = :version")
                    .expression_attribute_values(":version", number(version))
            }),
        }
    }

    /// Writes tokens while the row is of `version`. False where it is not.
    async fn write_tokens<R: Row>(
        &self,
        projection: &Projection<R>,
        version: Option<u64>,
        added: &[Key],
        removed: &[Key],
    ) -> Result<bool, StoreError> {
        const AT_ONCE: usize = WRITES - 1;
        for (added, removed) in added
            .chunks(AT_ONCE)
            .map(|added| (added, &[][..]))
            .chain(removed.chunks(AT_ONCE).map(|removed| (&[][..], removed)))
        {
            let row = Key::row(&projection.partition);
            let (condition, transaction) = (Condition::RowUnchanged, Transaction::default());
            let transaction =
                transaction.check(condition, &self.table, &row, |check| match version {
                    None => check.condition_expression("attribute_not_exists(pk)"),
                    Some(version) => check
                        .condition_expression("version = :version")
                        .expression_attribute_values(":version", number(version)),
                })?;
            let transaction = self.tokens(transaction, added, removed)?;
            if !transaction.commit(&self.table).await?.is_committed() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn tokens(
        &self,
        mut transaction: Transaction,
        added: &[Key],
        removed: &[Key],
    ) -> Result<Transaction, StoreError> {
        for token in added {
            transaction = transaction.put(&self.table, token.attributes())?;
        }
        for token in removed {
            transaction = transaction.delete(&self.table, token)?;
        }
        Ok(transaction)
    }
}

impl Change {
    fn between<R: Row>(before: &Before<R>, after: &Projection<R>) -> Self {
        let counted = before.row.as_ref().map(Row::tally).unwrap_or_default();
        let (had, has) = (before.words.tokens(), after.words.tokens());
        let keys = |tokens: BTreeSet<&Token>| -> Vec<Key> {
            let key = |token| {
                let partition = R::token_partition(after.generation, token);
                Key::token(partition, &after.created_key)
            };
            tokens.into_iter().map(key).collect()
        };
        let are_same = before.row.is_some() && before.words == after.words;
        Self {
            tally: difference(counted, after.row.tally()),
            words: (!are_same).then(|| after.words.clone()),
            tokens_added: keys(has.difference(&had).collect()),
            tokens_removed: keys(had.difference(&has).collect()),
        }
    }
}

/// Takes what finds no room off the end.
fn split_off(keys: &mut Vec<Key>, room: usize) -> Vec<Key> {
    keys.split_off(room.min(keys.len()))
}
