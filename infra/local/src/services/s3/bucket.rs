//! A bucket: which objects it holds, in which versions.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use s3s::dto::Timestamp;
use s3s::{S3Error, S3Result, s3_error};
use tempfile::NamedTempFile;
use tokio::sync::RwLock;

use super::folder::Folder;
use super::object::Object;
use crate::Error;
use crate::template::BucketSpec;

/// Every version by key, the newest last.
pub(super) type Objects = BTreeMap<String, Vec<Object>>;

#[derive(Debug)]
pub(super) struct Bucket {
    pub spec: BucketSpec,
    pub folder: Folder,
    objects: RwLock<Objects>,
}

/// What became of an object that was deleted.
#[derive(Debug)]
pub(super) enum Deletion {
    /// There is no such version, or no such object.
    Nothing,
    /// The version is gone.
    Removed(Object),
    /// The object is gone, and this stands for that.
    Marked(Object),
}

impl Bucket {
    /// The bucket kept in `root`, made where it is absent.
    pub fn open(root: &Path, spec: BucketSpec) -> Result<Self, Error> {
        let folder = Folder::open(root.join(&spec.bucket_name))?;
        let mut objects = Objects::new();
        for object in folder.objects()? {
            let versions = objects.entry(object.key.clone()).or_default();
            if !spec.versioned {
                // Of two, the process ended before it removed the older one.
                versions.drain(..).try_for_each(|old| folder.remove(&old))?;
            }
            versions.push(object);
        }
        Ok(Self {
            spec,
            folder,
            objects: RwLock::new(objects),
        })
    }

    /// Since when there is such a bucket.
    pub fn created(&self) -> Timestamp {
        self.folder.created().into()
    }

    /// The version's id as S3 tells it: that of the only one is `null`.
    pub fn version_id(&self, object: &Object) -> String {
        match self.spec.versioned {
            true => object.id.to_string(),
            false => "null".to_owned(),
        }
    }

    /// The id in answers about one object, where an unversioned bucket says none.
    pub fn response_version_id(&self, object: &Object) -> Option<String> {
        self.spec.versioned.then(|| object.id.to_string())
    }

    /// Reads everything there is; nothing changes meanwhile.
    pub async fn inspect<T>(&self, inspect: impl FnOnce(&Objects) -> T) -> T {
        inspect(&*self.objects.read().await)
    }

    /// An object and its content, of one and the same version.
    pub async fn read(&self, key: &str, version: Option<&str>) -> S3Result<(Object, File)> {
        let objects = self.objects.read().await;
        let versions = objects.get(key).map_or(&[][..], Vec::as_slice);
        let object = match version {
            None => versions.last().filter(|object| !object.is_delete_marker),
            Some(id) => versions.iter().find(|object| self.version_id(object) == id),
        };
        match object {
            Some(object) if object.is_delete_marker => Err(s3_error!(MethodNotAllowed)),
            Some(object) => {
                let content = self.folder.content(object);
                Ok((object.clone(), content.map_err(S3Error::internal_error)?))
            }
            None if version.is_some() => Err(s3_error!(NoSuchVersion)),
            None => Err(s3_error!(NoSuchKey)),
        }
    }

    /// Puts an object if `condition` allows it, given the present one. It is there whole or not
    /// at all.
    pub async fn put(
        &self,
        object: Object,
        content: NamedTempFile,
        condition: impl FnOnce(Option<&Object>) -> S3Result<()>,
    ) -> S3Result<Object> {
        let mut objects = self.objects.write().await;
        let present = objects
            .get(&object.key)
            .and_then(|versions| versions.last());
        condition(present.filter(|present| !present.is_delete_marker))?;
        let kept = self.folder.save(&object, Some(content));
        kept.map_err(S3Error::internal_error)?;
        self.push(&mut objects, object.clone())?;
        Ok(object)
    }

    /// Deletes a version, or the object.
    pub async fn delete(&self, key: &str, version: Option<&str>) -> S3Result<Deletion> {
        let mut objects = self.objects.write().await;
        if version.is_none() && self.spec.versioned {
            let marker = Object::delete_marker(key.to_owned());
            let kept = self.folder.save(&marker, None);
            kept.map_err(S3Error::internal_error)?;
            self.push(&mut objects, marker.clone())?;
            return Ok(Deletion::Marked(marker));
        }
        let Some(versions) = objects.get_mut(key) else {
            return Ok(Deletion::Nothing);
        };
        let matches = |object: &Object| version.is_none_or(|id| self.version_id(object) == id);
        let Some(index) = versions.iter().position(matches) else {
            return Ok(Deletion::Nothing);
        };
        let object = versions.remove(index);
        if versions.is_empty() {
            objects.remove(key);
        }
        let removed = self.folder.remove(&object);
        removed.map_err(S3Error::internal_error)?;
        Ok(Deletion::Removed(object))
    }

    /// Without versions, the new object replaces the old one.
    fn push(&self, objects: &mut Objects, object: Object) -> S3Result<()> {
        let versions = objects.entry(object.key.clone()).or_default();
        let old = match self.spec.versioned {
            true => Vec::new(),
            false => std::mem::take(versions),
        };
        versions.push(object);
        for object in old {
            let removed = self.folder.remove(&object);
            removed.map_err(S3Error::internal_error)?;
        }
        Ok(())
    }
}
