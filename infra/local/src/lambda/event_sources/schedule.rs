//! A schedule that invokes a function.
//!
//! <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html>

use std::sync::Arc;

use bytes::Bytes;
use serde_json::{Value, json};
use time::OffsetDateTime;
use tokio::time::{Instant, interval_at};
use uuid::Uuid;

use crate::lambda::runtime::Function;
use crate::template::ScheduleEvent;
use crate::timestamps;

#[derive(Debug)]
pub(super) struct Schedule {
    pub event: ScheduleEvent,
    pub function: Arc<Function>,
}

impl Schedule {
    /// Fires at the schedule's rate, first when that time has passed once.
    pub async fn run(self: Arc<Self>) {
        let mut interval = interval_at(Instant::now() + self.event.rate, self.event.rate);
        loop {
            interval.tick().await;
            self.fire().await;
        }
    }

    /// Invokes the function once. Its failure has been reported then; Lambda would try twice more.
    pub async fn fire(&self) {
        let event = Bytes::from(event(&self.event.name).to_string());
        let _ = self.function.invoke(event).await;
    }
}

fn event(rule: &str) -> Value {
    let (region, account, stack) = (crate::REGION, crate::ACCOUNT, crate::STACK_NAME);
    json!({
        "version": "0",
        "id": Uuid::new_v4().to_string(),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": account,
        "time": timestamps::seconds(OffsetDateTime::now_utc()),
        "region": region,
        "resources": [format!("arn:aws:events:{region}:{account}:rule/{stack}-{rule}")],
        "detail": {},
    })
}

#[cfg(test)]
mod tests {
    use super::event;
    use crate::documented::assert_documented;

    #[test]
    fn a_schedule_speaks_as_aws_documents_it() {
        let sample = include_str!("../../../../testing/fixtures/events/eventbridge_schedule.json");
        assert_documented(&event("my-schedule"), sample, &[]);
    }
}
