//! How large the functions are.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::Error;
use crate::binaries::{Binaries, FUNCTIONS, HELLO};
use crate::report::{Block, Table, limited};

/// A function's package, in bytes.
const BUDGET: f64 = 3.0 * MEGABYTE;
const MEGABYTE: f64 = 1_000_000.0;
const SMALLEST: i64 = 9;
/// Has no budget: it holds what reads and writes images.
const WITH_CODECS: &str = "media-processor";

/// Weighs every function as it is and as Lambda gets it.
pub fn measure(binaries: &Binaries) -> Result<Block, Error> {
    let mut table = Table::new(["function", "binary, MB", "zipped, MB"]);
    for name in FUNCTIONS {
        let (binary, zipped) = sizes(binaries, name)?;
        let zipped = match name {
            WITH_CODECS => format!("{:.2}", zipped / MEGABYTE),
            _ => limited(zipped / MEGABYTE, 2, BUDGET / MEGABYTE),
        };
        table.row([name.to_owned(), format!("{:.2}", binary / MEGABYTE), zipped]);
    }
    let (binary, zipped) = sizes(binaries, HELLO)?;
    let figures = [binary, zipped].map(|bytes| format!("{:.2}", bytes / MEGABYTE));
    let [binary, zipped] = figures;
    table.row([HELLO.to_owned(), binary, zipped]);
    Ok(Block::new("sizes", &table))
}

fn sizes(binaries: &Binaries, name: &str) -> Result<(f64, f64), Error> {
    let path = binaries.path(name)?;
    let bytes = std::fs::read(path).map_err(Error::io(path.display()))?;
    Ok((bytes.len() as f64, zip(&bytes)?.len() as f64))
}

/// The package of a custom runtime: one executable called `bootstrap`.
fn zip(binary: &[u8]) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(SMALLEST))
        .unix_permissions(0o755);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("bootstrap", options)?;
    zip.write_all(binary).map_err(Error::io("zipping"))?;
    Ok(zip.finish()?.into_inner())
}
