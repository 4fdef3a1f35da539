//! What kinds of files there are.

use crate::string_enum;

string_enum! {
    /// A type of file that can be uploaded, because it can be told apart by its content.
    ContentType read by registered, advised by advice {
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A picture without loss.
        Png = "image/png",
        /// A picture that may move.
        Gif = "image/gif",
        /// A film.
        Mp4 = "video/mp4",
        /// A film as phones of Apple make it.
        QuickTime = "video/quicktime",
        /// A document.
        Pdf = "application/pdf",
    }
}

/// The name that is registered (<https://www.iana.org/assignments/media-types>) of a type as
/// programs write it: in any case ([RFC 6838](https://www.rfc-editor.org/rfc/rfc6838#section-4.2)),
/// with parameters, or by a name from before.
fn registered(text: &str) -> String {
    let name = text.split(';').next().unwrap_or(text).trim();
    match name.to_ascii_lowercase().as_str() {
        "image/jpg" | "image/pjpeg" => "image/jpeg",
        "image/x-png" => "image/png",
        "video/x-m4v" => "video/mp4",
        "application/x-pdf" => "application/pdf",
        lower => lower,
    }
    .to_owned()
}

/// What to do about pictures that people have and that are not taken.
fn advice(name: &str) -> &'static str {
    match name {
        "image/heic"
        | "image/heif"
        | "image/heic-sequence"
        | "image/heif-sequence"
        | "image/avif"
        | "image/webp" => SAVE_AS_JPEG,
        _ => "",
    }
}

/// Phones of Apple make JPEGs of photos that are shared by mail, and take them as JPEGs if they are
/// told to: <https://support.apple.com/en-us/116944>.
const SAVE_AS_JPEG: &str = "; save the picture as JPEG or PNG, or have the phone take compatible photos \
    (iPhone: Settings, Camera, Formats, Most Compatible)";

string_enum! {
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
            Self::Mp4 | Self::QuickTime => FileType::Video,
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
            Self::QuickTime => &["mov", "qt"],
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
    fn pictures_that_are_not_taken_are_refused_with_what_to_do_about_them() {
        for text in ["image/heic", "Image/HEIF", "image/webp", "image/avif"] {
            let refused = text.parse::<ContentType>().unwrap_err().to_string();
            assert!(refused.contains("save the picture as JPEG"), "{refused}");
        }
        let refused = "text/html".parse::<ContentType>().unwrap_err();
        assert!(
            refused.to_string().ends_with("application/pdf"),
            "{refused}"
        );
    }

    #[test]
    fn types_are_understood_as_programs_write_them() {
        for (text, kind) in [
            ("image/jpeg", ContentType::Jpeg),
            ("image/jpg", ContentType::Jpeg),
            ("IMAGE/JPEG", ContentType::Jpeg),
            ("Image/X-PNG", ContentType::Png),
            ("video/x-m4v", ContentType::Mp4),
            ("Video/QuickTime", ContentType::QuickTime),
            ("application/pdf; charset=binary", ContentType::Pdf),
        ] {
            assert_eq!(text.parse(), Ok(kind), "{text}");
        }
        for text in ["", "jpeg", "image/", "image/svg+xml", "text/html"] {
            assert!(text.parse::<ContentType>().is_err(), "{text}");
        }
    }
}
