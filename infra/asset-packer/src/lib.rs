//! What build scripts include in a function: files, compressed once, when it is built.
//!
//! The code that it writes makes each an `Asset` of `shared_http`.

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use brotli::CompressorWriter;
use flate2::{Compression, Crc, write::GzEncoder};

const BUFFER: usize = 4_096;
/// The largest window that decoders take (RFC 7932, 9.1), in bits.
const WINDOW: u32 = 22;

/// A file to include.
#[derive(Debug)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    /// The file at this path, whose type its extension tells.
    ///
    /// # Errors
    /// Where it cannot be read, or its type is unknown.
    pub fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let shown = path.display();
        let name = path.file_name().and_then(|name| name.to_str());
        Ok(Self {
            name: name.unwrap_or_default().to_owned(),
            content_type: content_type(path)
                .ok_or_else(|| format!("{shown} is of no known type"))?,
            bytes: fs::read(path).map_err(|error| format!("{shown}: {error}"))?,
        })
    }
}

/// Compresses files into the folder of a build script's output.
#[derive(Debug)]
pub struct Packer {
    folder: PathBuf,
    has_brotli: bool,
    quality: u32,
}

impl Packer {
    /// Compresses with gzip.
    ///
    /// # Errors
    /// Outside a build script.
    pub fn new() -> Result<Self, env::VarError> {
        let is_release = env::var("PROFILE")? == "release";
        Ok(Self {
            folder: env::var("OUT_DIR")?.into(),
            has_brotli: false,
            // The best takes seconds of an unoptimised build script.
            quality: if is_release { 11 } else { 5 },
        })
    }

    /// Compresses with Brotli too: an eighth smaller, for as many bytes more in the binary.
    #[must_use]
    pub fn with_brotli(self) -> Self {
        Self {
            has_brotli: true,
            ..self
        }
    }

    /// Compresses a file; gives the expression that includes it.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub fn pack(&self, file: &File) -> io::Result<String> {
        let File {
            name, content_type, ..
        } = file;
        let gzip = self.keep(name, "gz", &gzip(&file.bytes)?)?;
        let brotli = match self.has_brotli {
            true => format!(
                "Some({})",
                self.keep(name, "br", &self.brotli(&file.bytes)?)?
            ),
            false => "None".to_owned(),
        };
        let etag = checksum([&*file.bytes]);
        Ok(format!(
            "Asset {{ name: {name:?}, content_type: {content_type:?}, etag: \"\\\"{etag}\\\"\", gzip: {gzip}, brotli: {brotli} }}"
        ))
    }

    /// Writes the code that [`Packer::pack`] gave expressions for, as `assets.rs`.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub fn write(&self, code: &str) -> io::Result<()> {
        fs::write(self.folder.join("assets.rs"), code)
    }

    fn keep(&self, name: &str, extension: &str, bytes: &[u8]) -> io::Result<String> {
        let packed = format!("{name}.{extension}");
        fs::write(self.folder.join(&packed), bytes)?;
        Ok(format!(
            "include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{packed}\"))"
        ))
    }

    fn brotli(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut encoder = CompressorWriter::new(Vec::new(), BUFFER, self.quality, WINDOW);
        encoder.write_all(bytes)?;
        Ok(encoder.into_inner())
    }
}

/// What tells the content of files apart from any other.
pub fn checksum<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut crc = Crc::new();
    for part in parts {
        crc.update(part);
    }
    format!("{:08x}", crc.sum())
}

/// The type of what the page of an app is made of.
pub fn content_type(path: &Path) -> Option<&'static str> {
    Some(match path.extension()?.to_str()? {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
