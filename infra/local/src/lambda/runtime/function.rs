//! A function: the instances that run it.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{Mutex, RwLock, Semaphore};
use tokio_util::sync::CancellationToken;

use super::instance::Instance;
use super::{InstanceConfig, InvokeError};
use crate::lambda::builder::Program;
use crate::report::{Event, Report};
use crate::template::FunctionSpec;

/// The most instances of one function at a time; further invocations wait.
const INSTANCE_LIMIT: usize = 10;

/// A deployed function. Instances are started when none is idle, and the one used last is used
/// next.
#[derive(Debug)]
pub(crate) struct Function {
    spec: FunctionSpec,
    config: RwLock<Arc<InstanceConfig>>,
    idle: Mutex<Vec<Instance>>,
    slots: Semaphore,
    stop: CancellationToken,
    report: Report,
}

impl Function {
    pub fn new(
        spec: FunctionSpec,
        config: InstanceConfig,
        stop: CancellationToken,
        report: Report,
    ) -> Self {
        Self {
            spec,
            config: RwLock::new(Arc::new(config)),
            idle: Mutex::new(Vec::new()),
            slots: Semaphore::new(INSTANCE_LIMIT),
            stop,
            report,
        }
    }

    pub fn spec(&self) -> &FunctionSpec {
        &self.spec
    }

    /// Has the function answer one event, whether or not the caller waits for it.
    pub async fn invoke(self: &Arc<Self>, payload: Bytes) -> Result<Bytes, InvokeError> {
        let function = Arc::clone(self);
        let invocation = tokio::spawn(async move {
            let invocation = function.run(payload);
            let outcome = function.stop.run_until_cancelled(invocation).await;
            outcome.unwrap_or(Err(InvokeError::Stopped))
        });
        let outcome = invocation.await.unwrap_or(Err(InvokeError::Stopped));
        if let Err(error) = &outcome {
            self.report.send(Event::Failure {
                function: self.spec.binary.clone(),
                reason: error.to_string(),
            });
        }
        outcome
    }

    async fn run(&self, payload: Bytes) -> Result<Bytes, InvokeError> {
        // The semaphore is never closed.
        let _slot = self.slots.acquire().await;
        let mut instance = match self.idle_instance().await {
            Some(instance) => instance,
            None => Instance::start(self.config.read().await.clone(), &self.report).await?,
        };
        let outcome = instance.invoke(payload, self.spec.timeout).await;
        match &outcome {
            Err(error) if error.is_fatal() => drop(instance),
            _ => self.release(instance).await,
        }
        outcome
    }

    async fn idle_instance(&self) -> Option<Instance> {
        let mut idle = self.idle.lock().await;
        while let Some(mut instance) = idle.pop() {
            if instance.is_alive() {
                return Some(instance);
            }
        }
        None
    }

    /// Keeps an instance for the next event, unless its binary was replaced meanwhile.
    async fn release(&self, instance: Instance) {
        let config = self.config.read().await;
        if Arc::ptr_eq(&config, &instance.config) {
            self.idle.lock().await.push(instance);
        }
    }

    /// Runs another binary from now on. Busy instances finish what they hold.
    pub async fn replace_program(&self, program: Program) {
        let mut config = self.config.write().await;
        *config = Arc::new(InstanceConfig {
            program,
            ..InstanceConfig::clone(&config)
        });
        self.idle.lock().await.clear();
    }

    /// Kills the idle instances; the busy ones hear of it by the stop signal.
    pub async fn stop(&self) {
        self.idle.lock().await.clear();
    }
}
