//! Packs what the function serves as it is, compressed: the OpenAPI document, and Swagger UI with
//! our own page around it.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::{
    error::Error,
    fmt::Write as _,
    io::{Cursor, Read},
    path::Path,
};

use asset_packer::{File, Packer, checksum, content_type};
use utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED;
use zip::ZipArchive;

/// What our page needs of Swagger UI.
const SWAGGER_UI: [&str; 3] = [
    "favicon-32x32.png",
    "swagger-ui-bundle.js",
    "swagger-ui.css",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi.json");
    println!("cargo::rerun-if-changed=ui");
    let mut files = swagger_ui()?;
    files.push(File::read(Path::new("ui/initializer.js"))?);
    let page = page(&files)?;
    let openapi = File::read(Path::new("openapi.json"))?;

    let packer = Packer::new()?;
    let mut code = String::new();
    for (constant, file) in [("PAGE", &page), ("OPENAPI", &openapi)] {
        let asset = packer.pack(file)?;
        writeln!(code, "pub(crate) static {constant}: Asset = {asset};")?;
    }
    writeln!(code, "pub(crate) static FILES: &[Asset] = &[")?;
    for file in &files {
        writeln!(code, "{},", packer.pack(file)?)?;
    }
    writeln!(code, "];")?;
    packer.write(&code)?;
    Ok(())
}

fn swagger_ui() -> Result<Vec<File>, Box<dyn Error>> {
    let mut archive = ZipArchive::new(Cursor::new(SWAGGER_UI_VENDORED))?;
    let unzip = |name: &str| {
        let ending = format!("/dist/{name}");
        let path = archive
            .file_names()
            .find_map(|path| path.ok().filter(|path| path.ends_with(&ending)))
            .ok_or_else(|| format!("Swagger UI has no {name}"))?
            .into_owned();
        let mut bytes = Vec::new();
        archive.by_name(&path)?.read_to_end(&mut bytes)?;
        Ok(File {
            name: name.to_owned(),
            content_type: content_type(Path::new(name)).ok_or("of no known type")?,
            bytes,
        })
    };
    SWAGGER_UI.into_iter().map(unzip).collect()
}

/// Our page names its files by their version, so that browsers may keep them for ever.
fn page(files: &[File]) -> Result<File, Box<dyn Error>> {
    let version = checksum(files.iter().map(|file| &*file.bytes));
    let page = File::read(Path::new("ui/index.html"))?;
    let text = String::from_utf8(page.bytes)?.replace("{version}", &version);
    Ok(File {
        bytes: text.into_bytes(),
        ..page
    })
}
