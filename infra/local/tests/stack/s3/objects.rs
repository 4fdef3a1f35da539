//! Objects: put, read, copied and deleted.

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{
    CompletedMultipartUpload, CompletedPart, Delete, MetadataDirective, ObjectIdentifier,
};

use super::Fixture;

#[tokio::test]
async fn an_object_is_read_as_it_was_put() {
    let s3 = Fixture::start().await;
    let e_tag = s3.put(s3.uploads(), "a folder/täxt.txt", "hello").await;
    assert_eq!(s3.text(s3.uploads(), "a folder/täxt.txt").await, "hello");
    let head = s3.client.head_object().bucket(s3.uploads());
    let head = head.key("a folder/täxt.txt").send().await.unwrap();
    assert_eq!(head.content_type(), Some("text/plain"));
    assert_eq!(head.content_length(), Some(5));
    assert_eq!(head.e_tag(), Some(e_tag.as_str()));
    assert_eq!(e_tag, "\"5d41402abc4b2a76b9719d911017c592\"");
}

#[tokio::test]
async fn a_part_of_an_object_can_be_read() {
    let s3 = Fixture::start().await;
    s3.put(s3.uploads(), "text", "hello").await;
    let get = s3.client.get_object().bucket(s3.uploads()).key("text");
    let part = get.range("bytes=1-3").send().await.unwrap();
    assert_eq!(part.content_range(), Some("bytes 1-3/5"));
    assert_eq!(part.body.collect().await.unwrap().to_vec(), b"ell");
}

#[tokio::test]
async fn an_object_is_read_only_in_the_version_that_the_reader_means() {
    let s3 = Fixture::start().await;
    let old = s3.put(s3.uploads(), "text", "old").await;
    let new = s3.put(s3.uploads(), "text", "new").await;
    let get = |e_tag: &str| {
        let get = s3.client.get_object().bucket(s3.uploads()).key("text");
        get.if_match(e_tag).send()
    };
    assert!(get(&new).await.is_ok());
    let error = get(&old).await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 412);
    assert_eq!(error.code(), Some("PreconditionFailed"));
    let head = s3.client.head_object().bucket(s3.uploads()).key("text");
    let error = head.if_match(&old).send().await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 412);
}

#[tokio::test]
async fn a_copy_is_made_of_the_version_that_was_checked_with_headers_of_its_own() {
    let s3 = Fixture::start().await;
    let old = s3.put(s3.uploads(), "text", "old").await;
    let new = s3.put(s3.uploads(), "text", "new").await;
    let copy = |e_tag: &str| {
        let copy = s3.client.copy_object().bucket(s3.media()).key("copy");
        copy.copy_source(format!("{}/text", s3.uploads()))
            .copy_source_if_match(e_tag)
            .metadata_directive(MetadataDirective::Replace)
            .content_type("image/png")
            .send()
    };
    let error = copy(&old).await.unwrap_err();
    assert_eq!(error.code(), Some("PreconditionFailed"));
    copy(&new).await.unwrap();
    assert_eq!(s3.text(s3.media(), "copy").await, "new");
    let head = s3.client.head_object().bucket(s3.media()).key("copy");
    let head = head.send().await.unwrap();
    assert_eq!(head.content_type(), Some("image/png"));
}

#[tokio::test]
async fn what_is_deleted_is_not_there() {
    let s3 = Fixture::start().await;
    for key in ["one", "two"] {
        s3.put(s3.uploads(), key, "hello").await;
    }
    let delete = s3.client.delete_object().bucket(s3.uploads());
    delete.key("one").send().await.unwrap();
    let objects =
        Delete::builder().objects(ObjectIdentifier::builder().key("two").build().unwrap());
    let delete = s3.client.delete_objects().bucket(s3.uploads());
    delete
        .delete(objects.build().unwrap())
        .send()
        .await
        .unwrap();
    for key in ["one", "two"] {
        let get = s3.client.get_object().bucket(s3.uploads()).key(key);
        let error = get.send().await.unwrap_err().into_service_error();
        assert!(error.is_no_such_key(), "{error}");
    }
}

#[tokio::test]
async fn an_object_is_put_only_where_there_is_none_if_the_writer_says_so() {
    let s3 = Fixture::start().await;
    s3.put(s3.uploads(), "text", "old").await;
    let put = s3.client.put_object().bucket(s3.uploads()).key("text");
    let put = put.if_none_match("*").body(ByteStream::from_static(b"new"));
    let error = put.send().await.unwrap_err();
    assert_eq!(error.code(), Some("PreconditionFailed"));
    assert_eq!(s3.text(s3.uploads(), "text").await, "old");
}

#[tokio::test]
async fn content_that_is_not_what_was_said_of_it_replaces_nothing() {
    let s3 = Fixture::start().await;
    s3.put(s3.uploads(), "text", "old").await;
    let put = s3.client.put_object().bucket(s3.uploads()).key("text");
    let put = put.checksum_crc32("AAAAAA==");
    let put = put.body(ByteStream::from_static(b"new"));
    let error = put.send().await.unwrap_err();
    assert_eq!(error.code(), Some("BadDigest"));
    assert_eq!(s3.text(s3.uploads(), "text").await, "old");
}

#[tokio::test]
async fn an_upload_in_parts_is_an_object_once_it_is_completed() {
    let s3 = Fixture::start().await;
    let create = s3.client.create_multipart_upload();
    let create = create.bucket(s3.uploads()).key("text");
    let id = create.send().await.unwrap().upload_id.unwrap();
    let mut parts = CompletedMultipartUpload::builder();
    for (number, content) in [(1, &b"hel"[..]), (2, b"lo")] {
        let part = s3.client.upload_part().bucket(s3.uploads()).key("text");
        let part = part.upload_id(&id).part_number(number);
        let part = part.body(ByteStream::from_static(content)).send().await;
        let part = CompletedPart::builder().e_tag(part.unwrap().e_tag.unwrap());
        parts = parts.parts(part.part_number(number).build());
    }
    let complete = s3.client.complete_multipart_upload();
    let complete = complete.bucket(s3.uploads()).key("text").upload_id(id);
    let complete = complete.multipart_upload(parts.build()).send().await;
    assert!(complete.unwrap().e_tag().unwrap().ends_with("-2\""));
    assert_eq!(s3.text(s3.uploads(), "text").await, "hello");
}
