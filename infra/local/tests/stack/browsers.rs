//! What web pages of other hosts can reach: nothing but what CORS lets them.

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::{Client, Config};
use local::Options;
use local::dynamodb::InMemory;
use reqwest::StatusCode;

use crate::support::{TestStack, fixture, options};

/// The names of what listens, and its URLs.
async fn listeners(stack: &TestStack, talking: &TestStack) -> Vec<(&'static str, String)> {
    let endpoints = stack.stack.endpoints();
    let management = talking.stack.endpoints().api_gateway_management.clone();
    let management = management.unwrap();
    [
        vec![
            ("API", endpoints.api.clone()),
            ("S3", endpoints.s3.clone()),
            ("WebSocket API", management),
        ],
        services(stack).await,
    ]
    .concat()
}

/// Those that no web page has a reason to ask.
async fn services(stack: &TestStack) -> Vec<(&'static str, String)> {
    let endpoints = stack.stack.endpoints();
    let runtime = &stack.environment().await["AWS_LAMBDA_RUNTIME_API"];
    vec![
        ("CloudFormation", endpoints.cloudformation.clone()),
        ("DynamoDB", endpoints.dynamodb.clone()),
        ("Secrets Manager", endpoints.secrets_manager.clone()),
        ("SNS", endpoints.sns.clone()),
        ("SQS", endpoints.sqs.clone()),
        ("Lambda", format!("http://{runtime}")),
    ]
}

async fn status(url: &str, header: (&str, &str)) -> StatusCode {
    let request = reqwest::Client::new().post(url).header(header.0, header.1);
    request.send().await.unwrap().status()
}

#[tokio::test]
async fn a_name_that_was_made_to_lead_here_leads_nowhere() {
    let stack = TestStack::start().await;
    let talking = TestStack::with(Options {
        template: fixture("web_socket.yaml"),
        ..options()
    });
    for (name, url) in listeners(&stack, &talking.await).await {
        for host in [
            "shop.example",
            "shop.example:8000",
            "localhost.shop.example",
        ] {
            let status = status(&url, ("host", host)).await;
            assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{name} as {host}");
        }
        let status = status(&url, ("host", "localhost:1")).await;
        assert_ne!(status, StatusCode::MISDIRECTED_REQUEST, "{name}");
    }
}

#[tokio::test]
async fn pages_of_other_hosts_are_answered_by_no_service() {
    let stack = TestStack::start().await;
    let foreign = [
        ("origin", "https://shop.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ];
    for (name, url) in services(&stack).await {
        for header in foreign {
            let answer = reqwest::Client::new().post(&url).header(header.0, header.1);
            let answer = answer.send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{name}: {header:?}");
            let allowed = answer.headers().get("access-control-allow-origin");
            assert_eq!(allowed, None, "{name}");
        }
    }
    let database = InMemory::start().await.unwrap();
    let status = status(database.endpoint(), foreign[0]).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_signed_with_another_secret_is_refused() {
    let stack = TestStack::start().await;
    for (access_key, secret, refused) in [
        ("local", "another", Some("InvalidSignatureException")),
        ("nobody", "nobody", Some("UnrecognizedClientException")),
        ("local", "local", None),
    ] {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(&stack.stack.endpoints().dynamodb)
            .region(Region::from_static(local::REGION))
            .credentials_provider(Credentials::new(access_key, secret, None, None, "test"))
            .build();
        let answer = Client::from_conf(config).list_tables().send().await;
        let code = answer.as_ref().err().and_then(|error| error.code());
        assert_eq!(code, refused, "{access_key} with {secret}");
    }
}

#[tokio::test]
async fn what_was_changed_on_its_way_is_refused() {
    let stack = TestStack::start().await;
    let signed = aws_sigv4_of_nothing();
    let answer = reqwest::Client::new()
        .post(&stack.stack.endpoints().sqs)
        .header("authorization", signed)
        .header("x-amz-date", "20260830T120000Z")
        .header("x-amz-target", "AmazonSQS.ListQueues")
        .body("{}")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    let body = answer.text().await.unwrap();
    assert!(body.contains("SignatureDoesNotMatch"), "{body}");
}

/// As a signature looks that was made of something else.
fn aws_sigv4_of_nothing() -> String {
    let signature = "0".repeat(64);
    format!(
        "AWS4-HMAC-SHA256 Credential=local/20260830/us-east-1/sqs/aws4_request, \
         SignedHeaders=host;x-amz-date, Signature={signature}"
    )
}
