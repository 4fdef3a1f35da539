//! The saved views that somebody sees: their own, and those that are shared with them.

use std::collections::BTreeSet;

use futures_util::future::try_join;
use serde::Serialize;
use shared_domain::{
    SavedViewId,
    saved_view::{SavedView, SavedViews},
    text::ViewName,
    user::{Role, User},
};
use shared_store::StoreError;
use utoipa::ToSchema;

use crate::Profiles;

/// Views of the list of orders.
#[derive(Debug, Serialize, ToSchema)]
pub struct ViewList {
    /// One's own in their order, then those that others share.
    views: Vec<ViewView>,
    /// Of one's own: rises by one with each change, from 0 on.
    #[schema(example = 3)]
    version: u64,
}

/// A view of the list of orders.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SavedView)]
pub struct ViewView {
    id: SavedViewId,
    name: ViewName,
    /// The query string of the list.
    #[schema(example = "status=PENDING,IN_PROGRESS&assigneeId=me")]
    query: String,
    /// True where those who work here see it among theirs.
    shared: bool,
    /// False where somebody else shares it.
    is_own: bool,
}

/// The views that somebody sees.
#[derive(Debug)]
pub struct SeenViews {
    /// One's own.
    pub own: SavedViews,
    /// Those that others share.
    pub of_others: Vec<SavedView>,
}

impl Profiles {
    /// The views that a user sees.
    pub async fn views(&self, user: &User) -> Result<SeenViews, StoreError> {
        let (own, of_others) = try_join(self.own_views(user), self.views_of_others(user)).await?;
        Ok(SeenViews { own, of_others })
    }

    /// The views that a user has saved.
    pub async fn own_views(&self, user: &User) -> Result<SavedViews, StoreError> {
        let mut own = self.services.users.saved_views(user.id).await?;
        // Who is no administrator any more shares nothing.
        if user.role != Role::Admin {
            own.views.iter_mut().for_each(|view| view.shared = false);
        }
        Ok(own)
    }

    async fn views_of_others(&self, user: &User) -> Result<Vec<SavedView>, StoreError> {
        if user.role == Role::Customer {
            return Ok(Vec::new());
        }
        let mut shared = self.services.users.shared_views().await?;
        shared.remove(&user.id);
        Ok(shared.into_values().flatten().collect())
    }
}

impl SeenViews {
    /// The views as they are shown.
    pub fn shown(self) -> ViewList {
        let own = self.own.views.into_iter().map(|view| (view, true));
        let of_others = self.of_others.into_iter().map(|view| (view, false));
        ViewList {
            views: own.chain(of_others).map(ViewView::from).collect(),
            version: self.own.version,
        }
    }

    /// The ids of the views that others share.
    pub fn ids_of_others(&self) -> BTreeSet<SavedViewId> {
        self.of_others.iter().map(|view| view.id).collect()
    }
}

impl From<(SavedView, bool)> for ViewView {
    fn from((view, is_own): (SavedView, bool)) -> Self {
        Self {
            id: view.id,
            name: view.name,
            query: view.query,
            shared: view.shared,
            is_own,
        }
    }
}
