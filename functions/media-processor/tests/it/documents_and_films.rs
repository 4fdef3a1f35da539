//! Documents and films that pass are served as they came.

use media_processor::content::Checked;
use shared::domain::media::{ContentType, Rejection};

use crate::support::{
    boxes::{boxed, boxed_large, brand, description, film},
    check,
    files::{FILM, FRAGMENTS, LETTER, LINEARISED},
    picture,
};

#[test]
fn documents_pass() {
    let blank = [LETTER, b" \r\n\0\t\x0C\n"].concat();
    let revised = [LETTER, b"startxref\n937\n%%EOF"].concat();
    for document in [
        LETTER,
        LINEARISED,
        &blank,
        &revised,
        &LETTER[..LETTER.len() - 1],
        &LETTER[..LETTER.len() - 5],
        &[b"\xEF\xBB\xBF", LETTER].concat(),
        &[&[b' '; 900], LETTER].concat(),
        &[LETTER, b"\r\n--a MIME boundary--\r\n"].concat(),
    ] {
        assert_eq!(check(document, ContentType::Pdf), Ok(Checked::AsUploaded));
    }
}

#[test]
fn films_pass_in_one_piece_and_in_fragments() {
    for film in [FILM, FRAGMENTS] {
        assert_eq!(check(film, ContentType::Mp4), Ok(Checked::AsUploaded));
    }
}

#[test]
fn films_pass_whose_boxes_tell_their_length_otherwise() {
    let large = film(&[&description(), &boxed_large(b"mdat", &[1; 90])]);
    let to_the_end = film(&[&description(), b"\0\0\0\0mdat and so on"]);
    for film in [large, to_the_end] {
        assert_eq!(check(film, ContentType::Mp4), Ok(Checked::AsUploaded));
    }
}

#[test]
fn films_pass_with_boxes_that_nobody_knows_and_with_padding() {
    for behind in [&boxed(b"evil", &[7; 90])[..], &[0; 16], &[0; 3]] {
        let film = [FILM, behind].concat();
        assert_eq!(check(film, ContentType::Mp4), Ok(Checked::AsUploaded));
    }
}

#[test]
fn films_of_cameras_and_phones_pass() {
    let rest = [
        description(),
        boxed(b"mdat", &[1; 90]),
        boxed(b"sefd", &[2; 9]),
    ]
    .concat();
    for kind in [b"mp42", b"isom", b"avc1", b"XAVC", b"MSNV", b"M4V "] {
        let film = [brand(kind), boxed(b"uuid", &[3; 24]), rest.clone()].concat();
        assert_eq!(check(film, ContentType::Mp4), Ok(Checked::AsUploaded));
    }
}

#[test]
fn neither_is_the_picture_of_a_user() {
    for (bytes, kind) in [(LETTER, ContentType::Pdf), (FILM, ContentType::Mp4)] {
        assert_eq!(picture(bytes, kind), Err(Rejection::WrongType));
    }
}
