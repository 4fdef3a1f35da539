//! The request context of events.

use std::net::{IpAddr, SocketAddr};

use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Client, CloseReason};
use crate::template::WebSocketSpec;
use crate::timestamps;

/// What events tell of the API.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::api_gateway::web_socket) struct Api {
    api_id: String,
    stage: String,
    pub(super) domain_name: String,
}

impl Api {
    pub fn new(spec: &WebSocketSpec, address: SocketAddr) -> Self {
        Self {
            api_id: spec.name.clone(),
            stage: spec.stage.clone(),
            domain_name: address.to_string(),
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Kind {
    Connect,
    Message,
    Disconnect,
}

/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-websocket-api-mapping-template-reference.html>
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Context<'a> {
    #[serde(flatten)]
    api: &'a Api,
    route_key: &'a str,
    event_type: Kind,
    message_direction: &'static str,
    connection_id: &'a str,
    connected_at: i128,
    identity: Identity<'a>,
    pub request_id: String,
    extended_request_id: String,
    request_time: String,
    request_time_epoch: i128,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disconnect_status_code: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disconnect_reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Identity<'a> {
    source_ip: IpAddr,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_agent: Option<&'a str>,
}

impl<'a> Context<'a> {
    pub fn new(api: &'a Api, client: &'a Client, route_key: &'a str, event_type: Kind) -> Self {
        let now = OffsetDateTime::now_utc();
        let id = || Uuid::new_v4().to_string();
        Self {
            api,
            route_key,
            message_id: matches!(event_type, Kind::Message).then(id),
            event_type,
            message_direction: "IN",
            connection_id: &client.id,
            connected_at: timestamps::epoch_milliseconds(client.connected_at),
            identity: Identity {
                source_ip: client.source_ip,
                user_agent: client.user_agent.as_deref(),
            },
            request_id: id(),
            extended_request_id: id(),
            request_time: timestamps::common_log(now),
            request_time_epoch: timestamps::epoch_milliseconds(now),
            disconnect_status_code: None,
            disconnect_reason: None,
        }
    }

    pub fn ended(self, close: &'a CloseReason) -> Self {
        Self {
            disconnect_status_code: Some(close.code),
            disconnect_reason: Some(&close.reason),
            ..self
        }
    }
}
