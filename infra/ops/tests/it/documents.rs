//! What documents name is there.

use std::path::Path;

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

#[test]
fn files_and_folders_that_documents_name_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
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
