//! Documents are served as they came, films with the pictures and sound that came, and nothing that
//! tells of them.

use media_processor::content::Checked;
use memchr::memmem;
use shared_domain::media::{ContentType, Rejection};

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
        served(film, ContentType::Mp4);
    }
}

#[test]
fn films_pass_whose_boxes_tell_their_length_otherwise() {
    let large = film(&[&description(), &boxed_large(b"mdat", &[1; 90])]);
    let to_the_end = film(&[&description(), b"\0\0\0\0mdat and so on"]);
    for film in [large, to_the_end] {
        served(&film, ContentType::Mp4);
    }
}

#[test]
fn films_pass_with_boxes_that_nobody_knows_and_with_padding() {
    for behind in [&boxed(b"evil", &[7; 90])[..], &[0; 16], &[0; 3]] {
        let film = [FILM, behind].concat();
        served(&film, ContentType::Mp4);
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
        served(&film, ContentType::Mp4);
    }
}

#[test]
fn where_and_with_what_a_film_was_taken_is_in_none_of_the_places_that_tell_it() {
    let told = |kind: &[u8; 4]| boxed(kind, b"+12.3456-045.6789/ Example Phone 1");
    let handler = boxed(
        b"hdlr",
        &[b"\0\0\0\0\0\0\0\0vide", &[0; 12][..], b"Example Phone 1"].concat(),
    );
    let track = [
        boxed(b"tkhd", &[0; 84]),
        told(b"udta"),
        told(b"meta"),
        boxed(b"mdia", &[handler, told(b"udta")].concat()),
    ];
    let description = [
        boxed(b"mvhd", &[0; 100]),
        boxed(b"trak", &track.concat()),
        told(b"udta"),
        told(b"meta"),
        told(b"uuid"),
        told(b"gps "),
    ];
    let film = film(&[
        &told(b"free"),
        &boxed(b"moov", &description.concat()),
        &told(b"uuid"),
        &told(b"meta"),
        &boxed(b"moof", &boxed(b"traf", &told(b"udta"))),
        &boxed(b"mdat", &[1; 90]),
        &told(b"sefd"),
    ]);
    let served = served(&film, ContentType::Mp4);
    for telltale in [&b"+12.3456"[..], b"Example"] {
        assert_eq!(memmem::find(&served, telltale), None);
    }
}

/// As action cameras keep positions: in samples of a track of its own, between those of the others.
#[test]
fn notes_that_were_taken_with_each_picture_go_with_their_track() {
    for kind in [b"meta", b"camm"] {
        assert_goes_with_its_track(kind);
    }
}

fn assert_goes_with_its_track(kind: &[u8; 4]) {
    let samples = boxed(b"mdat", b"PICTURE1NOTE1PICTURE2NOTE22PICTURE3");
    let offset = |of: &[u8]| {
        let before = brand(b"isom").len();
        u32::try_from(before + memmem::find(&samples, of).unwrap()).unwrap()
    };
    let table = |kind: &[u8; 4], rows: &[u32]| {
        let rows: Vec<_> = rows.iter().flat_map(|row| row.to_be_bytes()).collect();
        boxed(kind, &[&[0; 4][..], &rows].concat())
    };
    let tables = [
        table(b"stsz", &[0, 2, 5, 6]),
        table(b"stsc", &[1, 1, 1, 1]),
        table(b"stco", &[2, offset(b"NOTE1"), offset(b"NOTE22")]),
    ];
    let handler = boxed(b"hdlr", &[&[0; 8], &kind[..], &[0; 13]].concat());
    let media = [handler, boxed(b"minf", &boxed(b"stbl", &tables.concat()))];
    let notes = boxed(b"trak", &boxed(b"mdia", &media.concat()));
    let description = boxed(b"moov", &[&description()[8..], &notes].concat());
    let served = served(&film(&[&samples, &description]), ContentType::Mp4);
    assert!(memmem::find(&served, b"PICTURE1\0\0\0\0\0PICTURE2\0\0\0\0\0\0PICTURE3").is_some());
    assert_eq!(memmem::find(&served, b"stsz"), None);
}

/// What is served of a film: as long as it was, so that everything is where its tables say.
fn served(film: &[u8], kind: ContentType) -> Vec<u8> {
    match check(film, kind) {
        Ok(Checked::Film(served)) => {
            assert_eq!(served.len(), film.len());
            served
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn neither_is_the_picture_of_a_user() {
    for (bytes, kind) in [(LETTER, ContentType::Pdf), (FILM, ContentType::Mp4)] {
        assert_eq!(picture(bytes, kind), Err(Rejection::WrongType));
    }
}
