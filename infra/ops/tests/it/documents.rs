//! What documents name is there.

use std::{
    fs,
    path::{Path, PathBuf},
};

const DOCUMENTS: [(&str, &str); 9] = [
    ("README.md", include_str!("../../../../README.md")),
    (
        "CONTRIBUTING.md",
        include_str!("../../../../CONTRIBUTING.md"),
    ),
    (
        "ARCHITECTURE.md",
        include_str!("../../../../docs/ARCHITECTURE.md"),
    ),
    (
        "DATA-MODEL.md",
        include_str!("../../../../docs/DATA-MODEL.md"),
    ),
    (
        "DECISIONS.md",
        include_str!("../../../../docs/DECISIONS.md"),
    ),
    ("LIVE.md", include_str!("../../../../docs/LIVE.md")),
    (
        "OPERATIONS.md",
        include_str!("../../../../docs/OPERATIONS.md"),
    ),
    ("SEARCH.md", include_str!("../../../../docs/SEARCH.md")),
    ("SECURITY.md", include_str!("../../../../docs/SECURITY.md")),
];

/// The folders whose files are named from the root of the repository.
const FOLDERS: [&str; 5] = ["clients/", "docs/", "functions/", "infra/", "shared/"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The paths of all Rust files below a folder.
fn rust_files(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(format!("/{}", path.display()));
        }
    }
}

#[test]
fn rust_files_that_documents_name_by_the_end_of_their_path_are_there() {
    let mut files = Vec::new();
    for folder in ["functions", "infra", "shared"] {
        rust_files(&root().join(folder), &mut files);
    }
    for (document, text) in DOCUMENTS {
        let names = text.split('`').skip(1).step_by(2);
        for name in names.filter(|name| name.ends_with(".rs") && !name.contains([' ', '*', '{'])) {
            let end = format!("/{name}");
            let is_there = files.iter().any(|file| file.ends_with(&end));
            assert!(is_there, "{document}: {name}");
        }
    }
}

#[test]
fn files_and_folders_that_documents_name_are_there() {
    let root = root();
    let mut count = 0;
    for (document, text) in DOCUMENTS {
        let names = text.split('`').skip(1).step_by(2);
        for name in names.filter(|name| FOLDERS.iter().any(|folder| name.starts_with(folder))) {
            // As in `infra/package x86_64`.
            let path = name.split([' ', '{']).next().unwrap_or_default();
            assert!(root.join(path).exists(), "{document}: {path}");
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}
