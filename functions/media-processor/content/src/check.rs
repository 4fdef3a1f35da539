//! From an upload to what is served.

use ::bytes::Bytes;
use shared_domain::media::{ContentType, Rejection};

use super::{
    Checked, Failure, Picture, Renditions, Upload, gif, hidden,
    images::{self, Size, Still},
    jpeg, kind, mp4, pdf, png, upload,
};

/// Of films and documents: what is read to tell their type, in bytes.
const HEAD: u64 = 4_096;

/// Of images: what is read before their size is known, in bytes. Most photographs tell their size
/// behind one or two blocks of metadata of 64 KiB at most.
const IMAGE_HEAD: u64 = 131_072;

/// Checks an upload, and makes of it what is served.
///
/// # Errors
/// Where the upload is not what was declared, is damaged, hides something or would take too much
/// memory; and where it cannot be read.
pub async fn check<U: Upload>(
    upload: &U,
    declared: ContentType,
) -> Result<Checked, Failure<U::Error>> {
    match declared {
        ContentType::Pdf => {
            let head = begin(upload, declared, HEAD).await?;
            hidden::in_head(&head, declared)?;
            pdf::check(upload, &head).await?;
            hidden::in_file(upload, declared).await?;
            Ok(Checked::AsUploaded)
        }
        ContentType::Mp4 | ContentType::QuickTime => {
            let head = begin(upload, declared, HEAD).await?;
            hidden::in_head(&head, declared)?;
            Ok(Checked::Film(mp4::served(upload, &head, declared).await?))
        }
        ContentType::Jpeg | ContentType::Png | ContentType::Gif => {
            let bytes = image(upload, declared).await?;
            let made = renditions(bytes, declared)?;
            Ok(Checked::Image(Box::new(made)))
        }
    }
}

/// Checks an upload, and makes of it the picture of a user: a square JPEG.
///
/// # Errors
/// As [`check`]; `WrongType` for what is not an image.
pub async fn picture<U: Upload>(
    upload: &U,
    declared: ContentType,
) -> Result<Picture, Failure<U::Error>> {
    if !declared.is_image() {
        return Err(Rejection::WrongType.into());
    }
    let bytes = image(upload, declared).await?;
    Ok(still(bytes, declared)?.portrait()?)
}

/// How an upload begins, if that is how the declared type does.
async fn begin<U: Upload>(
    upload: &U,
    declared: ContentType,
    length: u64,
) -> Result<Bytes, Failure<U::Error>> {
    let head = upload::head(upload, length).await?;
    kind::expect(&head, declared)?;
    Ok(head)
}

/// All of an image, if its size, where it is told early, allows looking at it.
async fn image<U: Upload>(upload: &U, declared: ContentType) -> Result<Bytes, Failure<U::Error>> {
    let head = begin(upload, declared, IMAGE_HEAD).await?;
    if let Some(size) = size(&head, declared) {
        images::check_size(size)?;
    }
    if head.len() as u64 == upload.size() {
        return Ok(head);
    }
    drop(head);
    upload::read(upload, 0..upload.size()).await
}

fn size(head: &[u8], declared: ContentType) -> Option<Size> {
    match declared {
        ContentType::Jpeg => jpeg::size(head),
        ContentType::Png => png::size(head),
        ContentType::Gif => gif::size(head),
        ContentType::Mp4 | ContentType::QuickTime | ContentType::Pdf => None,
    }
}

fn renditions(bytes: Bytes, declared: ContentType) -> Result<Renditions, Rejection> {
    match declared {
        ContentType::Jpeg => jpeg::renditions(bytes),
        ContentType::Png => png::renditions(bytes),
        ContentType::Gif => gif::renditions(bytes),
        ContentType::Mp4 | ContentType::QuickTime | ContentType::Pdf => Err(Rejection::WrongType),
    }
}

fn still(bytes: Bytes, declared: ContentType) -> Result<Still, Rejection> {
    match declared {
        ContentType::Jpeg => jpeg::still(bytes),
        ContentType::Png => png::still(bytes),
        ContentType::Gif => gif::first_frame(bytes),
        ContentType::Mp4 | ContentType::QuickTime | ContentType::Pdf => Err(Rejection::WrongType),
    }
}
