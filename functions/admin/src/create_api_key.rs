//! `POST /api/v1/admin/api-keys`

use axum::extract;
use deserr::Deserr;
use serde::Serialize;
use shared_auth::ApiKeySecret;
use shared_domain::{
    Actor, ApiKeyId, InvalidField, Timestamp,
    api_key::{ApiKey, Scope},
    audit::{Act, AuditType, Target},
    text::Name,
    user::User,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, ForbiddenErrors, NoQuery,
    PublicErrors, RawJson, SecretText, Success,
};
use shared_store::StoredApiKey;
use utoipa::ToSchema;

use crate::{State, administrator::require_admin, views::ApiKeyView};

/// What a program is to be allowed.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct CreateApiKey {
    name: Name,
    #[schema(min_items = 1)]
    scopes: Vec<Scope>,
    /// In the future, and within a year.
    expires_at: Timestamp,
}

/// A new key.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedApiKey {
    api_key: ApiKeyView,
    /// To be sent as `X-API-Key`. It is shown here alone.
    #[schema(value_type = String, example = "otk_Wm8tQ0rXk1Yq4m1nq0c2l0bJ3o5k8vN7sT2uR9wZ6xgBmPLEfV58Opse7dpKxbcA")]
    key: SecretText,
}

/// Create an API key
///
/// It acts as an administrator who can do no more than its scopes say, until it expires or is
/// revoked, or its maker is no longer an administrator.
#[utoipa::path(
    post,
    path = "/api/v1/admin/api-keys",
    tag = "Administration",
    security(("bearer" = [])),
    request_body = CreateApiKey,
    responses(
        (status = 201, description = "The key", body = Success<CreatedApiKey>),
        CallerErrors, BodyErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn create_api_key(
    extract::State(admin): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    body: RawJson,
) -> Result<ApiResponse<CreatedApiKey>, ApiError> {
    let now = admin.context.services.now();
    let input: CreateApiKey = body.read_within(beyond(&body, now))?;
    require_admin(caller.user.role)?;
    let id = ApiKeyId::generate(now);
    let secret = ApiKeySecret::generate(id).map_err(ApiError::internal)?;
    let kept = StoredApiKey {
        key: input.key(&secret, &caller.user, now),
        hash: secret.hash(),
    };
    let act = Act::new(AuditType::ApiKeyCreated).by(&caller.user);
    let entry = admin.context.services.entry(act.on(Target::ApiKey(id)));
    let users = &admin.context.services.users;
    users.keep_api_key(&kept, Some(&entry)).await?;
    let created = CreatedApiKey {
        api_key: kept.key.into(),
        key: secret.reveal().into(),
    };
    Ok(ApiResponse::created(created, None).secret())
}

/// What goes beyond the limits, of what can be read at all.
fn beyond(body: &RawJson, now: Timestamp) -> Vec<InvalidField> {
    let mut found = Vec::new();
    if body.list("scopes").is_some_and(<[_]>::is_empty) {
        found.push(InvalidField::new("scopes", "must have at least one item"));
    }
    let expires_at: Option<Timestamp> = body.field("expiresAt");
    if expires_at.is_some_and(|end| end <= now || end > now + ApiKey::LONGEST) {
        found.push(InvalidField::new(
            "expiresAt",
            "must be in the future and within a year",
        ));
    }
    found
}

impl CreateApiKey {
    fn key(mut self, secret: &ApiKeySecret, maker: &User, now: Timestamp) -> ApiKey {
        self.scopes.sort();
        self.scopes.dedup();
        ApiKey {
            id: secret.id(),
            name: self.name,
            prefix: secret.prefix(),
            scopes: self.scopes,
            created_by: Actor::from(maker),
            role_changes: maker.role_changes,
            created_at: now,
            expires_at: self.expires_at,
            last_used_at: None,
        }
    }
}
