//! Every metric, with its unit and dimensions: the one table of them. `template.yaml` and
//! `docs/OPERATIONS.md` are held to it by a test.

macro_rules! metrics {
    ($($variant:ident: $unit:ident by $dimensions:ident, $meaning:literal;)*) => {
        /// What is measured. CloudWatch knows each by the name of its variant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Metric {$(
            #[doc = $meaning]
            $variant,
        )*}

        impl Metric {
            /// Every metric.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// What CloudWatch calls it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            /// What its values are in.
            pub const fn unit(self) -> Unit {
                match self { $(Self::$variant => Unit::$unit,)* }
            }

            /// What its values are told apart by.
            pub const fn dimensions(self) -> &'static [&'static str] {
                match self { $(Self::$variant => $dimensions,)* }
            }

            /// What it tells, for operators.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

/// What `template.yaml` calls the namespace of all metrics.
pub const NAMESPACE: &str = "OrderTracking";

/// What tells deployments apart.
const ENVIRONMENT: &str = "Environment";
const BY_ENVIRONMENT: &[&str] = &[ENVIRONMENT];
const BY_STATUS: &[&str] = &[ENVIRONMENT, "Status"];

/// What values are in. Variants are called as in CloudWatch
/// ([MetricDatum](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// How many.
    Count,
    /// How long.
    Seconds,
}

impl Unit {
    /// What CloudWatch calls it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "Count",
            Self::Seconds => "Seconds",
        }
    }
}

metrics! {
    OrdersCreated: Count by BY_ENVIRONMENT, "Orders that were placed";
    StatusChanges: Count by BY_STATUS, "Orders that came to a `Status`, cancellations included";
    TimeToComplete: Seconds by BY_ENVIRONMENT, "From an order's creation to COMPLETED";
    FailedSignIns: Count by BY_ENVIRONMENT, "Wrong passwords, and addresses that nobody has, at signing in";
    ThrottledRequests: Count by BY_ENVIRONMENT, "Requests that a function answered with 429";
    UncountedRequests: Count by BY_ENVIRONMENT, "Requests that were let through because the store could not count them";
    UploadsRejected: Count by BY_ENVIRONMENT, "Files and pictures that were uploaded and are not served";
    BatchItemFailures: Count by BY_ENVIRONMENT, "Messages and stream records that a function failed on; each try counts them again";
    EventsNotPublished: Count by BY_ENVIRONMENT, "Events that a try of `outbox` left unpublished; the next try counts them again";
}
