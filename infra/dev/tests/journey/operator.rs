//! The operator's command line against the stack, as somebody at a keyboard runs it.

use std::process::{Output, Stdio};

use local::Stack;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::client::Client;
use crate::tables::dynamo_db;
use crate::{DEV, PASSWORD, start};

/// Runs `ops` with nothing in its environment but what the stack tells shells, and `more`.
pub async fn ops(stack: &Stack, arguments: &[&str], more: &[(&str, &str)]) -> Output {
    let mut command = command(stack, arguments);
    command.envs(more.iter().copied()).stdin(Stdio::null());
    command.output().await.unwrap()
}

fn command(stack: &Stack, arguments: &[&str]) -> Command {
    let mut command = Command::new(DEV);
    let environment = stack.endpoints().environment();
    command
        .arg("ops")
        .args(arguments)
        .env_clear()
        .envs(environment);
    command
}

/// The same, with this on its standard input.
async fn ops_told(stack: &Stack, arguments: &[&str], input: &str) -> Output {
    let mut command = command(stack, arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).await.unwrap();
    drop(stdin);
    child.wait_with_output().await.unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// As an operator who has an administrator's password tries out the stack.
async fn smoke(stack: &Stack, more: &[&str]) -> Output {
    let arguments = [&["smoke", "--admin-email", "admin@example.com"], more].concat();
    ops(stack, &arguments, &[("SMOKE_PASSWORD", PASSWORD)]).await
}

#[tokio::test]
async fn a_stack_that_works_passes_the_smoke_test_which_says_what_it_leaves() {
    let stack = start().await;
    let output = smoke(&stack, &[]).await;
    let told = out(&output);
    assert_eq!(output.status.code(), Some(0), "{told}{}", err(&output));
    assert!(!told.contains('✗'), "{told}");
    assert!(told.contains("✓ the dashboard counted it"), "{told}");
    let left = told.lines().last().unwrap();
    assert!(
        left.starts_with("Left behind: ") && left.contains("the order ORD-"),
        "{left}"
    );
    stack.stop().await;
}

#[tokio::test]
async fn the_smoke_test_ends_at_the_step_that_fails_and_tells_the_requests_id() {
    let stack = start().await;
    let wrong = [("SMOKE_PASSWORD", "something else")];
    let arguments = ["smoke", "--admin-email", "admin@example.com"];
    let output = ops(&stack, &arguments, &wrong).await;
    assert_eq!(output.status.code(), Some(1));
    let last = out(&output);
    let last = last.lines().last().unwrap();
    assert!(last.starts_with("✗ the administrator signs in"), "{last}");
    let why = err(&output);
    assert!(why.contains("401 INVALID_CREDENTIALS"), "{why}");
    assert!(
        why.contains("POST /api/v1/auth/login, request id "),
        "{why}"
    );
    assert!(!why.contains("something else"), "{why}");
    stack.stop().await;
}

const CREATE_GRACE: [&str; 7] = [
    "create-admin",
    "--email",
    "grace@example.com",
    "--first-name",
    "Grace",
    "--last-name",
    "Hopper",
];

#[tokio::test]
async fn an_administrator_who_is_made_can_set_a_password_and_sign_in() {
    let stack = start().await;
    let output = ops(&stack, &CREATE_GRACE, &[]).await;
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let told = out(&output);
    let token = told.lines().last().unwrap();
    let api = Client::new(&stack.endpoints().api);
    let body = serde_json::json!({"passwordToken": token, "newPassword": PASSWORD});
    api.post("/auth/set-password", &body)
        .await
        .expect_status(200);
    api.sign_in("grace@example.com", PASSWORD).await;
    stack.stop().await;
}

#[tokio::test]
async fn an_administrators_password_may_come_on_standard_input_and_is_not_told_again() {
    let stack = start().await;
    let arguments = [&CREATE_GRACE[..], &["--password-stdin"]].concat();
    let refused = ops_told(&stack, &arguments, "short\n").await;
    assert_eq!(refused.status.code(), Some(1), "{}", out(&refused));

    let password = "horse battery 9 Staple";
    let output = ops_told(&stack, &arguments, &format!("{password}\n")).await;
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(!out(&output).contains(password) && !err(&output).contains(password));
    let api = Client::new(&stack.endpoints().api);
    api.sign_in("grace@example.com", password).await;
    stack.stop().await;
}

/// Takes one item away behind the system's back.
async fn lose_a_read_model(stack: &Stack) {
    let (client, table) = (
        dynamo_db(stack),
        &stack.endpoints().tables["ReadModelsTable"],
    );
    let found = client
        .scan()
        .table_name(table)
        .limit(1)
        .send()
        .await
        .unwrap();
    let item = &found.items()[0];
    let delete = client.delete_item().table_name(table);
    let delete = delete
        .key("pk", item["pk"].clone())
        .key("sk", item["sk"].clone());
    delete.send().await.unwrap();
}

#[tokio::test]
async fn what_drifted_is_found_and_rebuilt() {
    let stack = start().await;
    let verify = ["verify", "--tries", "60", "--pause", "1"];
    let output = ops(&stack, &verify, &[]).await;
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));

    lose_a_read_model(&stack).await;
    let output = ops(&stack, &["verify", "--tries", "1"], &[]).await;
    assert_eq!(output.status.code(), Some(3), "{}", out(&output));

    let output = ops(&stack, &["rebuild"], &[]).await;
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let output = ops(&stack, &verify, &[]).await;
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    stack.stop().await;
}

#[tokio::test]
async fn a_sample_user_of_each_role_gets_an_access_token_to_paste() {
    let stack = start().await;
    let sign_in = ["sign-in", "--api", &stack.endpoints().api];
    let output = ops(&stack, &sign_in, &[("SEED_PASSWORD", PASSWORD)]).await;
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let told = out(&output);
    let tokens = told.matches("Authorization: Bearer ").count();
    assert_eq!(tokens, 3, "{told}");
    stack.stop().await;
}
