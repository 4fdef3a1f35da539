//! What administrators may set while the system runs.

use serde::{Deserialize, Serialize};

use super::{
    Duration,
    media::{AllowedTypes, MaxFileSize, UploadLimits},
    shop::{Shop, ShopEdit},
    whole_numbers,
};

/// The settings. A deployment's parameters give the first ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The largest file that may be uploaded.
    pub max_file_size: MaxFileSize,
    /// The types of files that may be uploaded.
    pub allowed_file_types: AllowedTypes,
    /// How many requests are taken.
    pub rate_limits: RateLimits,
    /// Who the shop is.
    #[serde(default)]
    pub shop: Shop,
    /// Rises by one with each change.
    pub version: u64,
}

/// How many requests are taken of one caller within a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RateLimits {
    /// How long a window is.
    pub window_seconds: WindowSeconds,
    /// Of a customer.
    pub customer: RequestLimit,
    /// Of a member of staff, an administrator or an API key.
    pub staff: RequestLimit,
    /// Of an address that nobody is signed in from.
    pub anonymous: RequestLimit,
    /// Of an address that signs in.
    pub login: RequestLimit,
    /// Of an address that registers.
    pub register: RequestLimit,
    /// Of an address that refreshes tokens.
    pub refresh: RequestLimit,
}

whole_numbers! {
    /// The length of a window in seconds, a day at most.
    WindowSeconds: 1..=86400;
    /// How many requests are taken in a window.
    RequestLimit: 1..=1000000;
}

/// What to change of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettingsEdit {
    /// See [`Settings::max_file_size`].
    pub max_file_size: Option<MaxFileSize>,
    /// See [`Settings::allowed_file_types`].
    pub allowed_file_types: Option<AllowedTypes>,
    /// See [`Settings::rate_limits`].
    pub rate_limits: RateLimitsEdit,
    /// See [`Settings::shop`].
    pub shop: ShopEdit,
}

/// What to change of the rate limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RateLimitsEdit {
    /// See [`RateLimits::window_seconds`].
    pub window_seconds: Option<WindowSeconds>,
    /// See [`RateLimits::customer`].
    pub customer: Option<RequestLimit>,
    /// See [`RateLimits::staff`].
    pub staff: Option<RequestLimit>,
    /// See [`RateLimits::anonymous`].
    pub anonymous: Option<RequestLimit>,
    /// See [`RateLimits::login`].
    pub login: Option<RequestLimit>,
    /// See [`RateLimits::register`].
    pub register: Option<RequestLimit>,
    /// See [`RateLimits::refresh`].
    pub refresh: Option<RequestLimit>,
}

impl Settings {
    /// The version that a deployment's parameters make.
    pub const FIRST_VERSION: u64 = 1;
    /// A change is in effect everywhere after this long: how long a function may go on with what it
    /// has read.
    pub const FRESH: Duration = Duration::from_secs(30);

    /// What may be uploaded.
    pub fn upload_limits(&self) -> UploadLimits {
        UploadLimits {
            size: self.max_file_size,
            types: self.allowed_file_types.clone(),
        }
    }

    /// The settings after an edit; nothing where it changes nothing.
    pub fn edited(&self, edit: SettingsEdit) -> Option<Self> {
        let types = edit.allowed_file_types;
        let after = Self {
            max_file_size: edit.max_file_size.unwrap_or(self.max_file_size),
            allowed_file_types: types.unwrap_or_else(|| self.allowed_file_types.clone()),
            rate_limits: self.rate_limits.edited(edit.rate_limits),
            shop: self.shop.edited(edit.shop),
            version: self.version,
        };
        (after != *self).then(|| Self {
            version: self.version + 1,
            ..after
        })
    }
}

impl RateLimits {
    fn edited(self, edit: RateLimitsEdit) -> Self {
        Self {
            window_seconds: edit.window_seconds.unwrap_or(self.window_seconds),
            customer: edit.customer.unwrap_or(self.customer),
            staff: edit.staff.unwrap_or(self.staff),
            anonymous: edit.anonymous.unwrap_or(self.anonymous),
            login: edit.login.unwrap_or(self.login),
            register: edit.register.unwrap_or(self.register),
            refresh: edit.refresh.unwrap_or(self.refresh),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        let limit = "100".parse().unwrap();
        Settings {
            max_file_size: "5242880".parse().unwrap(),
            allowed_file_types: "image/png,application/pdf".parse().unwrap(),
            rate_limits: RateLimits {
                window_seconds: "900".parse().unwrap(),
                customer: limit,
                staff: limit,
                anonymous: limit,
                login: limit,
                register: limit,
                refresh: limit,
            },
            shop: Shop::default(),
            version: Settings::FIRST_VERSION,
        }
    }

    #[test]
    fn what_is_given_changes_and_the_rest_stays() {
        let edit = SettingsEdit {
            max_file_size: Some("7".parse().unwrap()),
            rate_limits: RateLimitsEdit {
                staff: Some("1000".parse().unwrap()),
                ..RateLimitsEdit::default()
            },
            ..SettingsEdit::default()
        };
        let after = settings().edited(edit).unwrap();
        assert_eq!(after.max_file_size.get(), 7);
        assert_eq!(after.rate_limits.staff.get(), 1_000);
        assert_eq!(after.rate_limits.login.get(), 100);
        assert_eq!(after.allowed_file_types, settings().allowed_file_types);
        assert_eq!(after.version, 2);
    }

    #[test]
    fn an_edit_that_changes_nothing_is_none() {
        let edit = SettingsEdit {
            max_file_size: Some("5242880".parse().unwrap()),
            ..SettingsEdit::default()
        };
        assert_eq!(settings().edited(edit), None);
    }

    #[test]
    fn numbers_have_bounds() {
        assert!("0".parse::<RequestLimit>().is_err());
        assert!("1000001".parse::<RequestLimit>().is_err());
        assert!("86401".parse::<WindowSeconds>().is_err());
        assert!("many".parse::<WindowSeconds>().is_err());
        assert!("-1".parse::<WindowSeconds>().is_err());
    }

    #[test]
    fn settings_that_say_nothing_of_the_shop_are_of_one_that_nobody_has_described() {
        let mut written = serde_json::to_value(settings()).unwrap();
        written.as_object_mut().unwrap().remove("shop");
        assert_eq!(
            serde_json::from_value::<Settings>(written).unwrap(),
            settings()
        );
    }

    #[test]
    fn settings_read_back_as_they_were_written() {
        let written = serde_json::to_value(settings()).unwrap();
        assert_eq!(written["allowedFileTypes"][0], "image/png");
        assert_eq!(written["rateLimits"]["windowSeconds"], 900);
        assert_eq!(
            serde_json::from_value::<Settings>(written).unwrap(),
            settings()
        );
    }
}
