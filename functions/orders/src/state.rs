//! What the endpoints work with.

use shared_files::Links;
use shared_http::{FunctionState, HasOrderContext, HasServices, OrderContext, Services};
use shared_store::ReadModels;

/// Everything that working on orders takes.
#[derive(Debug)]
pub struct OrdersApi {
    /// What every function has, the orders, and responses to give again.
    pub context: OrderContext,
    /// What orders are found by.
    pub models: ReadModels,
    /// Shows files.
    pub links: Links,
}

/// [`OrdersApi`], shared among requests.
pub type State = FunctionState<OrdersApi>;

impl HasServices for OrdersApi {
    fn services(&self) -> &Services {
        &self.context.services
    }
}

impl HasOrderContext for OrdersApi {
    fn order_context(&self) -> &OrderContext {
        &self.context
    }
}
