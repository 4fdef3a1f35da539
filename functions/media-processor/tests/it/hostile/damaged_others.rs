//! Films and documents that are not whole.

use shared_domain::media::{ContentType::*, Rejection::Damaged};

use crate::support::{
    boxes::{boxed, description, film},
    files::{FILM, FRAGMENTS, LETTER, LINEARISED},
};

use super::Hostile;

pub fn uploads() -> Vec<Hostile> {
    let uploads = [films(), documents()].concat();
    let damaged = |(name, kind, bytes)| (name, kind, bytes, Damaged);
    uploads.into_iter().map(damaged).collect()
}

type Found = (&'static str, shared_domain::media::ContentType, Vec<u8>);

fn films() -> Vec<Found> {
    let samples = boxed(b"mdat", &[1; 64]);
    let description = description();
    vec![
        (
            "a film without its end",
            Mp4,
            FILM[..FILM.len() - 1].to_vec(),
        ),
        (
            "a film in fragments without its end",
            Mp4,
            FRAGMENTS[..FRAGMENTS.len() - 5].to_vec(),
        ),
        ("a film that nothing describes", Mp4, film(&[&samples])),
        ("a film of nothing", Mp4, film(&[&description])),
        (
            "a film without a track",
            Mp4,
            film(&[&boxed(b"moov", &boxed(b"mvhd", &[0; 100])), &samples]),
        ),
        (
            "a film whose description is no boxes",
            Mp4,
            film(&[&boxed(b"moov", &[0xAB; 64]), &samples]),
        ),
        (
            "a film with a box longer than the file",
            Mp4,
            film(&[&description, b"\xFF\xFF\xFF\xFFmdat1234"]),
        ),
        (
            "a film with a box that ends before it begins",
            Mp4,
            film(&[&description, b"\0\0\0\x07mdat"]),
        ),
        (
            "a film with a box of as many bytes as numbers allow",
            Mp4,
            film(&[&description, b"\0\0\0\x01mdat", &[0xFF; 8], b"1234"]),
        ),
        (
            "a film with a first box of no brand",
            Mp4,
            b"\0\0\0\x08ftyp".to_vec(),
        ),
    ]
}

fn documents() -> Vec<Found> {
    let end = LETTER.len() - 6;
    let cut = |at: usize, tail: &[u8]| [&LETTER[..at], tail].concat();
    let first_end = LINEARISED.windows(5).position(|five| five == b"%%EOF");
    vec![
        (
            "a document of no version",
            Pdf,
            [b"%PDF-x.4", &LETTER[8..]].concat(),
        ),
        (
            "a document whose contents are nowhere",
            Pdf,
            cut(end, b"startxref\n99999999\n%%EOF\n"),
        ),
        (
            "a document whose contents are at its start",
            Pdf,
            cut(end, b"startxref\n0\n%%EOF\n"),
        ),
        (
            "a document that does not tell where its contents are",
            Pdf,
            cut(900, b"%%EOF\n"),
        ),
        (
            "a linearised document cut off at its first end",
            Pdf,
            LINEARISED[..first_end.unwrap() + 6].to_vec(),
        ),
        ("a version and an end", Pdf, b"%PDF-1.7\n%%EOF".to_vec()),
    ]
}
