//! What AWS charges, in dollars: us-east-1, on demand, the first tier, without free tiers, as of
//! 2026-11. Nothing here was fetched: check it against the page that is named before you rely on
//! it.

const MILLION: f64 = 1e6;
/// Hours of a month of 30 days.
const HOURS: f64 = 720.0;

/// A request to an HTTP API, up to 512 KB (<https://aws.amazon.com/api-gateway/pricing/>).
pub const API_REQUEST: f64 = 1.00 / MILLION;

/// An invocation (<https://aws.amazon.com/lambda/pricing/>).
pub const INVOCATION: f64 = 0.20 / MILLION;
/// A gigabyte for a second on arm64 (<https://aws.amazon.com/lambda/pricing/>).
pub const GB_SECOND: f64 = 0.000_013_333_4;

/// A read unit (<https://aws.amazon.com/dynamodb/pricing/on-demand/>). Lambda reads streams for
/// nothing.
pub const READ_UNIT: f64 = 0.125 / MILLION;
/// A write unit (<https://aws.amazon.com/dynamodb/pricing/on-demand/>).
pub const WRITE_UNIT: f64 = 0.625 / MILLION;
/// A gigabyte in a table for a month (<https://aws.amazon.com/dynamodb/pricing/on-demand/>).
pub const TABLE_GB: f64 = 0.25;
/// A gigabyte of a table restorable to any second
/// (<https://aws.amazon.com/dynamodb/pricing/on-demand/>).
pub const RESTORABLE_GB: f64 = 0.20;

/// A message published; its delivery to SQS is free (<https://aws.amazon.com/sns/pricing/>).
pub const PUBLICATION: f64 = 0.50 / MILLION;
/// A request to a standard queue (<https://aws.amazon.com/sqs/pricing/>).
pub const QUEUE_REQUEST: f64 = 0.40 / MILLION;

/// A request to S3 that writes or lists (<https://aws.amazon.com/s3/pricing/>).
pub const PUT: f64 = 5.00 / MILLION;
/// A request to S3 that reads (<https://aws.amazon.com/s3/pricing/>).
pub const GET: f64 = 0.40 / MILLION;
/// A gigabyte in S3 Standard for a month (<https://aws.amazon.com/s3/pricing/>).
pub const FILE_GB: f64 = 0.023;
/// A gigabyte to the internet (<https://aws.amazon.com/ec2/pricing/on-demand/>, "Data Transfer").
pub const SENT_GB: f64 = 0.09;

/// A gigabyte of logs taken in (<https://aws.amazon.com/cloudwatch/pricing/>).
pub const LOGGED_GB: f64 = 0.50;
/// A custom metric for a month (<https://aws.amazon.com/cloudwatch/pricing/>).
pub const METRIC: f64 = 0.30;
/// A metric that an alarm looks at, for a month (<https://aws.amazon.com/cloudwatch/pricing/>).
pub const ALARM_METRIC: f64 = 0.10;
/// A dashboard for a month (<https://aws.amazon.com/cloudwatch/pricing/>). An account's first three
/// are free; counted all the same, as free tiers are.
pub const DASHBOARD: f64 = 3.00;
/// A recorded trace (<https://aws.amazon.com/xray/pricing/>).
pub const TRACE: f64 = 5.00 / MILLION;

/// A secret for a month (<https://aws.amazon.com/secrets-manager/pricing/>).
pub const SECRET: f64 = 0.40;
/// A request to KMS; keys that AWS manages cost nothing else
/// (<https://aws.amazon.com/kms/pricing/>).
pub const KMS_REQUEST: f64 = 0.03 / 10_000.0;

/// A t4g.small for a month (<https://aws.amazon.com/ec2/pricing/on-demand/>).
pub const SERVER: f64 = 0.0168 * HOURS;
/// Its disk of 20 GB, gp3 (<https://aws.amazon.com/ebs/pricing/>).
pub const DISK: f64 = 20.0 * 0.08;
/// A public IPv4 address for a month (<https://aws.amazon.com/vpc/pricing/>).
pub const ADDRESS: f64 = 0.005 * HOURS;
/// An Application Load Balancer with one capacity unit
/// (<https://aws.amazon.com/elasticloadbalancing/pricing/>).
pub const BALANCER: f64 = (0.0225 + 0.008) * HOURS;
/// PostgreSQL on db.t4g.small in two zones (<https://aws.amazon.com/rds/postgresql/pricing/>).
pub const DATABASE: f64 = 0.065 * HOURS;
/// A gigabyte of its disk, gp3 in two zones (<https://aws.amazon.com/rds/postgresql/pricing/>).
pub const DATABASE_GB: f64 = 0.23;
