//! Files as others write them; `files/README.md` says who.

pub const PHOTO: &[u8] = include_bytes!("../files/photo.jpg");
pub const PROGRESSIVE: &[u8] = include_bytes!("../files/progressive.jpg");
pub const RESTARTS: &[u8] = include_bytes!("../files/restarts.jpg");
pub const CMYK: &[u8] = include_bytes!("../files/cmyk.jpg");
pub const GREY: &[u8] = include_bytes!("../files/grey.jpg");
pub const MOVING: &[u8] = include_bytes!("../files/moving.gif");
pub const LETTER: &[u8] = include_bytes!("../files/letter.pdf");
pub const LINEARISED: &[u8] = include_bytes!("../files/linearised.pdf");
pub const FILM: &[u8] = include_bytes!("../files/film.mp4");
pub const FRAGMENTS: &[u8] = include_bytes!("../files/fragments.mp4");
pub const QUICKTIME: &[u8] = include_bytes!("../files/film.mov");
