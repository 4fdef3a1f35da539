//! Which generations of the read models there are.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ReadModels;
use crate::dynamo::dispatch::Dispatch;
use crate::{
    StoreError,
    dynamo::{
        error::unless_refused,
        item::{from_item, number, to_item},
        keys::Key,
    },
};

/// One making of the read models from nothing.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Generation(u32);

impl Generation {
    /// The one after.
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "G{}", self.0)
    }
}

/// The generations that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Generations {
    /// The one that is read.
    pub serving: Generation,
    /// The one that is being made, if one is.
    pub building: Option<Generation>,
}

impl Generations {
    /// Those that changes go into.
    pub fn all(self) -> impl Iterator<Item = Generation> {
        [Some(self.serving), self.building].into_iter().flatten()
    }
}

impl ReadModels {
    /// The generations that there are now.
    pub async fn generations(&self) -> Result<Generations, StoreError> {
        let found = self.table.get(&Key::generations()).await?;
        Ok(found.map(from_item).transpose()?.unwrap_or_default())
    }

    /// Sets which generations there are. False where they are no longer those of `before`: another
    /// rebuild has begun or ended.
    pub async fn set_generations(
        &self,
        before: &Generations,
        after: &Generations,
    ) -> Result<bool, StoreError> {
        let put = self
            .table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(to_item(&Key::generations(), after)?))
            .expression_attribute_values(":serving", number(before.serving.0));
        let put = match (before.building, *before == Generations::default()) {
            (Some(building), _) => put
                .condition_expression("serving = :serving AND building = :building")
                .expression_attribute_values(":building", number(building.0)),
            (None, false) => {
                put.condition_expression("serving = :serving AND attribute_not_exists(building)")
            }
            // Before the first rebuild nothing is kept of them.
            (None, true) => put.condition_expression(
                "attribute_not_exists(pk) OR (serving = :serving AND attribute_not_exists(building))",
            ),
        };
        Ok(unless_refused(put.dispatch().await)?.is_some())
    }
}
