//! Accounts that are found by words: their names and e-mail addresses.

use super::index::created_key;
use crate::{
    Direction, Page, ReadModels, StoreError, UserFilter, Users, dynamo::key_range::KeyRange,
    dynamo::keys, read_models::ids_under,
};
use shared_domain::{UserId, search::Query, user::User};

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
                let range = KeyRange::backward(after);
                let keys = models
                    .under_token(&partition, &range, Direction::Backward, CANDIDATES)
                    .await?;
                let mut ids: Vec<_> = ids_under(&keys.rows).collect();
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
        Ok(found.cut(limit, |user| Some(created_key(user))))
    }
}
