//! The command line, as an operator meets it.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Command, Output},
};

use clap::CommandFactory;
use ops::Ops;

/// Runs `ops` without anything in its environment.
fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ops"));
    command.env_clear().args(arguments).output().unwrap()
}

#[test]
fn the_help_of_every_command_shows_an_example() {
    for command in Ops::command().get_subcommands() {
        let name = command.get_name();
        let help = String::from_utf8(run(&[name, "--help"]).stdout).unwrap();
        let (_, example) = help.split_once("Example:\n").expect(name);
        assert!(example.contains(&format!(" {name}")), "{help}");
    }
}

#[test]
fn the_help_says_what_exit_codes_mean() {
    let help = String::from_utf8(run(&["--help"]).stdout).unwrap();
    for code in [
        "  0  done",
        "  1  failed",
        "  2  what was asked",
        "  3  `verify`",
        "  4  `redrive`",
    ] {
        assert!(help.contains(code), "{code} in:\n{help}");
    }
}

#[test]
fn a_table_that_nothing_names_is_an_error_of_usage_that_says_how_to_name_it() {
    let output = run(&["verify"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("UsersTable") && told.contains("--stack"),
        "{told}"
    );
}

#[test]
fn no_option_takes_a_secret_as_its_value() {
    for command in Ops::command().get_subcommands() {
        let valued = command
            .get_arguments()
            .filter(|argument| argument.get_action().takes_values());
        for argument in valued {
            let id = argument.get_id().as_str();
            let is_secret = ["password", "secret", "token", "key"].map(|word| id.contains(word));
            assert!(!is_secret.contains(&true), "{} {id}", command.get_name());
        }
    }
}

/// The head of the first request that somebody sends, who gets no answer.
fn first_request(listener: &TcpListener) -> String {
    let (connection, _) = listener.accept().unwrap();
    let lines = BufReader::new(connection).lines().map(Result::unwrap);
    let head: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
    head.join("\n")
}

/// Firewalls refuse who does not.
#[tokio::test]
async fn every_request_names_the_program_that_sends_it() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let api = format!("http://{}", listener.local_addr().unwrap());
    let received = tokio::task::spawn_blocking(move || first_request(&listener));
    let signed_in = ops::sign_in::with(&api, "a password", &mut Vec::new()).await;
    signed_in.unwrap_err();
    let head = received.await.unwrap();
    assert!(head.contains("user-agent: order-tracking-ops/"), "{head}");
}
