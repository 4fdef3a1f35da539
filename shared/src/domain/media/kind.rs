//! What kinds of files there are.

use crate::domain::words;

words! {
    /// A type of file that can be uploaded, because it can be told apart by its content.
    ContentType {
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
