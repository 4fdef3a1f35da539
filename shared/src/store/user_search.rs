//! Accounts that are found by words: their names and e-mail addresses.

use super::{
    Direction, Page, ReadModels, StoreError, UserFilter, Users, keys, order_index::Stretch,
    user_index::created_key,
};
use crate::domain::{UserId, search::Query, user::User};

/// Candidates that a page looks at.
const CANDIDATES: usize = 40;

impl Users {
    /// At most `limit` accounts of the list that the words find, those after the sort key `after`.
    pub async fn search(
        &self,
        models: &ReadModels,
        words: &Query,
        filter: &UserFilter,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<User>, StoreError> {
        let generation = models.generations().await?.serving;
        let row = |user: UserId| keys::user_row_partition(generation, user);
        let found = match words.token() {
            Some(token) => {
                let partition = keys::user_token_partition(generation, &token);
                let stretch = Stretch::backward(after);
                let keys = models
                    .under_token(&partition, &stretch, Direction::Backward, CANDIDATES)
                    .await?;
                let mut ids = ids(&keys.rows);
                let matching = models
                    .matching(words, ids.iter().map(|id| row(*id)))
                    .await?;
                ids.retain(|id| matching.contains(&row(*id)));
                let mut users = self.some(ids).await?;
                users.retain(|user| filter.admits(user));
                users.sort_by_key(|user| std::cmp::Reverse(created_key(user)));
                Page {
                    rows: users,
                    next: keys.next,
                }
            }
            None => {
                let mut listed = self
                    .list_examining(filter, after, CANDIDATES, CANDIDATES + 1)
                    .await?;
                let rows = listed.rows.iter().map(|user| row(user.id));
                let matching = models.matching(words, rows).await?;
                listed.rows.retain(|user| matching.contains(&row(user.id)));
                listed
            }
        };
        Ok(first(found, limit))
    }
}

/// The first `limit` rows; the list goes on after the last of them where there are more.
fn first(mut page: Page<User>, limit: usize) -> Page<User> {
    if page.rows.len() > limit {
        page.rows.truncate(limit);
        page.next = page.rows.last().map(created_key);
    }
    page
}

/// The ids of the accounts that stand under these sort keys.
fn ids(created_keys: &[String]) -> Vec<UserId> {
    let ids = created_keys.iter().filter_map(|key| {
        let (_, id) = key.split_once('#')?;
        id.parse().ok()
    });
    ids.collect()
}
