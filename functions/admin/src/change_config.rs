//! `PUT /api/v1/admin/config`

use axum::extract;
use deserr::Deserr;
use shared_domain::{
    Actor, Given, Patch, TimeZone,
    api_key::Scope,
    audit::Act,
    media::{AllowedTypes, MaxFileSize},
    settings::{RateLimitsEdit, RequestLimit, Settings, SettingsEdit, WindowSeconds},
    shop::{Colour, Language, LogoUrl, ShopEdit},
    text::ShopName,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, CallerErrors, ErrorCode, ForbiddenErrors, IfMatch, NoQuery,
    Principal, PublicErrors, RawJson, Success, VersionErrors,
};
use utoipa::ToSchema;

use crate::{Administration, State, administrator::require_admin, views::OneConfig};
use shared_runtime::retry::RetryPolicy;

/// What to change. What is absent stays as it is.
#[derive(Debug, Clone, Default, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct ChangeConfig {
    /// In bytes.
    #[deserr(default)]
    #[schema(required = false, value_type = MaxFileSize)]
    max_file_size: Given<MaxFileSize>,
    #[deserr(default)]
    #[schema(required = false, value_type = AllowedTypes)]
    allowed_file_types: Given<AllowedTypes>,
    #[deserr(default)]
    #[schema(required = false)]
    rate_limits: ChangeRateLimits,
    #[deserr(default)]
    #[schema(required = false)]
    shop: ChangeShop,
}

/// What to change of the shop; null takes its logo away.
#[derive(Debug, Clone, Default, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct ChangeShop {
    #[deserr(default)]
    #[schema(required = false, value_type = ShopName)]
    name: Given<ShopName>,
    #[deserr(default)]
    #[schema(required = false, value_type = Colour)]
    colour: Given<Colour>,
    #[deserr(default)]
    #[schema(required = false, value_type = Option<LogoUrl>)]
    logo_url: Patch<LogoUrl>,
    /// An IANA name. Days of statistics and exports are those of this zone, two minutes after a
    /// change at the latest.
    #[deserr(default)]
    #[schema(required = false, value_type = TimeZone)]
    time_zone: Given<TimeZone>,
    #[deserr(default)]
    #[schema(required = false, value_type = Language)]
    language: Given<Language>,
}

/// What to change of the rate limits.
#[derive(Debug, Clone, Default, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct ChangeRateLimits {
    #[deserr(default)]
    #[schema(required = false, value_type = WindowSeconds)]
    window_seconds: Given<WindowSeconds>,
    #[deserr(default)]
    #[schema(required = false, value_type = RequestLimit)]
    customer: Given<RequestLimit>,
    #[deserr(default)]
    #[schema(required = false, value_type = RequestLimit)]
    staff: Given<RequestLimit>,
    #[deserr(default)]
    #[schema(required = false, value_type = RequestLimit)]
    anonymous: Given<RequestLimit>,
    #[deserr(default)]
    #[schema(required = false, value_type = RequestLimit)]
    login: Given<RequestLimit>,
    #[deserr(default)]
    #[schema(required = false, value_type = RequestLimit)]
    register: Given<RequestLimit>,
    #[deserr(default)]
    #[schema(required = false, value_type = RequestLimit)]
    refresh: Given<RequestLimit>,
}

/// Change the configuration
///
/// It is in effect everywhere within a minute, without a deployment; the time zone, in statistics
/// and exports, within two.
#[utoipa::path(
    put,
    path = "/api/v1/admin/config",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    params(IfMatch),
    request_body = ChangeConfig,
    responses(
        (status = 200, description = "The configuration", body = Success<OneConfig>),
        CallerErrors, BodyErrors, ForbiddenErrors, VersionErrors, PublicErrors,
    )
)]
pub async fn change_config(
    extract::State(admin): extract::State<State>,
    principal: Principal,
    query: Result<NoQuery, ApiError>,
    if_match: Result<IfMatch, ApiError>,
    body: Result<RawJson, ApiError>,
) -> Result<ApiResponse<OneConfig>, ApiError> {
    let writer = admin.principal(&principal, Scope::Config).await?;
    query?;
    let if_match = if_match?;
    let input: ChangeConfig = body?.read()?;
    require_admin(writer.role)?;
    let settings = admin
        .change_settings(&writer, &if_match, input.into())
        .await?;
    Ok(OneConfig::answer(settings))
}

impl Administration {
    /// The settings after the edit.
    async fn change_settings(
        &self,
        writer: &Actor,
        if_match: &IfMatch,
        edit: SettingsEdit,
    ) -> Result<Settings, ApiError> {
        for _ in RetryPolicy::REQUEST.attempts() {
            let before = self.settings.now().await?;
            if_match.check(before.version)?;
            let Some(after) = before.edited(edit.clone()) else {
                return Ok(before);
            };
            let services = &self.context.services;
            let act = Act::configuring(&before, &after).by(writer.clone());
            let entry = services.entry(act);
            if services.users.change_settings(&after, Some(&entry)).await? {
                return Ok(after);
            }
        }
        Err(ErrorCode::Conflict.into())
    }
}

impl From<ChangeConfig> for SettingsEdit {
    fn from(input: ChangeConfig) -> Self {
        Self {
            max_file_size: input.max_file_size.0,
            allowed_file_types: input.allowed_file_types.0,
            rate_limits: input.rate_limits.into(),
            shop: input.shop.into(),
        }
    }
}

impl From<ChangeShop> for ShopEdit {
    fn from(input: ChangeShop) -> Self {
        Self {
            name: input.name.0,
            colour: input.colour.0,
            logo_url: input.logo_url.into_change(),
            time_zone: input.time_zone.0,
            language: input.language.0,
        }
    }
}

impl From<ChangeRateLimits> for RateLimitsEdit {
    fn from(input: ChangeRateLimits) -> Self {
        Self {
            window_seconds: input.window_seconds.0,
            customer: input.customer.0,
            staff: input.staff.0,
            anonymous: input.anonymous.0,
            login: input.login.0,
            register: input.register.0,
            refresh: input.refresh.0,
        }
    }
}
