//! The lines of a bill.

/// What a line of the bill is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Requests to API Gateway.
    Api,
    /// Invocations and their time.
    Lambda,
    /// Reads and writes of DynamoDB.
    Units,
    /// What is in its tables, and their backups.
    Tables,
    /// SNS and SQS.
    Messages,
    /// What CloudWatch takes in of logs.
    Logs,
    /// Metrics, alarms and the dashboard.
    Watching,
    /// X-Ray.
    Traces,
    /// Secrets Manager and KMS.
    Secrets,
    /// Files in S3.
    Files,
    /// What goes to the internet.
    Sent,
}

impl Service {
    /// Every line, and what it is called.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Api, "API Gateway"),
        (Self::Lambda, "Lambda"),
        (Self::Units, "DynamoDB, reads and writes"),
        (Self::Tables, "DynamoDB, storage and restore"),
        (Self::Messages, "SNS and SQS"),
        (Self::Logs, "CloudWatch, logs"),
        (Self::Watching, "CloudWatch, metrics, alarms, dashboard"),
        (Self::Traces, "X-Ray"),
        (Self::Secrets, "Secrets Manager and KMS"),
        (Self::Files, "S3"),
        (Self::Sent, "data to the internet"),
    ];

    /// Whether a server of one's own would have it all the same: pictures, and what goes to
    /// clients.
    pub const fn stays(self) -> bool {
        matches!(self, Self::Files | Self::Sent)
    }
}
