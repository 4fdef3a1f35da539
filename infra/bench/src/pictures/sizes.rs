//! How large pictures are that come out, and how exact.

use shared_domain::media::ContentType::{self, Jpeg, Png};

use super::psnr::{decibels, psnr};
use super::{decoded, file, matrix, scenes, served};
use crate::Error;
use crate::report::{Block, Table, limited};

/// What is served may be as many per cent of what was uploaded.
const MOST: f64 = 110.0;

/// The sizes of some pictures, in and out.
pub fn measure() -> Result<Block, Error> {
    let mut table = Table::new(["picture", "in, kB", "out, kB", "%", "PSNR, dB"]);
    for (name, bytes, kind, orientation) in pictures()? {
        let made = served(name, &bytes, kind)?;
        let shown = matrix::turned(decoded(&bytes)?, orientation);
        let kilobytes = |length: usize| format!("{:.0}", length as f64 / 1_000.0);
        let share = made.file.len() as f64 * 100.0 / bytes.len() as f64;
        table.row([
            name.to_owned(),
            kilobytes(bytes.len()),
            kilobytes(made.file.len()),
            limited(share, 0, MOST),
            decibels(psnr(&decoded(&made.file)?, &shown)),
        ]);
    }
    Ok(Block::new("picture-sizes", &table))
}

type Picture = (&'static str, Vec<u8>, ContentType, u8);

fn pictures() -> Result<Vec<Picture>, Error> {
    let messenger = file("cases/jpeg-quality-50.jpg")?;
    let twelve = scenes::photo(4_000, 3_000, 90)?;
    let many = scenes::photo(8_000, 6_000, 60)?;
    let palette = file("cases/png-palette-64-colours.png")?;
    let side = |photo: &[u8]| matrix::with(photo, 6, None);
    Ok(vec![
        ("as a messenger sends it", messenger.clone(), Jpeg, 1),
        ("the same on its side", side(&messenger), Jpeg, 6),
        ("12 megapixels", twelve.clone(), Jpeg, 1),
        ("the same on its side", side(&twelve), Jpeg, 6),
        ("48 megapixels", many.clone(), Jpeg, 1),
        ("the same on its side", side(&many), Jpeg, 6),
        ("a palette of 64 colours", palette, Png, 1),
    ])
}
