//! Accounts, the latest first.

use futures_util::future::try_join_all;

use super::index;
use crate::{
    Direction, Page, StoreError, Users,
    dynamo::key_range::{KeyRange, Partition},
    dynamo::{
        item::from_item,
        merge::{cut, merge},
    },
};
use shared_domain::user::{Role, User};

/// Rows that are looked at in a partition where only some of them are wanted, at most.
const EXAMINED: usize = 100;

/// Which accounts a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UserFilter {
    /// Of this role alone.
    pub role: Option<Role>,
    /// Those that may sign in, or those that are kept out.
    pub is_active: Option<bool>,
}

impl UserFilter {
    /// True for the accounts that the list holds.
    pub fn admits(&self, user: &User) -> bool {
        user.merged_into.is_none()
            && self.role.is_none_or(|role| user.role == role)
            && self
                .is_active
                .is_none_or(|is_active| user.is_active == is_active)
    }

    fn partitions(&self) -> Vec<Partition> {
        let roles = Role::ALL.into_iter();
        roles
            .filter(|role| self.role.is_none_or(|wanted| *role == wanted))
            .flat_map(index::partitions)
            .collect()
    }
}

impl Users {
    /// At most `limit` accounts of the list, those after the sort key `after`.
    pub async fn list(
        &self,
        filter: &UserFilter,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<User>, StoreError> {
        let examined = match filter.is_active {
            Some(_) => EXAMINED.max(limit + 1),
            None => limit + 1,
        };
        self.list_examining(filter, after, limit, examined).await
    }

    /// The same, looking at this many rows of each partition at most.
    pub(crate) async fn list_examining(
        &self,
        filter: &UserFilter,
        after: Option<&str>,
        limit: usize,
        examined: usize,
    ) -> Result<Page<User>, StoreError> {
        let range = KeyRange::backward(after);
        let partitions = filter.partitions();
        let slices = partitions.iter().map(|partition| {
            self.table
                .slice(partition, &range, Direction::Backward, examined)
        });
        let merged = merge(try_join_all(slices).await?, Direction::Backward);
        cut(merged, limit, |item| {
            let user = from_item(item)?;
            Ok(filter.admits(&user).then_some(user))
        })
    }
}
