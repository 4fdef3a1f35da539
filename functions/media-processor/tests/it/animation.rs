//! What moves keeps moving.

use gif::{ColorOutput, DecodeOptions, DisposalMethod, Encoder, Frame, Repeat};
use image::{GenericImageView, Rgba};
use shared_domain::media::ContentType;

use crate::support::{decoded, files::MOVING, renditions};

struct Film {
    repeat: Repeat,
    frames: Vec<Frame<'static>>,
}

fn film(bytes: &[u8]) -> Film {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    let mut decoder = options.read_info(bytes).unwrap();
    let mut frames = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        frames.push(frame.clone());
    }
    Film {
        repeat: decoder.repeat(),
        frames,
    }
}

fn assert_same(before: &[u8], after: &[u8]) {
    let (before, after) = (film(before), film(after));
    assert_eq!(before.repeat, after.repeat);
    assert_eq!(before.frames.len(), after.frames.len());
    for (one, other) in before.frames.iter().zip(&after.frames) {
        let of = |frame: &Frame<'_>| {
            (
                frame.delay,
                frame.dispose,
                frame.left,
                frame.top,
                frame.width,
                frame.height,
            )
        };
        assert_eq!(of(one), of(other));
        assert!(one.buffer == other.buffer);
    }
}

#[test]
fn an_animation_is_the_same_afterwards() {
    let made = renditions(MOVING, ContentType::Gif);
    assert_eq!(film(MOVING).frames.len(), 4);
    assert_eq!(film(MOVING).repeat, Repeat::Finite(3));
    assert_same(MOVING, &made.file);
}

#[test]
fn frames_keep_their_colours_places_and_times() {
    let palettes: [&[u8]; 2] = [
        &[255, 0, 0, 0, 255, 0],
        &[0, 0, 255, 9, 9, 9, 1, 2, 3, 4, 5, 6],
    ];
    let mut encoder = Encoder::new(Vec::new(), 8, 8, palettes[0]).unwrap();
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for (at, dispose) in [
        DisposalMethod::Keep,
        DisposalMethod::Background,
        DisposalMethod::Previous,
    ]
    .into_iter()
    .enumerate()
    {
        let at = at as u16;
        encoder
            .write_frame(&Frame {
                delay: 7 * at,
                dispose,
                transparent: (at == 1).then_some(1),
                needs_user_input: true,
                left: at,
                top: 2 * at,
                width: 3,
                height: 2,
                palette: (at == 1).then(|| palettes[1].to_vec()),
                buffer: vec![0, 1, 0, 1, 0, 1].into(),
                ..Frame::default()
            })
            .unwrap();
    }
    let bytes = encoder.into_inner().unwrap();
    assert_same(&bytes, &renditions(bytes.clone(), ContentType::Gif).file);
}

#[test]
fn rows_that_came_in_another_order_are_put_in_order() {
    let rows = |interlaced, order: [u8; 4]| {
        let mut encoder =
            Encoder::new(Vec::new(), 1, 4, &[0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]).unwrap();
        encoder
            .write_frame(&Frame {
                width: 1,
                height: 4,
                interlaced,
                buffer: order.to_vec().into(),
                ..Frame::default()
            })
            .unwrap();
        encoder.into_inner().unwrap()
    };
    let made = renditions(rows(true, [0, 2, 1, 3]), ContentType::Gif);
    assert_same(&rows(false, [0, 1, 2, 3]), &made.file);
}

#[test]
fn the_first_frame_is_seen_in_small() {
    let made = renditions(MOVING, ContentType::Gif);
    assert_eq!(made.preview.content_type, ContentType::Png);
    let preview = decoded(&made.preview.bytes);
    assert_eq!(preview.dimensions(), (24, 16));
    assert_eq!(preview, decoded(&made.thumbnail.bytes));
    assert_eq!(preview.to_rgba8()[(2, 6)], Rgba([200, 0, 0, 255]));
    assert_eq!(preview.to_rgba8()[(20, 14)].0[3], 0);
}
