//! A stack that is killed between a change and what comes of it.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use local::{Options, Seed, Stack};
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::task::yield_now;

use super::{assign, inbox, place, set_status, told};
use crate::client::{Client, Session};
use crate::patience::until;
use crate::{DEV, PASSWORD, options, order, start_with};

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

    // The next start delivers again what was not forgotten.
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

#[tokio::test]
async fn changes_that_everybody_has_heard_of_are_forgotten() {
    let folder = TempDir::new().unwrap();
    let stack = start_with(Options {
        data_dir: Some(folder.path().to_owned()),
        trimming: Duration::from_millis(100),
        ..options()
    })
    .await;
    let api = Client::new(&stack.endpoints().api);
    let customer = order::register_and_sign_in(&api).await;
    let admin = sign_in(&stack, "admin@example.com").await;
    let order = place(&customer, "Oak dining table").await;
    told(&admin, &format!("New order {order}")).await;
    // The last one of each stream stays.
    until(async || {
        // The stack runs in this very thread.
        yield_now().await;
        (records(folder.path()) == 2).then_some(())
    })
    .await;
    stack.stop().await;
}

/// How many records the streams hold.
fn records(folder: &Path) -> i64 {
    let database = Connection::open(folder.join("dynamodb.sqlite")).unwrap();
    let count = "SELECT COUNT(*) FROM _stream_records";
    database.query_row(count, [], |row| row.get(0)).unwrap()
}

/// Starts a stack in which nobody hears of changes.
async fn start_silent(folder: &Path) -> (Child, Client) {
    // Cargo builds examples beside the binary.
    let program = Path::new(DEV)
        .with_file_name("examples")
        .join("silent-stack");
    let mut process = Command::new(program)
        .args([folder, Path::new(DEV)])
        .env("SEED_PASSWORD", PASSWORD)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let api = lines.next_line().await.unwrap();
    (process, Client::new(&api.expect("the stack starts")))
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
