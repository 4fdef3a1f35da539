//! What kinds of files there are.

use std::borrow::Cow;

use crate::domain::words;

words! {
    /// A type of file that can be uploaded, because it can be told apart by its content.
    ContentType read by registered {
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A picture without loss.
        Png = "image/png",
        /// A picture that may move.
        Gif = "image/gif",
        /// A film.
        Mp4 = "video/mp4",
        /// A document.
        Pdf = "application/pdf",
    }
}

/// The name that is registered (<https://www.iana.org/assignments/media-types>) of a type as programs write it: in any case
/// ([RFC 6838](https://www.rfc-editor.org/rfc/rfc6838#section-4.2)), with parameters, or by a name from before.
fn registered(text: &str) -> Cow<'_, str> {
    let name = text.split(';').next().unwrap_or(text).trim();
    match name.to_ascii_lowercase().as_str() {
        "image/jpg" | "image/pjpeg" => "image/jpeg".into(),
        "image/x-png" => "image/png".into(),
        "video/x-m4v" => "video/mp4".into(),
        "application/x-pdf" => "application/pdf".into(),
        lower => lower.to_owned().into(),
    }
}

words! {
    /// What a file is to people.
    FileType {
        /// Something to look at.
        Image = "IMAGE",
        /// Something to watch.
        Video = "VIDEO",
        /// Something to read.
        Document = "DOCUMENT",
    }
}

impl ContentType {
    /// What a file of this type is to people.
    pub const fn file_type(self) -> FileType {
        match self {
            Self::Jpeg | Self::Png | Self::Gif => FileType::Image,
            Self::Mp4 => FileType::Video,
            Self::Pdf => FileType::Document,
        }
    }

    /// What names of such files end with, the usual one first.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::Mp4 => &["mp4", "m4v"],
            Self::Pdf => &["pdf"],
        }
    }

    /// True for what is shown in small as well.
    pub const fn is_image(self) -> bool {
        matches!(self.file_type(), FileType::Image)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_understood_as_programs_write_them() {
        for (text, kind) in [
            ("image/jpeg", ContentType::Jpeg),
            ("image/jpg", ContentType::Jpeg),
            ("IMAGE/JPEG", ContentType::Jpeg),
            ("Image/X-PNG", ContentType::Png),
            ("video/x-m4v", ContentType::Mp4),
            ("application/pdf; charset=binary", ContentType::Pdf),
        ] {
            assert_eq!(text.parse(), Ok(kind), "{text}");
        }
        for text in ["", "jpeg", "image/", "image/svg+xml", "text/html"] {
            assert!(text.parse::<ContentType>().is_err(), "{text}");
        }
    }
}
