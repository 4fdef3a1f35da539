//! The README's tour, as a reader would type it.

use std::process::Stdio;

use tokio::process::Command;

use crate::start;

const README: &str = include_str!("../../../../README.md");
const ADDRESS: &str = "http://127.0.0.1:3000";

#[tokio::test]
async fn the_tour_of_the_readme_leads_where_it_says() {
    let stack = start().await;

    let printed = take(&stack.endpoints().api).await;

    for expected in [
        r#""field":"specialInstructions","message":"is not a known field""#,
        r#""status":"IN_PROGRESS""#,
        r#""text":"The first coat is drying.""#,
        r#""status":"COMPLETED""#,
        r#""action":"STATUS_CHANGED""#,
    ] {
        assert!(printed.contains(expected), "{expected} in:\n{printed}");
    }
    assert!(!printed.contains("INTERNAL_ERROR"), "{printed}");
    stack.stop().await;
}

/// The commands of the tour, against the API at `address`.
fn commands(address: &str) -> String {
    let (_, rest) = README.split_once("<!-- tour -->").unwrap();
    let (tour, _) = rest.split_once("<!-- end of tour -->").unwrap();
    let blocks = tour.split("```").skip(1).step_by(2);
    let commands: Vec<_> = blocks
        .map(|block| block.strip_prefix("sh\n").unwrap())
        .collect();
    commands.concat().replace(ADDRESS, address)
}

/// What the tour prints.
async fn take(address: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("bash")
        .args(["-e", "-o", "pipefail", "-c", &commands(address)])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}{err}");
    format!("{out}{err}")
}
