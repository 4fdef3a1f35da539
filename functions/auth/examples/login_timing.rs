//! Measures whether the time that a failed sign-in takes tells if there is an account:
//! `cargo run -p auth --example login_timing`.
//!
//! Tries on accounts that are there and on such as are not take turns, so that whatever else the
//! machine does meets both. What is printed is the chance that the slower of two tries, one of
//! each, is the one on an account that is there
//! ([Mann–Whitney](https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test#Area-under-curve_(AUC)_statistic_for_ROC_curves)):
//! 0.5 tells nothing.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement may stop at the first surprise"
)]

use std::{
    net::{IpAddr, Ipv4Addr},
    time::Instant,
};

use auth::{Auth, State, router};
use serde_json::json;
use shared_domain::user::Role;
use testing::{App, System};

/// Tries on each kind of account.
const TRIES: u32 = 1_000;
/// The accounts of each kind that they are spread over: a hundred failures are borne for one.
const ACCOUNTS: u32 = 20;
const PASSWORD: &str = "correct horse battery";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let system = System::start().await;
    let mut known = Vec::new();
    for _ in 0..ACCOUNTS {
        let user = system.user_with_password(Role::Customer, PASSWORD).await;
        known.push(user.user.email_text().to_owned());
    }
    let app = function(&system);
    let (mut there, mut absent) = (Vec::new(), Vec::new());
    for number in 0..TRIES {
        let account = (number % ACCOUNTS) as usize;
        let unknown = format!("nobody{account}@example.com");
        // The order of the two changes, so that neither always comes second.
        if number % 2 == 0 {
            there.push(try_on(&app, &known[account], number).await);
            absent.push(try_on(&app, &unknown, number).await);
        } else {
            absent.push(try_on(&app, &unknown, number).await);
            there.push(try_on(&app, &known[account], number).await);
        }
    }
    println!(
        "login timing: {TRIES} tries each; median {:.2} ms with an account and {:.2} ms without; \
         chance that the one with is slower {:.3}",
        median(&there),
        median(&absent),
        chance(&there, &absent),
    );
}

fn function(system: &System) -> App {
    App::new(router(State::new(Auth {
        services: system.services(),
        ephemeral: system.ephemeral(),
        signer: system.signer(),
        refresh_key: system.refresh_key(),
        refresh_lifetime: System::REFRESH_LIFETIME,
        links: testing::links_to_nowhere(),
        jwks: system.jwks(),
    })))
}

/// How long a wrong password is looked at, in milliseconds. Each try comes from an address of its
/// own.
async fn try_on(app: &App, email: &str, number: u32) -> f64 {
    let address = IpAddr::V4(Ipv4Addr::from(0x0a00_0000 | number));
    let body = json!({"email": email, "password": "another horse battery"});
    let call = app.post("/api/v1/auth/login").json(&body);
    let call = call.from(&address.to_string());
    let began = Instant::now();
    let answer = call.await;
    let took = began.elapsed();
    answer.expect_error(401, "INVALID_CREDENTIALS");
    took.as_secs_f64() * 1_000.0
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The chance that a time of the one kind is longer than one of the other.
fn chance(one: &[f64], other: &[f64]) -> f64 {
    let pairs = one
        .iter()
        .flat_map(|one| other.iter().map(move |other| one > other));
    let longer = pairs.filter(|longer| *longer).count();
    longer as f64 / (one.len() * other.len()) as f64
}
