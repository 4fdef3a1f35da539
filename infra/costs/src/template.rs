//! What `template.yaml` decides: memory, and what costs by the month.

use crate::{Error, document::read};

const TEMPLATE: &str = "template.yaml";
const METRICS: &str = "shared/runtime/src/telemetry/metric/table.rs";
/// Megabytes of memory that come with one whole processor
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html>).
const WHOLE_PROCESSOR: f64 = 1_769.0;

/// The template, and the table of metrics beside it.
#[derive(Debug)]
pub struct Template {
    text: String,
    metrics: String,
}

/// What a function runs on.
#[derive(Debug, Clone, Copy)]
pub struct Lambda {
    /// Its memory in megabytes.
    pub memory: f64,
}

impl Lambda {
    /// The share of a processor that it has. One thread does the work, so more than one is no
    /// faster.
    pub fn processors(self) -> f64 {
        (self.memory / WHOLE_PROCESSOR).min(1.0)
    }

    /// What is charged for so many milliseconds: whole ones.
    pub fn gb_seconds(self, ms: f64) -> f64 {
        self.memory / 1_024.0 * ms.ceil() / 1_000.0
    }
}

impl Template {
    /// Reads both.
    pub fn read() -> Result<Self, Error> {
        Ok(Self {
            text: read(TEMPLATE)?,
            metrics: read(METRICS)?,
        })
    }

    /// What the function of this name runs on; `Globals` say it where the function does not.
    pub fn lambda(&self, function: &str) -> Result<Lambda, Error> {
        let function = format!("\n  {function}Function:\n");
        let own = section(&self.text, &function).ok_or_else(|| missing(function.trim()))?;
        let memory = memory(own).or_else(|| memory(section(&self.text, "\nGlobals:\n")?));
        let memory = memory.ok_or_else(|| missing("MemorySize"))?;
        Ok(Lambda { memory })
    }

    /// Metrics that alarms look at: those of its expression, or one.
    pub fn alarm_metrics(&self) -> f64 {
        let alarms = self.text.split("\n    Type: AWS::CloudWatch::Alarm\n");
        let metrics = alarms.skip(1).map(|alarm| {
            let alarm = alarm.split("\n    Type: ").next().unwrap_or_default();
            alarm.matches("MetricStat:").count().max(1)
        });
        metrics.sum::<usize>() as f64
    }

    /// Resources of a type.
    pub fn resources(&self, kind: &str) -> f64 {
        let line = format!("    Type: {kind}");
        self.text.lines().filter(|text| **text == line).count() as f64
    }

    /// Queues that functions take messages from.
    pub fn polled_queues(&self) -> f64 {
        self.text.matches("          Type: SQS\n").count() as f64
    }

    /// Which function uses which table or topic with a key that AWS manages, each pair once.
    pub fn users_of_keys(&self) -> f64 {
        let names = ["_TABLE: !Ref ", "EVENTS_TOPIC: !Ref "];
        let pairs = names.map(|name| self.text.matches(name).count());
        pairs.iter().sum::<usize>() as f64
    }

    /// Custom metrics that are told apart by the environment alone, and those by status too.
    pub fn metrics(&self) -> (f64, f64) {
        let count = |dimensions| self.metrics.matches(dimensions).count() as f64;
        (count(" by BY_ENVIRONMENT,"), count(" by BY_STATUS,"))
    }
}

fn missing(what: &str) -> Error {
    Error::Missing {
        file: TEMPLATE,
        what: what.to_owned(),
    }
}

/// What follows a line, up to the next that is indented no more.
fn section<'a>(text: &'a str, line: &str) -> Option<&'a str> {
    let indent = line.len() - 1 - line[1..].trim_start().len();
    let (_, rest) = text.split_once(line)?;
    let ends = |line: &str| {
        let text = line.trim_start();
        !text.is_empty() && line.len() - text.len() <= indent
    };
    let mut length = 0;
    for line in rest.split_inclusive('\n').take_while(|line| !ends(line)) {
        length += line.len();
    }
    Some(&rest[..length])
}

fn memory(section: &str) -> Option<f64> {
    let mut lines = section.lines().map(str::trim);
    lines.find_map(|line| line.strip_prefix("MemorySize: ")?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_without_memory_of_its_own_has_that_of_all() {
        let template = Template {
            text: "A:\n\nGlobals:\n  Function:\n    MemorySize: 512\n\nResources:\n  AFunction:\n    Timeout: 1\n\n  BFunction:\n    MemorySize: 1024\n".to_owned(),
            metrics: String::new(),
        };
        assert_eq!(template.lambda("A").unwrap().memory, 512.0);
        assert_eq!(template.lambda("B").unwrap().memory, 1_024.0);
        assert!(template.lambda("C").is_err());
    }

    #[test]
    fn milliseconds_are_charged_whole() {
        let lambda = Lambda { memory: 1_024.0 };
        assert_eq!(lambda.gb_seconds(1.2), 0.002);
    }
}
