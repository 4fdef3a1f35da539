//! Files of one type that were declared as another.

use shared_domain::media::{
    ContentType::*,
    Rejection::{OtherPicture, WrongType},
};

use crate::support::{
    boxes,
    files::{FILM, LETTER, MOVING, PHOTO, QUICKTIME},
    images::png,
};

use super::Hostile;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

pub fn uploads() -> Vec<Hostile> {
    vec![
        (
            "a drawing with a script, as a PNG",
            Png,
            SVG.into(),
            WrongType,
        ),
        (
            "the same with a byte order mark",
            Png,
            format!("\u{FEFF}<?xml version=\"1.0\"?>{SVG}").into(),
            WrongType,
        ),
        (
            "a compressed drawing, as a PNG",
            Png,
            b"\x1F\x8B\x08\0\0\0\0\0\0\x03<svg".to_vec(),
            WrongType,
        ),
        (
            "a page, as a JPEG",
            Jpeg,
            b"<!DOCTYPE html><script>alert(1)</script>".to_vec(),
            WrongType,
        ),
        (
            "a page, as a PDF",
            Pdf,
            b"<html><body onload=alert(1)>".to_vec(),
            WrongType,
        ),
        (
            "a shell script, as a GIF",
            Gif,
            b"#!/bin/sh\nrm -rf /\n".to_vec(),
            WrongType,
        ),
        (
            "a PHP script, as a JPEG",
            Jpeg,
            b"<?php system($_GET['c']); ?>".to_vec(),
            WrongType,
        ),
        (
            "a program for Windows, as a JPEG",
            Jpeg,
            b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0".to_vec(),
            WrongType,
        ),
        (
            "a program for Linux, as a PDF",
            Pdf,
            b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec(),
            WrongType,
        ),
        (
            "an archive, as a PDF",
            Pdf,
            b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(),
            WrongType,
        ),
        (
            "PostScript, as a PDF",
            Pdf,
            b"%!PS-Adobe-3.0\n%%EOF\n".to_vec(),
            WrongType,
        ),
        (
            "a WebP, as a JPEG",
            Jpeg,
            b"RIFF\x1A\0\0\0WEBPVP8L\x0D\0\0\0\x2F\0\0\0".to_vec(),
            OtherPicture,
        ),
        (
            "a bitmap, as a PNG",
            Png,
            b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec(),
            WrongType,
        ),
        (
            "a TIFF, as a JPEG",
            Jpeg,
            b"II*\0\x08\0\0\0\0\0\0\0\0\0".to_vec(),
            WrongType,
        ),
        (
            "an icon, as a PNG",
            Png,
            b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0".to_vec(),
            WrongType,
        ),
        ("a PNG, as a JPEG", Jpeg, png(2, 2), WrongType),
        ("a JPEG, as a PDF", Pdf, PHOTO.to_vec(), WrongType),
        ("a GIF, as a PNG", Png, MOVING.to_vec(), WrongType),
        ("a PDF, as a JPEG", Jpeg, LETTER.to_vec(), WrongType),
        ("a film, as a GIF", Gif, FILM.to_vec(), WrongType),
        ("a photo, as a film", Mp4, PHOTO.to_vec(), WrongType),
        (
            "a GIF of a version that never was",
            Gif,
            MOVING_88.to_vec(),
            WrongType,
        ),
        (
            "a film of QuickTime, as an MP4",
            Mp4,
            QUICKTIME.to_vec(),
            WrongType,
        ),
        (
            "a film of an old phone, as an MP4",
            Mp4,
            boxes::brand(b"3gp4"),
            WrongType,
        ),
        ("a HEIC, as an MP4", Mp4, boxes::brand(b"heic"), WrongType),
        ("an AVIF, as an MP4", Mp4, boxes::brand(b"avif"), WrongType),
        (
            "a HEIC, as a JPEG",
            Jpeg,
            boxes::brand(b"heic"),
            OtherPicture,
        ),
        (
            "an AVIF, as a PNG",
            Png,
            boxes::brand(b"avif"),
            OtherPicture,
        ),
        ("a song, as an MP4", Mp4, boxes::brand(b"M4A "), WrongType),
        (
            "a Matroska film, as an MP4",
            Mp4,
            b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\xF7\x81".to_vec(),
            WrongType,
        ),
        ("nothing, as a JPEG", Jpeg, Vec::new(), WrongType),
    ]
}

const MOVING_88: &[u8] = b"GIF88a\x01\0\x01\0\0\0\0;";
