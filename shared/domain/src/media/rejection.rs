//! Why a file was rejected.

use crate::string_enum;

string_enum! {
    /// Why a file that was uploaded will not be served.
    Rejection {
        /// It has another length than was declared.
        WrongLength = "WRONG_LENGTH",
        /// It is of another type than was declared.
        WrongType = "WRONG_TYPE",
        /// It is a picture of a type that is not taken, whatever it was declared to be.
        OtherPicture = "OTHER_PICTURE",
        /// It is of a type that is no longer taken.
        TypeNotAllowed = "TYPE_NOT_ALLOWED",
        /// It ends too early, or cannot be read for another reason.
        Damaged = "DAMAGED",
        /// It holds something else beside what it claims to be.
        HiddenContent = "HIDDEN_CONTENT",
        /// It has more pixels, frames or scans than are looked at.
        TooManyPixels = "TOO_MANY_PIXELS",
        /// Looking at it failed time and again.
        Unprocessable = "UNPROCESSABLE",
    }
}

impl Rejection {
    /// What people read.
    pub const fn message(self) -> &'static str {
        match self {
            Self::WrongLength => "The file has another length than was declared",
            Self::WrongType => "The file is not of the type that was declared",
            Self::OtherPicture => {
                "The file is a HEIC, AVIF or WebP picture: save it as JPEG or PNG, and send that"
            }
            Self::TypeNotAllowed => "Files of this type are not accepted",
            Self::Damaged => "The file is incomplete or damaged",
            Self::HiddenContent => "The file holds something else beside what it was declared as",
            Self::TooManyPixels => "The image has too many pixels",
            Self::Unprocessable => "The file could not be processed",
        }
    }
}
