//! Films and documents that are something else as well.

use shared_domain::media::{ContentType::*, Rejection::HiddenContent};

use crate::support::{
    boxes::{boxed, brand, description, film},
    files::{FILM, LETTER},
};

use super::{
    Hostile,
    tails::{RAR, SEVEN_ZIP, zip},
};

/// Names, and what hides behind 4 KB and before 70 KB of something harmless.
const BEHIND_PADDING: [(&str, &[u8]); 11] = [
    ("a script", b"<SCRIPT language=vbs>"),
    ("an HTML application", b"<hta:application id=a>"),
    ("a page", b"<html>"),
    ("a frame", b"<iframe src=x>"),
    ("a PHP script", b"<?php phpinfo() ?>"),
    ("a doctype", b"<!DOCTYPE html>"),
    ("a drawing", b"'http://www.w3.org/2000/svg'"),
    ("a part of a ZIP", b"PK\x03\x04\x14\0\x08\0"),
    ("a cabinet", b"MSCF\0\0\0\0"),
    (
        "a program for Windows",
        b"MZ..!This program cannot be run in DOS mode.",
    ),
    ("a program for Linux", b"\x7FELF\x02\x01\x01\0"),
];

pub fn uploads() -> Vec<Hostile> {
    let hidden = |(name, kind, bytes)| (name, kind, bytes, HiddenContent);
    let uploads = [others(), behind_padding(), across_parts()].concat();
    uploads.into_iter().map(hidden).collect()
}

type Found = (&'static str, shared_domain::media::ContentType, Vec<u8>);

fn others() -> Vec<Found> {
    let page = boxed(b"free", b"<html><script>alert(1)</script>");
    let samples = boxed(b"mdat", &[1; 64]);
    vec![
        (
            "a film that begins with a page",
            Mp4,
            film(&[&page, &description(), &samples]),
        ),
        (
            "a film that is a ZIP",
            Mp4,
            [FILM, &boxed(b"free", &zip())].concat(),
        ),
        (
            "a film that is a PDF",
            Mp4,
            film(&[&boxed(b"skip", LETTER), &description(), &samples]),
        ),
        (
            "a film with a RAR at its end",
            Mp4,
            [FILM, &boxed(b"skip", RAR)].concat(),
        ),
        (
            "a film that is a drawing",
            Mp4,
            [
                &brand(b"mp42"),
                &boxed(b"free", b"<svg/onload=alert(1)>")[..],
                FILM,
            ]
            .concat(),
        ),
        ("a document that is a ZIP", Pdf, [LETTER, &zip()].concat()),
        (
            "a document that is a page",
            Pdf,
            [b"%PDF-1.4\n%<script>alert(1)</script>\n", LETTER].concat(),
        ),
        (
            "a document that is a 7z",
            Pdf,
            [b"%PDF-1.4\n%", SEVEN_ZIP, b"\n", LETTER].concat(),
        ),
        (
            "a document that is a PHP script",
            Pdf,
            [b"%PDF-1.4\n%<?php phpinfo() ?>\n", LETTER].concat(),
        ),
    ]
}

fn behind_padding() -> Vec<Found> {
    let archives = [("a RAR", RAR), ("a 7z", SEVEN_ZIP)];
    let all = BEHIND_PADDING.into_iter().chain(archives);
    all.flat_map(|(name, hidden)| {
        [
            (name, Pdf, document_of(hidden)),
            (name, Mp4, film_of(hidden)),
        ]
    })
    .collect()
}

/// What lies across the end of the part that is read first.
fn across_parts() -> Vec<Found> {
    let before = vec![b'.'; 4 * 1_048_576 - 16];
    let document = [b"%PDF-1.4\n%", &before[..], b"<script>\n", LETTER].concat();
    vec![("a script across two parts", Pdf, document)]
}

fn document_of(hidden: &[u8]) -> Vec<u8> {
    let (before, behind) = ([b'.'; 4_096], vec![b'.'; 70_000]);
    [b"%PDF-1.4\n%", &before[..], hidden, &behind, b"\n", LETTER].concat()
}

fn film_of(hidden: &[u8]) -> Vec<u8> {
    let samples = [&[1; 4_096], hidden, &vec![1; 70_000]].concat();
    film(&[&boxed(b"mdat", &samples), &description()])
}
