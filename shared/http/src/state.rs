//! The state of a function: what its endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;

use crate::{OrderContext, Services};

/// What the endpoints of a function work with, shared among requests.
#[derive(Debug)]
pub struct FunctionState<T>(Arc<T>);

/// What has [`Services`], as the state of every function whose requests are counted.
pub trait HasServices {
    /// What every function has.
    fn services(&self) -> &Services;
}

/// What has an [`OrderContext`], as the state of every function that changes orders.
pub trait HasOrderContext {
    /// Everything that keeping orders takes.
    fn order_context(&self) -> &OrderContext;
}

impl<T> FunctionState<T> {
    /// Shares this among requests.
    pub fn new(shared: T) -> Self {
        Self(Arc::new(shared))
    }
}

impl<T> Clone for FunctionState<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Deref for FunctionState<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: HasServices> FromRef<FunctionState<T>> for Services {
    fn from_ref(state: &FunctionState<T>) -> Self {
        state.services().clone()
    }
}

impl<T: HasOrderContext> FromRef<FunctionState<T>> for OrderContext {
    fn from_ref(state: &FunctionState<T>) -> Self {
        state.order_context().clone()
    }
}
