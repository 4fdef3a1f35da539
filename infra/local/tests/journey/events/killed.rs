//! A stack that is killed between a change and what comes of it.

#[path = "../../fixture/binary.rs"]
mod binary;

use std::path::Path;
use std::process::Stdio;

use local::{Options, Seed, Stack};
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use super::{assign, inbox, place, set_status, told};
use crate::client::{Client, Session};
use crate::{PASSWORD, options, order, start_with};
use binary::binary;

#[tokio::test]
async fn a_change_that_was_answered_is_told_once_though_the_stack_was_killed_right_after() {
    let folder = TempDir::new().unwrap();
    let (mut silent, api) = start_silent(folder.path()).await;
    let customer = order::register_and_sign_in(&api).await;
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let order = place(&customer, "Oak dining table").await;
    assign(&staff, &order, &staff).await;
    set_status(&staff, &order, "IN_PROGRESS").await;
    assert!(inbox(&customer).await.is_empty());
    silent.kill().await.unwrap();

    let stack = start_again(folder.path()).await;
    let customer = sign_in(&stack, "ada@example.com").await;
    let begun = format!("Order {order} is in progress");
    told(&customer, &begun).await;
    stack.stop().await;

    // The next start delivers everything again.
    let stack = start_again(folder.path()).await;
    let customer = sign_in(&stack, "ada@example.com").await;
    let staff = sign_in(&stack, "staff@example.com").await;
    set_status(&staff, &order, "COMPLETED").await;
    let completed = format!("Order {order} is completed");
    told(&customer, &completed).await;
    let inbox = inbox(&customer).await;
    let titles: Vec<_> = inbox.iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, [&json!(completed), &json!(begun)]);
    stack.stop().await;
}

/// Starts a stack in which nobody hears of changes.
async fn start_silent(folder: &Path) -> (Child, Client) {
    let mut process = Command::new(binary("silent-stack"))
        .arg(folder)
        .env("SEED_PASSWORD", PASSWORD)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    // What comes before tells of the samples.
    loop {
        let line = lines.next_line().await.unwrap();
        let line = line.expect("the stack starts");
        if line.starts_with("http://") {
            return (process, Client::new(&line));
        }
    }
}

async fn start_again(folder: &Path) -> Stack {
    start_with(Options {
        data_dir: Some(folder.to_owned()),
        seed: Seed::Once,
        ..options()
    })
    .await
}

async fn sign_in(stack: &Stack, email: &str) -> Session {
    let api = Client::new(&stack.endpoints().api);
    api.sign_in(email, PASSWORD).await
}
