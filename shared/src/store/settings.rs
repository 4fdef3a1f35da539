//! The configuration that administrators change, in an item of the Users table.

use super::{
    StoreError, Users,
    error::unless_refused,
    item::{from_item, number, to_item},
    keys::Key,
};
use crate::domain::settings::Settings;

impl Users {
    /// The settings, if an administrator has changed any.
    pub async fn settings(&self) -> Result<Option<Settings>, StoreError> {
        let found = self.table.get(&Key::settings()).await?;
        found.map(from_item).transpose()
    }

    /// Keeps settings that were made from those of the version before. False where another request
    /// changed these first.
    pub async fn change_settings(&self, settings: &Settings) -> Result<bool, StoreError> {
        let before = settings.version - 1;
        let put = self
            .table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(to_item(&Key::settings(), settings)?));
        let put = match before {
            Settings::FIRST_VERSION => put.condition_expression("attribute_not_exists(pk)"),
            _ => put
                .condition_expression("version = :before")
                .expression_attribute_values(":before", number(before)),
        };
        Ok(unless_refused(put.send().await)?.is_some())
    }
}
