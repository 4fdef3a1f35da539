//! Pages, drawings and scripts within other files.

use memchr::memchr_iter;

/// What opens a page or a script, in lower case; a byte of [`ENDS_NAME`] follows.
///
/// `<svg` is the shortest: among random bytes it occurs, in any case and with such a byte behind
/// it, once in 2^34 places, thus in one of 200,000 blocks of 64 KiB.
const TAGS: [&[u8]; 6] = [
    b"<html", b"<script", b"<svg", b"<?php", b"<iframe", b"<body",
];

/// What ends the name of a tag:
/// <https://html.spec.whatwg.org/multipage/parsing.html#tag-name-state>.
const ENDS_NAME: &[u8] = b"\t\n\x0C\r />";

const DOCTYPE: &[u8] = b"<!doctype";

/// What neither noise nor a document holds, for the words of a document are compressed and its
/// notes begin with `<body`. Random bytes hold the shorter two once in 2^41 places, thus in one of
/// 16,000 files of 100 MiB.
const TAGS_OF_FILES: [&[u8]; 5] = [
    b"<script",
    b"<iframe",
    b"<html",
    b"<?php",
    b"<hta:application",
];

/// Of the namespace that every SVG which browsers draw has to name.
const SVG_NAMESPACE: &[u8] = b"://www.w3.org/2000/svg";

/// True where text holds something of a page or script.
pub fn is_in_text(text: &[u8]) -> bool {
    opens(text, &TAGS)
}

/// True where what is served holds something of a page or script.
pub fn is_in_file(bytes: &[u8]) -> bool {
    opens(bytes, &TAGS_OF_FILES) || names_svg(bytes)
}

fn opens(bytes: &[u8], tags: &[&[u8]]) -> bool {
    places(bytes, b'<').any(|rest| {
        starts_with(rest, DOCTYPE)
            || tags
                .iter()
                .any(|tag| starts_with(rest, tag) && ends(rest, tag))
    })
}

fn names_svg(bytes: &[u8]) -> bool {
    places(bytes, b':').any(|rest| rest.starts_with(SVG_NAMESPACE))
}

/// What begins at each place where there is this byte.
fn places(bytes: &[u8], first: u8) -> impl Iterator<Item = &[u8]> {
    memchr_iter(first, bytes).filter_map(|at| bytes.get(at..))
}

fn starts_with(rest: &[u8], tag: &[u8]) -> bool {
    rest.get(..tag.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

fn ends(rest: &[u8], tag: &[u8]) -> bool {
    rest.get(tag.len())
        .is_none_or(|next| ENDS_NAME.contains(next))
}
