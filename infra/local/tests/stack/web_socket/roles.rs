//! What functions may do with connections.

use aws_sdk_apigatewaymanagement::error::ProvideErrorMetadata;
use aws_sdk_apigatewaymanagement::operation::post_to_connection::PostToConnectionError;
use aws_sdk_apigatewaymanagement::primitives::Blob;

use super::Talk;

async fn post(talk: &Talk, signer: &str, id: &str) -> Result<(), PostToConnectionError> {
    let client = talk.signing_as(signer);
    let post = client.post_to_connection().connection_id(id);
    let outcome = post.data(Blob::new("x")).send().await;
    outcome
        .map(drop)
        .map_err(|error| error.into_service_error())
}

#[tokio::test]
async fn a_function_is_refused_what_its_role_does_not_allow_on_connections() {
    let mut talk = Talk::start().await;
    let (_client, id) = talk.acquaintance().await;
    post(&talk, "Talker", &id).await.unwrap();
    let error = post(&talk, "Listener", &id).await.unwrap_err();
    assert!(error.is_forbidden_exception());
    let refused = "User: arn:aws:sts::000000000000:assumed-role/Listener/Listener \
        is not authorized to perform: execute-api:ManageConnections on resource: \
        arn:aws:execute-api:us-east-1:000000000000:Sockets/live/POST/@connections/{connectionId} \
        because no identity-based policy allows the execute-api:ManageConnections action";
    assert_eq!(error.message(), Some(refused));
    assert!(talk.observed.problem().await.starts_with(refused));
}

#[tokio::test]
async fn to_be_allowed_to_post_is_not_to_be_allowed_to_delete() {
    let mut talk = Talk::start().await;
    let (_client, id) = talk.acquaintance().await;
    let delete = talk.signing_as("Talker").delete_connection();
    let error = delete.connection_id(&id).send().await.unwrap_err();
    assert!(error.into_service_error().is_forbidden_exception());
}

#[tokio::test]
async fn a_stranger_learns_nothing_of_connections() {
    let talk = Talk::start().await;
    let error = post(&talk, "nobody", "never-was-there=").await.unwrap_err();
    assert!(error.is_forbidden_exception());
}
