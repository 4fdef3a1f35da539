//! The services that functions call: all but Lambda and the HTTP API. Of the WebSocket API they use
//! the `@connections` commands.

use std::net::SocketAddr;
use std::sync::Arc;

use super::Options;
use super::data_dir::DataDir;
use crate::Error;
use crate::api_gateway::web_socket::{Addresses, Settings, WebSocketApi};
use crate::iam::Iam;
use crate::lambda::event_sources;
use crate::lambda::runtime::{Lambda, ServiceEndpoints};
use crate::services::dynamodb::{DynamoDb, Endpoint};
use crate::services::s3::S3;
use crate::services::secrets_manager::SecretsManager;
use crate::services::sns::{Sns, Topics};
use crate::services::sqs::{Queues, Sqs};
use crate::template::Template;

/// The running services.
#[derive(Debug)]
pub(super) struct BackingServices {
    pub dynamodb: DynamoDb,
    pub secrets: SecretsManager,
    pub s3: S3,
    pub iam: Arc<Iam>,
    dynamodb_endpoint: Endpoint,
    sqs: Sqs,
    sns: Sns,
    web_socket: Option<WebSocketApi>,
}

impl BackingServices {
    pub async fn start(
        template: &Template,
        data_dir: &DataDir,
        options: &Options,
        api: SocketAddr,
    ) -> Result<Self, Error> {
        let iam = Arc::new(Iam::new(
            template.roles_of_functions()?,
            options.report.clone(),
        ));
        let shared_iam = || Arc::clone(&iam);
        let sqs = Sqs::start(&template.queues, shared_iam()).await?;
        let (topics, subscriptions) = (&template.topics, &template.subscriptions);
        let sns = Sns::start(topics, subscriptions, &sqs.queues, shared_iam()).await?;
        let (folder, queues) = (data_dir.s3(), Arc::clone(&sqs.queues));
        let dynamodb = DynamoDb::open(&data_dir.dynamodb(), &template.tables)?;
        let secrets =
            SecretsManager::open(&data_dir.secrets(), &template.secrets, shared_iam()).await?;
        let buckets = template.buckets.iter();
        let buckets: Vec<_> = buckets.map(|spec| spec.with_api_at(api)).collect();
        let web_socket = match &template.web_socket {
            Some(spec) => Some(WebSocketApi::start(spec, shared_iam(), settings(options)).await?),
            None => None,
        };
        Ok(Self {
            dynamodb_endpoint: Endpoint::start(&dynamodb, &template.tables, shared_iam()).await?,
            dynamodb,
            secrets,
            s3: S3::notifying(&folder, &buckets, queues, shared_iam()).await?,
            iam,
            sqs,
            sns,
            web_socket,
        })
    }

    pub fn queues(&self) -> &Arc<Queues> {
        &self.sqs.queues
    }

    pub fn topics(&self) -> &Topics {
        &self.sns.topics
    }

    /// Has the WebSocket API invoke functions.
    pub fn deploy(&self, template: &Template, lambda: &Lambda) {
        if let (Some(api), Some(spec)) = (&self.web_socket, &template.web_socket) {
            api.deploy(spec, lambda);
        }
    }

    /// Where the WebSocket API is reached, if there is one.
    pub fn web_socket(&self) -> Option<&Addresses> {
        self.web_socket.as_ref().map(WebSocketApi::addresses)
    }

    /// What event sources need.
    pub fn event_sources(&self) -> event_sources::Services<'_> {
        event_sources::Services {
            queues: self.queues(),
            database: &self.dynamodb,
            objects: self.s3.writer(),
        }
    }

    /// The endpoints that SDKs are told.
    pub fn services(&self) -> ServiceEndpoints {
        ServiceEndpoints {
            dynamodb: self.dynamodb_endpoint.url(),
            s3: self.s3.endpoint().to_owned(),
            sns: self.sns.url(),
            sqs: self.queues().url().to_owned(),
            secrets_manager: self.secrets.url(),
            api_gateway_management: self.web_socket().map(Addresses::management),
        }
    }
}

fn settings(options: &Options) -> Settings {
    Settings {
        trust_forwarded_for: options.trust_forwarded_for,
        limits: options.connection_limits,
        report: options.report.clone(),
    }
}
