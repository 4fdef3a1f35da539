//! Requests as API Gateway passes them on, and answers as it takes them ([payload format
//! 2.0](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html)).

use axum::{
    body::Body,
    http::{self, HeaderMap},
};
use base64::prelude::{BASE64_STANDARD, Engine};
use http_body_util::BodyExt;
use lambda_http::{Adapter, Context, LambdaEvent, Service, request::LambdaRequest};
use serde_json::{Value, json};

use crate::{App, Call, Response, aws_events};

impl App {
    /// What the function answers an event with: through what `shared_http::run` puts before the
    /// routes.
    pub async fn answer(&self, event: &Value) -> Value {
        let request: LambdaRequest = aws_events::read(event);
        let mut context = Context::default();
        "8476a536-e9f4-11e8-9739-2dfe598c3fcd".clone_into(&mut context.request_id);
        let mut function = Adapter::from(self.0.clone());
        let Ok(answer) = function.call(LambdaEvent::new(request, context)).await;
        serde_json::to_value(answer).expect("JSON")
    }

    /// The answer to an event, as API Gateway gives it to the client.
    pub async fn invoke(&self, event: &Value) -> Response {
        let answer = self.answer(event).await;
        let text = answer["body"].as_str().unwrap_or_default();
        let body = match answer["isBase64Encoded"] == true {
            true => BASE64_STANDARD.decode(text).expect("base64"),
            false => text.as_bytes().to_vec(),
        };
        let mut response = http::Response::new(Body::from(body));
        *response.status_mut() = serde_json::from_value::<u16>(answer["statusCode"].clone())
            .expect("a number")
            .try_into()
            .expect("a status");
        *response.headers_mut() = headers(&answer["headers"]);
        Response::read(response).await
    }
}

impl Call {
    /// The event that tells of this request: the documented one with this in its request's place.
    /// The headers and cookies of the documented one stay, and so do the parameters that API
    /// Gateway took out of its path and query, which functions do not read.
    pub async fn event(self) -> Value {
        let (parts, body) = self.request.into_parts();
        let body = body.collect().await.expect("a whole body").to_bytes();
        let mut event = aws_events::http_api();
        let path = json!(parts.uri.path());
        event["requestContext"]["http"]["method"] = json!(parts.method.as_str());
        event["requestContext"]["http"]["path"] = path.clone();
        event["rawPath"] = path;
        event["rawQueryString"] = json!(parts.uri.query().unwrap_or_default());
        for name in parts.headers.keys() {
            event["headers"][name.as_str()] = json!(joined(&parts.headers, name.as_str()));
        }
        let body = String::from_utf8(body.to_vec()).expect("text");
        let fields = event.as_object_mut().expect("an object");
        match body.is_empty() {
            true => fields.remove("body"),
            false => fields.insert("body".to_owned(), json!(body)),
        };
        event
    }
}

/// The values of a header, as API Gateway joins them.
fn joined(headers: &HeaderMap, name: &str) -> String {
    let values = headers.get_all(name).iter();
    let values: Vec<_> = values.map(|value| value.to_str().expect("text")).collect();
    values.join(",")
}

fn headers(answer: &Value) -> HeaderMap {
    let headers = answer.as_object().expect("headers").iter();
    let headers = headers.map(|(name, value)| {
        let value = value.as_str().expect("text").parse().expect("a value");
        (name.parse().expect("a name"), value)
    });
    headers.collect::<Vec<_>>().into_iter().collect()
}
