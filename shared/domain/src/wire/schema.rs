//! How the domain's values look in the OpenAPI document. Limits come from the values themselves.

use std::borrow::Cow;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ArrayBuilder, KnownFormat, ObjectBuilder, Ref, RefOr, Schema, SchemaFormat, schema::Type,
    },
};

use crate::{
    ApiKeyId, AuditEventId, Day, EventId, Given, MediaId, NoteId, NotificationId, OrderId, Patch,
    SavedViewId, SessionId, TimeZone, Timestamp, UserId,
    api_key::Scope,
    audit::AuditType,
    media::{AllowedTypes, ContentType, FileName, FileType, MaxFileSize, MediaState, Origin},
    notification::NotificationType,
    order::{Action, NoteKind, OrderNumber, OrderStatus, Visibility},
    settings::{RequestLimit, WindowSeconds},
    shop::{Colour, Language, LogoUrl},
    text::{
        Caption, Comment, Description, Instructions, LastName, Limits, Name, NoteText, ShopName,
        Title, ViewName,
    },
    user::{Email, Phone, Role, UserKind},
};

/// A schema, or the name of one.
pub type SchemaOrRef = RefOr<Schema>;

/// A string.
pub fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn text(limits: Limits) -> ObjectBuilder {
    string()
        .min_length(Some(limits.min))
        .max_length(Some(limits.max))
}

fn id() -> ObjectBuilder {
    string()
        .format(Some(SchemaFormat::Custom("uuid".to_owned())))
        .examples(["0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70"])
}

/// A whole number within these bounds.
pub fn whole(min: u64, max: u64) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(min as f64))
        .maximum(Some(max as f64))
}

/// One of these strings.
pub fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> ObjectBuilder {
    string().enum_values(Some(names))
}

/// Says how these types look in the OpenAPI document.
#[macro_export]
macro_rules! schemas {
    ($($name:ty: $builder:expr),* $(,)?) => {$(
        impl $crate::wire::utoipa::PartialSchema for $name {
            fn schema() -> $crate::wire::SchemaOrRef {
                $builder.into()
            }
        }

        impl $crate::wire::utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }
    )*};
}

crate::schemas! {
    OrderId: id(),
    EventId: id(),
    NoteId: id(),
    MediaId: id(),
    NotificationId: id(),
    UserId: id(),
    ApiKeyId: id(),
    AuditEventId: id(),
    SavedViewId: id(),
    SessionId: id(),
    Timestamp: string()
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
        .examples(["2030-08-30T10:30:00.000Z"]),
    Day: string()
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
        .examples(["2030-08-30"]),
    Name: text(Name::LIMITS).examples(["Ada"]),
    LastName: text(LastName::LIMITS).examples(["Lovelace"]),
    ShopName: text(ShopName::LIMITS).examples(["Oak & Ash"]),
    ViewName: text(ViewName::LIMITS).examples(["Overdue at the bench"]),
    Colour: string().pattern(Some(Colour::PATTERN)).examples(["#2F5BD7"]),
    LogoUrl: string()
        .format(Some(SchemaFormat::Custom("uri".to_owned())))
        .max_length(Some(LogoUrl::MAX_LENGTH))
        .examples(["https://example.com/logo.png"]),
    TimeZone: string().examples(["Europe/Berlin"]),
    Language: one_of(Language::ALL.map(Language::as_str)),
    Title: text(Title::LIMITS).examples(["Oak dining table"]),
    Description: text(Description::LIMITS).examples(["Seats six, oiled, not lacquered."]),
    Instructions: text(Instructions::LIMITS).examples(["Rounded corners, please."]),
    Comment: text(Comment::LIMITS).examples(["The wood has arrived."]),
    NoteText: text(NoteText::LIMITS).examples(["First coat is drying."]),
    Caption: text(Caption::LIMITS).examples(["The frame is glued and drying."]),
    FileName: text(FileName::LIMITS).pattern(Some(r"^[^/\\]*$")).examples(["first-coat.jpg"]),
    Email: string().format(Some(SchemaFormat::KnownFormat(KnownFormat::Email))).examples(["ada@example.com"]),
    Phone: string().pattern(Some(Phone::PATTERN)).examples(["+442071838750"]),
    OrderNumber: string().examples(["ORD-20260830-7KQ4M2X"]),
    MaxFileSize: whole(MaxFileSize::MIN, MaxFileSize::MAX).examples([5_242_880]),
    WindowSeconds: whole(WindowSeconds::MIN, WindowSeconds::MAX).examples([900]),
    RequestLimit: whole(RequestLimit::MIN, RequestLimit::MAX).examples([100]),
    AllowedTypes: ArrayBuilder::new()
        .items(Ref::from_schema_name("ContentType"))
        .min_items(Some(1)),
    AuditType: one_of(AuditType::ALL.map(AuditType::as_str)),
    Scope: one_of(Scope::ALL.map(Scope::as_str)),
    OrderStatus: one_of(OrderStatus::ALL.map(OrderStatus::as_str)),
    UserKind: one_of(UserKind::ALL.map(UserKind::as_str)),
    Role: one_of([Role::Customer, Role::Staff, Role::Admin].map(Role::as_str)),
    NoteKind: one_of(NoteKind::ALL.map(NoteKind::as_str)),
    Visibility: one_of(Visibility::ALL.map(Visibility::as_str)),
    ContentType: one_of(ContentType::ALL.map(ContentType::as_str)),
    FileType: one_of(FileType::ALL.map(FileType::as_str)),
    MediaState: one_of(MediaState::ALL.map(MediaState::as_str)),
    NotificationType: one_of(NotificationType::ALL.map(NotificationType::as_str)),
    Origin: one_of(Origin::ALL.map(Origin::as_str)),
    Action: one_of(Action::ALL.map(Action::as_str)),
}

macro_rules! like_its_value {
    ($($wrapper:ident),*) => {$(
        impl<T: ToSchema> PartialSchema for $wrapper<T> {
            fn schema() -> RefOr<Schema> {
                T::schema()
            }
        }

        impl<T: ToSchema> ToSchema for $wrapper<T> {
            fn name() -> Cow<'static, str> {
                T::name()
            }

            fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
                T::schemas(schemas);
            }
        }
    )*};
}

like_its_value!(Given, Patch);
