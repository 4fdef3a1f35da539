use shared_domain::{
    media::{ContentType, Media, MediaState, Rejection},
    settings::Settings,
};
use shared_store::SettingsCache;

use crate::support::{FILM, LETTER, MOVING, PHOTO, QUICKTIME, TestProcessor};

async fn verdict(content_type: ContentType, declared: usize, bytes: &[u8]) -> (Media, Vec<String>) {
    let test = TestProcessor::start().await;
    let (order, media) = test.declare(content_type, declared).await;
    test.upload(&media, bytes).await;
    test.process(&media).await;
    assert!(test.files.uploaded_keys().await.is_empty());
    let kept = test.kept(&order, &media).await.unwrap();
    let told = usize::from(kept.state == MediaState::Ready);
    assert_eq!(test.additions(&order).await, told);
    (kept, test.files.served().await.into_keys().collect())
}

#[tokio::test]
async fn documents_are_served_as_they_were_uploaded() {
    let served = served_alone(ContentType::Pdf, LETTER).await;
    assert_eq!(served, LETTER);
}

#[tokio::test]
async fn films_are_served_as_long_as_they_were_without_what_told_of_them() {
    for (content_type, bytes) in [
        (ContentType::Mp4, FILM),
        (ContentType::QuickTime, QUICKTIME),
    ] {
        let served = served_alone(content_type, bytes).await;
        assert_eq!(served.len(), bytes.len());
        assert_ne!(served, bytes);
        assert_eq!(memchr::memmem::find(&served, b"udta"), None);
    }
}

/// The one object that is served of an upload that passes.
async fn served_alone(content_type: ContentType, bytes: &'static [u8]) -> Vec<u8> {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(content_type, bytes).await;
    test.process(&media).await;
    let kept = test.kept(&order, &media).await.unwrap();
    assert_eq!(kept.state, MediaState::Ready);
    assert_eq!(kept.size, bytes.len() as u64);
    let served: Vec<_> = test.files.served().await.into_iter().collect();
    let [(key, object)] = served.as_slice() else {
        panic!("one object, not {served:?}");
    };
    let fingerprint = kept.fingerprint.unwrap();
    let expected = format!("orders/{}/{}/{fingerprint}/file", order.id, media.id);
    assert_eq!(*key, expected);
    assert_eq!(object.content_type, content_type.as_str());
    object.bytes.to_vec()
}

#[tokio::test]
async fn images_are_served_anew_and_in_small_without_what_they_told_of_their_maker() {
    for (content_type, bytes) in [(ContentType::Jpeg, PHOTO), (ContentType::Gif, MOVING)] {
        let test = TestProcessor::start().await;
        let (order, media) = test.uploaded(content_type, bytes).await;
        test.process(&media).await;
        let kept = test.kept(&order, &media).await.unwrap();
        assert_eq!(kept.state, MediaState::Ready);
        let served = test.files.served().await;
        let names: Vec<_> = served
            .keys()
            .map(|key| key.rsplit('/').next().unwrap())
            .collect();
        assert_eq!(names, ["file", "preview", "thumbnail"]);
        let (_, file) = served.first_key_value().unwrap();
        assert_eq!(file.content_type, content_type.as_str());
        assert_eq!(file.bytes.len() as u64, kept.size);
        assert_ne!(file.bytes, bytes);
        assert!(!file.bytes.windows(4).any(|bytes| bytes == b"Exif"));
    }
}

#[tokio::test]
async fn what_is_not_as_declared_is_rejected_and_removed() {
    for (content_type, declared, bytes, rejection) in [
        (ContentType::Png, PHOTO.len(), PHOTO, Rejection::WrongType),
        (
            ContentType::Jpeg,
            PHOTO.len() + 1,
            PHOTO,
            Rejection::WrongLength,
        ),
        (
            ContentType::Jpeg,
            PHOTO.len() - 9,
            &PHOTO[..PHOTO.len() - 9],
            Rejection::Damaged,
        ),
        (ContentType::Pdf, 10, b"<html></h>", Rejection::WrongType),
    ] {
        let (kept, served) = verdict(content_type, declared, bytes).await;
        assert_eq!(kept.state, MediaState::Rejected);
        assert_eq!(kept.rejection, Some(rejection));
        assert!(served.is_empty(), "{served:?}");
    }
}

#[tokio::test]
async fn types_that_are_no_longer_taken_are_rejected() {
    let mut test = TestProcessor::start().await;
    let taken = Settings {
        allowed_file_types: "image/png".parse().unwrap(),
        ..testing::settings()
    };
    test.processor.settings = SettingsCache::new(&test.system.users(), taken);
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    test.process(&media).await;
    let kept = test.kept(&order, &media).await.unwrap();
    assert_eq!(kept.rejection, Some(Rejection::TypeNotAllowed));
}
