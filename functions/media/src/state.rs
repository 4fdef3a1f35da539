//! What the endpoints work with.

use shared_files::{Links, Objects};
use shared_http::{FunctionState, HasOrderContext, HasServices, OrderContext, Services};
use shared_store::SettingsCache;

/// Everything that keeping files takes.
#[derive(Debug)]
pub struct Files {
    /// The orders that they belong to.
    pub context: OrderContext,
    /// Lets clients at them.
    pub links: Links,
    /// The files themselves.
    pub objects: Objects,
    /// What may be uploaded.
    pub settings: SettingsCache,
}

/// [`Files`], shared among requests.
pub type State = FunctionState<Files>;

impl HasServices for Files {
    fn services(&self) -> &Services {
        &self.context.services
    }
}

impl HasOrderContext for Files {
    fn order_context(&self) -> &OrderContext {
        &self.context
    }
}
