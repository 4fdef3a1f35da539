//! Where the questions are asked: a scene for each row of the table, put back as it was after each
//! question.

use std::collections::BTreeSet;

use shared_auth::{Password, PasswordHash};
use testing::{FileStore, Response, Snapshot, StoreCall};

use super::{asking::Question, names::Names, requests::PASSWORD, scene::Scene};

/// Holds what is counted to limit how often somebody asks, which a refusal may change too.
const COUNTERS: &str = "EphemeralTable";

/// What all scenes have in common.
#[derive(Debug)]
pub struct Theatre {
    files: FileStore,
    hash: PasswordHash,
}

impl Theatre {
    pub async fn build() -> Self {
        Self {
            files: FileStore::start().await,
            hash: Password::presented(PASSWORD).hash().await.unwrap(),
        }
    }

    /// A scene where nobody has asked anything yet.
    pub async fn stage(&self) -> Stage<'_> {
        let scene = Scene::start(&self.hash).await;
        Stage {
            snapshot: scene.system.snapshot().await,
            files: &self.files,
            scene,
        }
    }
}

/// A scene, and what to put back.
#[derive(Debug)]
pub struct Stage<'a> {
    pub scene: Scene,
    files: &'a FileStore,
    snapshot: Snapshot,
}

impl Stage<'_> {
    /// The answer to a question, and what else there is to notice of it: how long it takes follows
    /// from what the store is asked.
    pub async fn ask(
        &self,
        question: Question<'_>,
        names: &Names,
        headers: &[(&str, &str)],
    ) -> (Response, Vec<StoreCall>) {
        let call = question.call(&self.scene, self.files, names, headers);
        self.scene.system.overhear(call.into_future()).await
    }

    /// Puts back what these calls may have changed, and says in which tables something was changed
    /// for good. Nothing is looked for where nothing but reads was asked of the store.
    pub async fn put_back(&self, calls: &[StoreCall]) -> BTreeSet<String> {
        if !calls.iter().any(|call| call.may_write_beyond(&[COUNTERS])) {
            return BTreeSet::new();
        }
        let mut changed = self.scene.system.restore(&self.snapshot).await;
        changed.remove(COUNTERS);
        changed
    }
}
