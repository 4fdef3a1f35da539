use std::collections::BTreeMap;

use serde::Serialize;

use super::backing_services::BackingServices;
use crate::api_gateway::http::HttpApi;
use crate::api_gateway::web_socket::Addresses;
use crate::iam::OPERATOR_ACCESS_KEY;
use crate::lambda::runtime::ServiceEndpoints;
use crate::{REGION, STACK_NAME};

/// Where everything listens; `endpoints.json` in the data folder holds the same.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoints {
    /// The HTTP API: `http://127.0.0.1:port`.
    pub api: String,
    /// What clients of the WebSocket API connect to, if there is one: `ws://127.0.0.1:port/stage`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_socket: Option<String>,
    /// The connections to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_gateway_management: Option<String>,
    /// CloudFormation, which knows the stack as [`STACK_NAME`].
    pub cloudformation: String,
    /// DynamoDB.
    pub dynamodb: String,
    /// Secrets Manager.
    pub secrets_manager: String,
    /// S3, with buckets in paths.
    pub s3: String,
    /// SNS.
    pub sns: String,
    /// SQS.
    pub sqs: String,
    /// The region to give clients, with the access key `local` and the secret `local`, which may do
    /// everything.
    pub region: &'static str,
    /// The names of the tables by logical id.
    pub tables: BTreeMap<String, String>,
    /// The names of the buckets by logical id.
    pub buckets: BTreeMap<String, String>,
    /// The URLs of the queues by logical id.
    pub queues: BTreeMap<String, String>,
    /// The ARNs of the topics by logical id.
    pub topics: BTreeMap<String, String>,
}

impl Endpoints {
    pub(super) fn new(
        http_api: &HttpApi,
        cloudformation: String,
        backing: &BackingServices,
    ) -> Self {
        let services = backing.services();
        let (tables, queues) = (backing.dynamodb.tables().iter(), backing.queues());
        Self {
            api: http_api.url(),
            web_socket: backing.web_socket().map(Addresses::clients),
            api_gateway_management: services.api_gateway_management,
            cloudformation,
            dynamodb: services.dynamodb,
            secrets_manager: services.secrets_manager,
            s3: services.s3,
            sns: services.sns,
            sqs: services.sqs,
            region: REGION,
            tables: tables
                .map(|(id, table)| (id.clone(), table.name.clone()))
                .collect(),
            buckets: backing.s3.buckets().clone(),
            queues: queues
                .iter()
                .map(|queue| (queue.spec.name.clone(), queues.queue_url(&queue.spec)))
                .collect(),
            topics: backing
                .topics()
                .iter()
                .map(|topic| (topic.name.clone(), topic.arn()))
                .collect(),
        }
    }

    /// What makes the operator's CLI and that of AWS work on this stack.
    pub fn environment(&self) -> BTreeMap<String, String> {
        let services = ServiceEndpoints {
            dynamodb: self.dynamodb.clone(),
            s3: self.s3.clone(),
            sns: self.sns.clone(),
            sqs: self.sqs.clone(),
            secrets_manager: self.secrets_manager.clone(),
            api_gateway_management: self.api_gateway_management.clone(),
        };
        let mut environment = services.environment(OPERATOR_ACCESS_KEY);
        for (name, value) in [
            (
                "AWS_ENDPOINT_URL_CLOUDFORMATION",
                self.cloudformation.as_str(),
            ),
            ("STACK_NAME", STACK_NAME),
        ] {
            environment.insert(name.to_owned(), value.to_owned());
        }
        environment
    }

    /// The same for a shell to `source`.
    pub(super) fn script(&self) -> String {
        let variables = self.environment().into_iter();
        // No value has a quote in it: they are addresses on this machine, and names of ours.
        let lines = variables.map(|(name, value)| format!("export {name}='{value}'\n"));
        lines.collect()
    }
}
