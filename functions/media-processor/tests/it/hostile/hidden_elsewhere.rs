//! Films and documents that are something else as well.

use shared::domain::media::{ContentType::*, Rejection::HiddenContent};

use crate::support::{
    boxes::{boxed, brand, description, film},
    files::{FILM, LETTER},
};

use super::{
    Hostile,
    tails::{RAR, SEVEN_ZIP, zip},
};

pub fn uploads() -> Vec<Hostile> {
    let hidden = |(name, kind, bytes)| (name, kind, bytes, HiddenContent);
    others().into_iter().map(hidden).collect()
}

type Found = (&'static str, shared::domain::media::ContentType, Vec<u8>);

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
            "a film with a box of nobody's",
            Mp4,
            [FILM, &boxed(b"evil", &[0; 90])].concat(),
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
