//! What was uploaded.

use std::{convert::Infallible, future, ops::Range};

use bytes::Bytes;
use futures_util::FutureExt;
use media_processor::content::{self, Upload};
use shared_domain::media::ContentType;

use crate::Parser;

/// Files as others write them.
macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!(
            "../../../../functions/media-processor/tests/it/files/",
            $name
        ))
    };
}

/// The length of what every PNG begins with.
const SIGNATURE: usize = 8;
/// One pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\
    \0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\
    \0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\
    \0\0\0\0IEND\xaeB`\x82";

pub fn parsers() -> Vec<Parser> {
    let jpegs: [&[u8]; 3] = [
        file!("grey.jpg"),
        file!("progressive.jpg"),
        file!("restarts.jpg"),
    ];
    let films: [&[u8]; 2] = [file!("film.mp4"), file!("fragments.mp4")];
    let moving = moving_png();
    let pictures: [&[u8]; 2] = [PNG, &moving];
    let profiles = PROFILED.map(profile_of);
    let profiles: Vec<_> = profiles.iter().map(Vec::as_slice).collect();
    let documents: [&[u8]; 2] = [file!("letter.pdf"), file!("linearised.pdf")];
    vec![
        of_file("content of a JPEG", &jpegs, |bytes| {
            passes(bytes, ContentType::Jpeg)
        }),
        of_file("content of a PNG", &pictures, |bytes| {
            passes(bytes, ContentType::Png) || passes(&with_sums(bytes), ContentType::Png)
        }),
        of_file("content of a GIF", &[file!("moving.gif")], |bytes| {
            passes(bytes, ContentType::Gif)
        }),
        of_file("content of a film", &films, |bytes| {
            passes(bytes, ContentType::Mp4)
        }),
        of_file(
            "content of a film of QuickTime",
            &[file!("film.mov")],
            |bytes| passes(bytes, ContentType::QuickTime),
        ),
        of_file("profile of a photo", &profiles, |bytes| {
            UNPROFILED
                .iter()
                .all(|photo| passes(&with_profile(photo, bytes), ContentType::Jpeg))
        }),
        of_file("content of a document", &documents, |bytes| {
            passes(bytes, ContentType::Pdf)
        }),
        of_file("content of a user's picture", &[PNG], |bytes| {
            let upload = Memory(with_sums(bytes).into());
            let made = content::picture(&upload, ContentType::Png).now_or_never();
            made.expect("an answer at once").is_ok()
        }),
    ]
}

/// Photos with a profile: of grey, of three colours and of inks.
const PROFILED: [&[u8]; 3] = [
    file!("cases/jpeg-grey-dot-gain.jpg"),
    file!("photo.jpg"),
    file!("cases/jpeg-ycck-press-profile.jpg"),
];

/// Small photos without one, of as many numbers a colour.
const UNPROFILED: [&[u8]; 3] = [file!("grey.jpg"), file!("restarts.jpg"), file!("cmyk.jpg")];

/// What stands before a part of a profile, and its number and their count behind that.
const PROFILE: &[u8] = b"ICC_PROFILE\0";

fn profile_of(photo: &[u8]) -> Vec<u8> {
    let names = memchr::memmem::find_iter(photo, PROFILE);
    let parts = names.flat_map(|at| {
        let length = u16::from_be_bytes([photo[at - 2], photo[at - 1]]);
        &photo[at + PROFILE.len() + 2..at - 2 + usize::from(length)]
    });
    parts.copied().collect()
}

/// The photo with this profile, which says how long it is as whoever meant harm would have it.
fn with_profile(photo: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut profile = profile.to_vec();
    let length = u32::try_from(profile.len()).expect("a short profile");
    if let Some(said) = profile.first_chunk_mut() {
        *said = length.to_be_bytes();
    }
    let parts = profile.chunks(60_000);
    let count = u8::try_from(parts.len()).expect("few parts");
    let segments = parts.zip(1_u8..).flat_map(|(part, number)| {
        let length = u16::try_from(part.len() + PROFILE.len() + 4).expect("a short part");
        [
            &[0xFF, 0xE2],
            &length.to_be_bytes()[..],
            PROFILE,
            &[number, count],
            part,
        ]
        .concat()
    });
    let (start, rest) = photo.split_at(2);
    [start, &segments.collect::<Vec<_>>(), rest].concat()
}

/// A PNG of two frames, which says in several ways what its colours are.
fn moving_png() -> Vec<u8> {
    let header = &PNG[..33];
    let pixels = &PNG[41..53];
    let frame = |sequence: u8| {
        let sides = [0, 0, 0, 1];
        let control = [
            &[0, 0, 0, sequence],
            &sides[..],
            &sides,
            &[0; 8],
            &[0, 1, 0, 1, 0, 0],
        ];
        chunk(b"fcTL", &control.concat())
    };
    let chromaticities = [
        31_270_u32, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000,
    ];
    let chromaticities: Vec<_> = chromaticities
        .iter()
        .flat_map(|at| at.to_be_bytes())
        .collect();
    [
        header,
        &chunk(b"cICP", &[12, 13, 0, 1]),
        &chunk(b"cHRM", &chromaticities),
        &chunk(b"gAMA", &45_455_u32.to_be_bytes()),
        &chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
        &frame(0),
        &chunk(b"IDAT", pixels),
        &frame(1),
        &chunk(b"fdAT", &[&[0, 0, 0, 2], pixels].concat()),
        &chunk(b"IEND", &[]),
    ]
    .concat()
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a short chunk");
    let checked = [kind, data].concat();
    let sum = crc32fast::hash(&checked).to_be_bytes();
    [&length.to_be_bytes()[..], &checked, &sum].concat()
}

fn of_file(
    name: &'static str,
    samples: &[&[u8]],
    accepts: impl Fn(&[u8]) -> bool + 'static,
) -> Parser {
    Parser::of_bytes(name, samples.iter().copied(), accepts)
}

fn passes(bytes: &[u8], declared: ContentType) -> bool {
    let upload = Memory(bytes.to_vec().into());
    let checked = content::check(&upload, declared).now_or_never();
    checked.expect("an answer at once").is_ok()
}

/// A PNG's chunks, with the sums that whoever meant harm would write.
fn with_sums(png: &[u8]) -> Vec<u8> {
    let mut png = png.to_vec();
    let mut at = SIGNATURE;
    while let Some(length) = png.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
        let end = at.saturating_add(8 + u32::from_be_bytes(*length) as usize);
        let Some(summed) = png.get(at + 4..end) else {
            break;
        };
        let sum = crc32fast::hash(summed).to_be_bytes();
        let Some(kept) = png.get_mut(end..end + 4) else {
            break;
        };
        kept.copy_from_slice(&sum);
        at = end + 4;
    }
    png
}

/// An upload that is here already. Reading beyond it panics.
struct Memory(Bytes);

impl Upload for Memory {
    type Error = Infallible;

    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&self, range: Range<u64>) -> impl Future<Output = Result<Bytes, Infallible>> + Send {
        let at = |offset| usize::try_from(offset).expect("an offset within memory");
        future::ready(Ok(self.0.slice(at(range.start)..at(range.end))))
    }
}
