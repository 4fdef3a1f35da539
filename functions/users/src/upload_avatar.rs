//! `POST /api/v1/users/upload-avatar`

use axum::extract;
use deserr::Deserr;
use serde::Serialize;
use shared_domain::media::{AwaitedPicture, ContentType};
use shared_files::UploadKey;
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, NoQuery, PublicErrors, RawJson,
    Success, UploadView, beyond_limits,
};
use utoipa::ToSchema;

use crate::State;

/// A picture that is about to be uploaded.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct UploadAvatar {
    /// An image type.
    content_type: ContentType,
    /// Its exact length in bytes.
    #[schema(minimum = 1, example = 182_004)]
    size: u64,
}

/// How to upload a picture.
#[derive(Debug, Serialize, ToSchema)]
pub struct AvatarUpload {
    upload: UploadView,
}

/// Upload a picture of oneself
///
/// The picture is then sent with `PUT` to the URL that is given for it. Once its content was found
/// to be an image, it becomes `profilePicture`, 256 pixels square. The latest of several counts.
#[utoipa::path(
    post,
    path = "/api/v1/users/upload-avatar",
    tag = "Users",
    security(("bearer" = [])),
    request_body = UploadAvatar,
    responses(
        (status = 200, description = "Where to upload it", body = Success<AvatarUpload>),
        CallerErrors, BodyErrors, PublicErrors,
    )
)]
pub async fn upload_avatar(
    extract::State(profiles): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    body: RawJson,
) -> Result<ApiResponse<AvatarUpload>, ApiError> {
    let now = profiles.services.now();
    let limits = profiles.settings.cached(now).await?.upload_limits();
    let beyond = beyond_limits(&limits.images(), body.value(), "");
    let input: UploadAvatar = body.read_within(beyond)?;
    let user = caller.user.id;
    let picture = AwaitedPicture::declare(input.content_type, input.size, now);
    let users = &profiles.services.users;
    users.await_picture(user, &picture).await?;
    let key = UploadKey::Picture(user, picture.id);
    let upload = profiles
        .links
        .upload(key, picture.content_type, picture.size, now)?;
    let upload = upload.into();
    Ok(ApiResponse::ok(AvatarUpload { upload }).secret())
}
