//! Listing what a user was told.

use aws_sdk_dynamodb::types::{KeysAndAttributes, Select};

use super::index::{ARRIVED, UNREAD};
use crate::dynamo::dispatch::Dispatch;
use crate::{
    Inbox, InboxNotification, Notifications, Page, StoreError,
    dynamo::{
        item::{Item, text, text_of},
        keys,
        query::PartitionQuery,
        sort_bounds::before,
        table::{primary_key, sort_key},
    },
};

/// The most unread notifications that are counted.
pub const UNREAD_MOST: usize = 999;

/// Notifications that are looked at for a page, about: enough for any page unless most are filtered
/// out.
const EXAMINED: usize = 300;

impl Notifications {
    /// Notifications, newest first: read or unread ones, or both. At most `limit` of those after
    /// `after`; a page may be short and lead on all the same.
    ///
    /// Unread ones come in the order of their arrival, the latest first.
    pub async fn list(
        &self,
        inbox: &Inbox,
        is_read: Option<bool>,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<InboxNotification>, StoreError> {
        if is_read == Some(false) {
            return self.unread(inbox, after, limit).await;
        }
        let query = PartitionQuery {
            partition: &keys::notifications_partition(inbox.user),
            prefix: keys::NOTIFICATION,
            after,
            limit,
            examined: Some(EXAMINED),
        };
        let accept = |item| {
            let received = inbox.open(item)?;
            Ok(received.filter(|received| is_read.is_none_or(|wanted| received.is_read == wanted)))
        };
        self.table.newest_first(query, accept).await
    }

    /// How many are unread, up to [`UNREAD_MOST`].
    pub async fn unread_count(&self, inbox: &Inbox) -> Result<usize, StoreError> {
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .index_name(UNREAD)
            .select(Select::Count)
            .key_condition_expression("unreadOf = :user AND arrivedKey > :bound")
            .expression_attribute_values(":user", text(inbox.user.to_string()))
            .expression_attribute_values(":bound", text(inbox.unread_after()))
            .limit(i32::try_from(UNREAD_MOST).unwrap_or(i32::MAX))
            .dispatch()
            .await?;
        Ok(usize::try_from(answer.count).unwrap_or_default())
    }

    /// The index finds them and holds their keys alone. What was read or deleted since is left out.
    async fn unread(
        &self,
        inbox: &Inbox,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<InboxNotification>, StoreError> {
        let (first, last) = (
            inbox.unread_after(),
            after.map_or_else(|| "~".to_owned(), before),
        );
        let mut found = self.arrived(inbox, &first, &last, limit + 1).await?;
        let has_more = found.len() > limit;
        found.truncate(limit);
        let last = found.last().and_then(|item| text_of(item, ARRIVED));
        let next = last.filter(|_| has_more).map(str::to_owned);
        let mut rows = self.opened(inbox, found).await?;
        rows.retain(|received| !received.is_read);
        Ok(Page { rows, next })
    }

    /// What arrived between two bounds and was not read by itself, the latest first.
    async fn arrived(
        &self,
        inbox: &Inbox,
        first: &str,
        last: &str,
        limit: usize,
    ) -> Result<Vec<Item>, StoreError> {
        if first > last {
            return Ok(Vec::new());
        }
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .index_name(UNREAD)
            .scan_index_forward(false)
            .key_condition_expression("unreadOf = :user AND arrivedKey BETWEEN :first AND :last")
            .expression_attribute_values(":user", text(inbox.user.to_string()))
            .expression_attribute_values(":first", text(first))
            .expression_attribute_values(":last", text(last))
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .dispatch()
            .await?;
        Ok(answer.items.unwrap_or_default())
    }

    /// The notifications under these keys as they are now, in the order of the keys.
    async fn opened(
        &self,
        inbox: &Inbox,
        keys: Vec<Item>,
    ) -> Result<Vec<InboxNotification>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let order: Vec<_> = keys.iter().filter_map(sort_key).collect();
        let request = KeysAndAttributes::builder()
            .set_keys(Some(keys.into_iter().map(primary_key).collect()))
            .consistent_read(true)
            .build()?;
        let mut items = self.table.batch(request).await?;
        let place = |item: &Item| {
            order
                .iter()
                .position(|key| sort_key(item).as_ref() == Some(key))
        };
        items.sort_by_key(place);
        let opened = items.into_iter().map(|item| inbox.open(item));
        opened.filter_map(Result::transpose).collect()
    }
}
