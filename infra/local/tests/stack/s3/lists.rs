//! Lists of buckets, objects and versions.

use aws_sdk_s3::error::ProvideErrorMetadata;

use super::Fixture;

#[tokio::test]
async fn a_versioned_bucket_keeps_what_was_replaced_or_deleted_until_its_version_is_deleted() {
    let s3 = Fixture::start().await;
    s3.put(s3.media(), "orders/1", "old").await;
    s3.put(s3.media(), "orders/1", "new").await;
    s3.put(s3.media(), "users/1", "other").await;
    let delete = s3.client.delete_object().bucket(s3.media());
    delete.key("orders/1").send().await.unwrap();

    let list = || {
        s3.client
            .list_object_versions()
            .bucket(s3.media())
            .prefix("orders/")
            .send()
    };
    let listed = list().await.unwrap();
    assert_eq!(listed.delete_markers().len(), 1);
    let versions = listed.versions();
    let sizes: Vec<_> = versions
        .iter()
        .filter_map(|version| version.size())
        .collect();
    assert_eq!(sizes, [3, 3]);
    let oldest = versions[1].version_id().unwrap();
    let get = s3.client.get_object().bucket(s3.media()).key("orders/1");
    let old = get.version_id(oldest).send().await.unwrap();
    assert_eq!(old.body.collect().await.unwrap().to_vec(), b"old");

    let ids = versions.iter().filter_map(|version| version.version_id());
    let markers = listed.delete_markers().iter();
    for id in ids.chain(markers.filter_map(|marker| marker.version_id())) {
        let delete = s3.client.delete_object().bucket(s3.media());
        delete.key("orders/1").version_id(id).send().await.unwrap();
    }
    let listed = list().await.unwrap();
    assert!(listed.versions().is_empty() && listed.delete_markers().is_empty());
}

#[tokio::test]
async fn objects_are_listed_by_prefix_page_by_page_and_as_folders() {
    let s3 = Fixture::start().await;
    for key in ["a/1", "a/2", "b"] {
        s3.put(s3.uploads(), key, "hello").await;
    }
    let list = s3.client.list_objects_v2().bucket(s3.uploads());
    let page = list.clone().prefix("a/").max_keys(1).send().await.unwrap();
    assert_eq!(page.contents()[0].key(), Some("a/1"));
    let token = page.next_continuation_token().unwrap();
    let next = list.clone().prefix("a/").continuation_token(token);
    let next = next.send().await.unwrap();
    assert_eq!(next.contents()[0].key(), Some("a/2"));
    assert_eq!(next.is_truncated(), Some(false));
    let folders = list.delimiter("/").send().await.unwrap();
    assert_eq!(folders.common_prefixes()[0].prefix(), Some("a/"));
    assert_eq!(folders.contents()[0].key(), Some("b"));
}

#[tokio::test]
async fn buckets_are_those_of_the_template_and_no_others() {
    let s3 = Fixture::start().await;
    let buckets = s3.client.list_buckets().send().await.unwrap();
    let names: Vec<_> = buckets
        .buckets()
        .iter()
        .filter_map(|bucket| bucket.name())
        .collect();
    assert!(names.contains(&s3.uploads()) && names.contains(&s3.media()));
    let mut dates = buckets
        .buckets()
        .iter()
        .map(|bucket| bucket.creation_date());
    assert!(dates.all(|date| date.is_some()), "`aws s3 ls` shows them");
    let head = s3.client.head_bucket().bucket(s3.media());
    assert!(head.send().await.is_ok());
    let put = s3.client.put_object().bucket("other").key("a");
    let error = put.send().await.unwrap_err();
    assert_eq!(error.code(), Some("NoSuchBucket"));
}
