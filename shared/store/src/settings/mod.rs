//! The configuration that administrators change, in an item of the Users table.

pub(crate) mod cache;

use super::{AuditEntry, StoreError, Users};
use crate::dynamo::{
    condition::Condition,
    item::{from_item, number, to_item},
    keys::Key,
    transaction::Transaction,
};
use shared_domain::settings::Settings;

impl Users {
    /// The settings, if an administrator has changed any.
    pub async fn settings(&self) -> Result<Option<Settings>, StoreError> {
        let found = self.table.get(&Key::settings()).await?;
        found.map(from_item).transpose()
    }

    /// Keeps settings that were made from those of the version before. False where another request
    /// changed these first.
    pub async fn change_settings(
        &self,
        settings: &Settings,
        entry: Option<&AuditEntry>,
    ) -> Result<bool, StoreError> {
        let before = settings.version - 1;
        let item = to_item(&Key::settings(), settings)?;
        let outcome = Transaction::default()
            .put_if(
                Condition::SettingsUnchanged,
                &self.table,
                item,
                |put| match before {
                    Settings::FIRST_VERSION => put.condition_expression("attribute_not_exists(pk)"),
                    _ => put
                        .condition_expression("version = :before")
                        .expression_attribute_values(":before", number(before)),
                },
            )?
            .commit_with(&self.table, entry)
            .await?;
        Ok(outcome.is_committed())
    }
}
