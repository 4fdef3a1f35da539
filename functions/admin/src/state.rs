//! What the endpoints work with.

use shared_domain::TimeZone;
use shared_files::{Exports, Links};
use shared_http::{
    FunctionState, HasOrderContext, HasServices, OrderContext, SecretResponses, Services,
    health::Probe,
};
use shared_store::{ReadModels, SettingsCache, StoreError};

/// Everything that administering takes.
#[derive(Debug)]
pub struct Administration {
    /// What every function has, the orders, and answers to give again.
    pub context: OrderContext,
    /// What is counted and found by words.
    pub models: ReadModels,
    /// Shows pictures.
    pub links: Links,
    /// Keeps what is taken out of the system.
    pub exports: Exports,
    /// What administrators have set.
    pub settings: SettingsCache,
    /// Keeps answers with secrets.
    pub secrets: SecretResponses,
    /// Asks whether everything that the system depends on is there.
    pub dependencies: Vec<Probe>,
}

impl Administration {
    /// Whose days the shop goes by.
    pub async fn time_zone(&self) -> Result<TimeZone, StoreError> {
        let now = self.context.services.now();
        Ok(self.settings.cached(now).await?.shop.time_zone)
    }
}

/// [`Administration`], shared among requests.
pub type State = FunctionState<Administration>;

impl HasServices for Administration {
    fn services(&self) -> &Services {
        &self.context.services
    }
}

impl HasOrderContext for Administration {
    fn order_context(&self) -> &OrderContext {
        &self.context
    }
}
