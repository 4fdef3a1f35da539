//! Which calls of the database a request makes.

use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::{
    Client,
    config::{
        ConfigBag, Intercept, RuntimeComponents, interceptors::BeforeTransmitInterceptorContextRef,
    },
    error::BoxError,
};

use crate::System;

/// The operations that were called, in turn: `GetItem`, `PutItem`.
#[derive(Debug, Clone, Default)]
pub struct Calls(Arc<Mutex<Vec<String>>>);

impl Calls {
    /// What was called since this was asked last, by name.
    pub fn take(&self) -> Vec<String> {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = std::mem::take(&mut *calls);
        taken.sort_unstable();
        taken
    }
}

impl Intercept for Calls {
    fn name(&self) -> &'static str {
        "calls"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let target = context.request().headers().get("x-amz-target");
        let operation = target.and_then(|target| target.split('.').next_back());
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        calls.push(operation.unwrap_or_default().to_owned());
        Ok(())
    }
}

impl System {
    /// Writes down every call that is made of the database from now on.
    pub fn watch_calls(&mut self) -> Calls {
        let calls = Calls::default();
        let config = self.client.config().to_builder();
        self.client = Client::from_conf(config.interceptor(calls.clone()).build());
        calls
    }
}
