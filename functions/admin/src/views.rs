//! Users, keys and settings as administrators see them.

use serde::Serialize;
use shared_domain::{
    ApiKeyId, TimeZone, Timestamp,
    api_key::{ApiKey, Scope},
    media::{AllowedTypes, MaxFileSize},
    settings::{RateLimits, RequestLimit, Settings, WindowSeconds},
    shop::{Colour, Language, LogoUrl, Shop},
    text::{Name, ShopName},
    user::User,
};
use shared_http::{ActorView, ApiError, ApiResponse, UserView};
use utoipa::ToSchema;

use crate::Administration;

/// An account, and how much its user has to do.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    user: UserView,
    /// Open orders that are assigned to the user, and stay so until somebody reassigns them.
    #[schema(example = 2)]
    open_orders: u64,
}

/// The configuration.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Config)]
pub struct ConfigView {
    /// The largest file that may be uploaded, in bytes.
    max_file_size: MaxFileSize,
    /// The types of files that may be uploaded.
    allowed_file_types: AllowedTypes,
    /// How many requests are taken of one caller within a window.
    rate_limits: RateLimitsView,
    shop: ShopView,
    /// Rises by one with each change.
    #[schema(example = 3)]
    version: u64,
}

/// How many requests are taken of one caller within a window.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RateLimits)]
pub struct RateLimitsView {
    window_seconds: WindowSeconds,
    customer: RequestLimit,
    /// Of staff, administrators and API keys.
    staff: RequestLimit,
    /// Of an address that nobody is signed in from.
    anonymous: RequestLimit,
    login: RequestLimit,
    register: RequestLimit,
    refresh: RequestLimit,
}

/// Who the shop is to its customers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Shop)]
pub struct ShopView {
    name: ShopName,
    /// The colour of its pages.
    colour: Colour,
    /// Where its logo is: an https URL.
    logo_url: Option<LogoUrl>,
    /// Whose days statistics and exports go by: an IANA name.
    time_zone: TimeZone,
    /// What it speaks to those who have not said what they speak.
    language: Language,
}

/// The configuration.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneConfig {
    config: ConfigView,
}

/// An API key, without what proves that somebody has it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ApiKey)]
pub struct ApiKeyView {
    id: ApiKeyId,
    name: Name,
    /// How the key begins.
    #[schema(example = "otk_Wm8tQ0rX")]
    prefix: String,
    scopes: Vec<Scope>,
    created_by: ActorView,
    created_at: Timestamp,
    /// From then on it is no longer taken.
    expires_at: Timestamp,
    /// To five minutes; null until it is used.
    last_used_at: Option<Timestamp>,
}

impl Administration {
    /// The user, with a URL for the picture if there is one.
    pub fn user_view(&self, user: User) -> Result<UserView, ApiError> {
        let picture = self.links.picture_of(&user, self.context.services.now())?;
        Ok(UserView::new(user, picture))
    }

    /// The answer to a decision about an account.
    pub async fn judged(&self, user: User) -> Result<ApiResponse<Judged>, ApiError> {
        let open_orders = self.context.orders.count_open(user.id).await?;
        let version = user.version;
        let user = self.user_view(user)?;
        let has_picture = user.profile_picture.is_some();
        let answer = ApiResponse::ok(Judged { user, open_orders }).of_version(version);
        Ok(match has_picture {
            true => answer.secret(),
            false => answer,
        })
    }
}

impl OneConfig {
    /// The answer that shows the settings.
    pub fn answer(settings: Settings) -> ApiResponse<Self> {
        let version = settings.version;
        let config = settings.into();
        ApiResponse::ok(Self { config }).of_version(version)
    }
}

impl From<Settings> for ConfigView {
    fn from(settings: Settings) -> Self {
        Self {
            max_file_size: settings.max_file_size,
            allowed_file_types: settings.allowed_file_types,
            rate_limits: settings.rate_limits.into(),
            shop: settings.shop.into(),
            version: settings.version,
        }
    }
}

impl From<RateLimits> for RateLimitsView {
    fn from(limits: RateLimits) -> Self {
        Self {
            window_seconds: limits.window_seconds,
            customer: limits.customer,
            staff: limits.staff,
            anonymous: limits.anonymous,
            login: limits.login,
            register: limits.register,
            refresh: limits.refresh,
        }
    }
}

impl From<Shop> for ShopView {
    fn from(shop: Shop) -> Self {
        Self {
            name: shop.name,
            colour: shop.colour,
            logo_url: shop.logo_url,
            time_zone: shop.time_zone,
            language: shop.language,
        }
    }
}

impl From<ApiKey> for ApiKeyView {
    fn from(key: ApiKey) -> Self {
        Self {
            id: key.id,
            name: key.name,
            prefix: key.prefix,
            scopes: key.scopes,
            created_by: key.created_by.into(),
            created_at: key.created_at,
            expires_at: key.expires_at,
            last_used_at: key.last_used_at,
        }
    }
}
