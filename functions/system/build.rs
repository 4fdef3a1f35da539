//! Packs what the function serves as it is, compressed: the OpenAPI document, and Swagger UI with
//! our own page around it.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::{Cursor, Read, Write},
    path::Path,
};

use flate2::{Compression, Crc, write::GzEncoder};
use utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED;
use zip::ZipArchive;

const CSS: &str = "text/css; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";
const PNG: &str = "image/png";

/// What our page needs of Swagger UI.
const SWAGGER_UI: [(&str, &str); 3] = [
    ("favicon-32x32.png", PNG),
    ("swagger-ui-bundle.js", JAVASCRIPT),
    ("swagger-ui.css", CSS),
];

struct File {
    name: &'static str,
    content_type: &'static str,
    bytes: Vec<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi.json");
    println!("cargo::rerun-if-changed=ui");
    let mut files = swagger_ui()?;
    files.push(own("ui/initializer.js", "initializer.js", JAVASCRIPT)?);
    let page = page(&files)?;
    let front = own("ui/front.html", "front.html", HTML)?;
    let openapi = own("openapi.json", "openapi.json", JSON)?;

    let folder = env::var("OUT_DIR")?;
    let folder = Path::new(&folder);
    let mut code = String::new();
    for (constant, file) in [("FRONT", &front), ("PAGE", &page), ("OPENAPI", &openapi)] {
        let asset = pack(file, folder)?;
        writeln!(code, "pub(crate) static {constant}: Asset = {asset};")?;
    }
    writeln!(code, "pub(crate) static FILES: &[Asset] = &[")?;
    for file in &files {
        writeln!(code, "{},", pack(file, folder)?)?;
    }
    writeln!(code, "];")?;
    fs::write(folder.join("assets.rs"), code)?;
    Ok(())
}

fn swagger_ui() -> Result<Vec<File>, Box<dyn Error>> {
    let mut archive = ZipArchive::new(Cursor::new(SWAGGER_UI_VENDORED))?;
    let unzip = |(name, content_type)| {
        let ending = format!("/dist/{name}");
        let path = archive
            .file_names()
            .find_map(|path| path.ok().filter(|path| path.ends_with(&ending)))
            .ok_or_else(|| format!("Swagger UI has no {name}"))?
            .into_owned();
        let mut bytes = Vec::new();
        archive.by_name(&path)?.read_to_end(&mut bytes)?;
        Ok(File {
            name,
            content_type,
            bytes,
        })
    };
    SWAGGER_UI.into_iter().map(unzip).collect()
}

fn own(path: &str, name: &'static str, content_type: &'static str) -> Result<File, Box<dyn Error>> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(File {
        name,
        content_type,
        bytes,
    })
}

/// Our page names its files by their version, so that browsers may keep them for ever.
fn page(files: &[File]) -> Result<File, Box<dyn Error>> {
    let version = checksum(files.iter().map(|file| &*file.bytes));
    let page = fs::read_to_string("ui/index.html")?.replace("{version}", &version);
    Ok(File {
        name: "index.html",
        content_type: HTML,
        bytes: page.into_bytes(),
    })
}

/// Compresses a file and gives the expression that includes it.
fn pack(file: &File, folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&file.bytes)?;
    let packed = format!("{}.gz", file.name);
    fs::write(folder.join(&packed), encoder.finish()?)?;
    let File {
        name, content_type, ..
    } = file;
    let etag = checksum([&*file.bytes]);
    Ok(format!(
        "Asset {{ name: {name:?}, content_type: {content_type:?}, etag: \"\\\"{etag}\\\"\", \
         gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{packed}\")) }}"
    ))
}

fn checksum<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut crc = Crc::new();
    for part in parts {
        crc.update(part);
    }
    format!("{:08x}", crc.sum())
}
