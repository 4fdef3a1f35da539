//! Views of the list of orders that people have saved.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{SavedViewId, text::ViewName};

/// A view of the list of orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Never changes.
    pub id: SavedViewId,
    /// What it is called.
    pub name: ViewName,
    /// The query string of the list.
    pub query: String,
    /// True where staff see it among theirs, as long as its owner is an administrator.
    pub shared: bool,
}

/// The views of one user, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SavedViews {
    /// The views.
    pub views: Vec<SavedView>,
    /// Rises by one with each change, from 0 on.
    pub version: u64,
}

/// A view as its owner wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedView {
    /// Which one of those that are there; none for a new one.
    pub id: Option<SavedViewId>,
    /// See [`SavedView::name`].
    pub name: ViewName,
    /// See [`SavedView::query`].
    pub query: String,
    /// See [`SavedView::shared`].
    pub shared: bool,
}

impl SavedViews {
    /// The most views of one user.
    pub const MOST: usize = 50;
    /// The most characters of a query string.
    pub const QUERY_LENGTH: usize = 2_000;

    /// The ids of the views.
    pub fn ids(&self) -> BTreeSet<SavedViewId> {
        self.views.iter().map(|view| view.id).collect()
    }

    /// True where these are the wanted views, whatever ids the new ones have got.
    pub fn are(&self, wanted: &[WantedView]) -> bool {
        let is = |(view, wanted): (&SavedView, &WantedView)| {
            wanted.id.is_none_or(|id| id == view.id)
                && (&view.name, &view.query, view.shared)
                    == (&wanted.name, &wanted.query, wanted.shared)
        };
        self.views.len() == wanted.len() && self.views.iter().zip(wanted).all(is)
    }

    /// The views after the wanted ones took the place of these.
    pub fn replaced(
        &self,
        wanted: Vec<WantedView>,
        mut new_id: impl FnMut() -> SavedViewId,
    ) -> Self {
        let views = wanted.into_iter().map(|view| SavedView {
            id: view.id.unwrap_or_else(&mut new_id),
            name: view.name,
            query: view.query,
            shared: view.shared,
        });
        Self {
            views: views.collect(),
            version: self.version + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    fn wanted(id: Option<SavedViewId>, name: &str) -> WantedView {
        WantedView {
            id,
            name: name.parse().unwrap(),
            query: "status=PENDING".to_owned(),
            shared: false,
        }
    }

    #[test]
    fn views_keep_their_ids_and_new_ones_get_some() {
        let mut seconds = 0;
        let mut new_id = || {
            seconds += 1;
            SavedViewId::generate(Timestamp::from_millis(seconds * 1_000))
        };
        let before = SavedViews::default();
        let first = before.replaced(vec![wanted(None, "one"), wanted(None, "two")], &mut new_id);
        assert_eq!((first.version, first.ids().len()), (1, 2));
        let two = first.views[1].id;
        let second = first.replaced(vec![wanted(Some(two), "II")], &mut new_id);
        assert_eq!((second.version, second.views[0].id), (2, two));
    }

    #[test]
    fn the_same_views_sent_again_are_known() {
        let new_id = || SavedViewId::generate(Timestamp::from_millis(0));
        let sent = vec![wanted(None, "one")];
        let kept = SavedViews::default().replaced(sent.clone(), new_id);
        assert!(kept.are(&sent));
        assert!(!kept.are(&[]));
        assert!(!kept.are(&[wanted(None, "two")]));
        assert!(kept.are(&[wanted(Some(kept.views[0].id), "one")]));
    }
}
