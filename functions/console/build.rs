//! Packs the web app, which `clients/console` builds.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::{error::Error, fmt::Write as _, fs, path::Path};

use asset_packer::{File, Packer};

const FOLDER: &str = "assets";

/// What keeps its URL when it changes, and the constant of each.
const NAMED: [(&str, &str); 3] = [
    ("SHELL", "index.html"),
    ("SERVICE_WORKER", "sw.js"),
    ("MANIFEST", "manifest.webmanifest"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let packer = Packer::new()?.with_brotli();
    let mut code = String::new();
    for (constant, name) in NAMED {
        let asset = packer.pack(&File::read(&Path::new(FOLDER).join(name))?)?;
        writeln!(code, "pub(crate) static {constant}: Asset = {asset};")?;
    }
    writeln!(code, "pub(crate) static FILES: &[Asset] = &[")?;
    for file in hashed()? {
        writeln!(code, "{},", packer.pack(&file)?)?;
    }
    writeln!(code, "];")?;
    packer.write(&code)?;
    Ok(())
}

/// The files whose names tell their content.
fn hashed() -> Result<Vec<File>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(FOLDER)? {
        paths.push(entry?.path());
    }
    paths.sort();
    let is_hashed = |path: &&std::path::PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        !NAMED.iter().any(|(_, named)| Some(*named) == name)
    };
    paths
        .iter()
        .filter(is_hashed)
        .map(|path| File::read(path))
        .collect()
}
