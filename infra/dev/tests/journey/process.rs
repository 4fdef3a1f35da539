//! This repository's stack as a process of its own, to be killed before anybody hears of a change:
//! no function reads the streams.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::PathBuf;

use local::{Build, Options, Seed, Stack, Template};

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (data_dir, functions) = (arguments.next().unwrap(), arguments.next().unwrap());
    let template = std::fs::read_to_string(Template::path()).unwrap();
    let start = "            StartingPosition: TRIM_HORIZON\n";
    let silent = template.replace(start, &format!("{start}            Enabled: false\n"));
    let file = data_dir.join("silent.yaml");
    std::fs::write(&file, silent).unwrap();
    let options = Options {
        template: file,
        data_dir: Some(data_dir),
        environment: std::env::vars().collect(),
        build: Build::MultiCall(functions),
        seed: Seed::Now,
        ..Options::default()
    };
    let stack = Stack::start(options).await.unwrap();
    stack.ready().await.unwrap();
    println!("{}", stack.endpoints().api);
    std::future::pending::<()>().await;
}
