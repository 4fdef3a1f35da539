//! The body of every endpoint that takes one.

use admin::{
    change_activity::ChangeActivity, change_config::ChangeConfig, change_role::ChangeRole,
    create_api_key::CreateApiKey, invite_user::InviteUser,
};
use auth::{
    login::Login, register::Register, session_transport::Refresh, set_password::SetPassword,
};
use axum::{body::Body, extract::FromRequest, http::Request};
use futures_util::FutureExt;
use media::{DeclareFiles, edit_media::EditMedia};
use orders::{
    add_note::AddNote, cancel_order::CancelOrder, change_assignee::ChangeAssignee,
    change_status::NewStatus, create_order::CreateOrder, edit_order::EditOrder,
};
use serde_json::{Value, json};
use shared_auth::PasswordToken;
use shared_domain::UserId;
use shared_http::{FieldErrors, Json, NoBody, OptionalJson, deserr::Deserr};
use users::{
    change_password::ChangePassword, edit_profile::EditProfile, upload_avatar::UploadAvatar,
};

use crate::{
    Parser,
    samples::{ID, now},
};

pub fn parsers() -> Vec<Parser> {
    [of_auth(), of_orders(), of_media(), of_users(), of_admin()]
        .into_iter()
        .flatten()
        .collect()
}

fn of_auth() -> Vec<Parser> {
    let person = json!({
        "firstName": "Ada", "lastName": "Lovelace", "email": "ada@example.com",
        "password": "analytical engine"
    });
    let token = PasswordToken::generate(UserId::generate(now())).expect("randomness");
    let new = json!({"passwordToken": token.reveal(), "newPassword": "analytical engine"});
    vec![
        body::<Register>("body of register", &person),
        body::<Login>(
            "body of login",
            &json!({"email": "ada@example.com", "password": "analytical engine"}),
        ),
        body::<Refresh>(
            "body of refresh and logout",
            &json!({"refreshToken": "AAAA"}),
        ),
        body::<SetPassword>("body of set-password", &new),
    ]
}

fn of_orders() -> Vec<Parser> {
    let order = json!({
        "customerId": ID, "title": "Oak table", "description": "Seats six.\nOiled.",
        "special_instructions": "Rounded corners.",
        "estimatedCompletion": "2030-08-30T10:30:00+02:00"
    });
    let counter = json!({
        "customer": {
            "firstName": "Ada", "lastName": "", "email": "ada@example.com",
            "phone": "+44 (0)20 7183-8750"
        },
        "assigneeId": ID, "title": "Oak table"
    });
    let edit = json!({
        "title": "Oak table", "description": "", "special_instructions": null,
        "estimatedCompletion": "2030-08-30T10:30:00Z"
    });
    let note =
        json!({"kind": "REPORT", "text": "The first coat is drying.", "visibility": "CUSTOMER"});
    vec![
        body::<CreateOrder>("body of a new order", &order),
        body::<CreateOrder>("body of an order at the counter", &counter),
        body::<EditOrder>("body of an edit", &edit),
        body::<NewStatus>(
            "body of a status",
            &json!({"status": "ON_HOLD", "comment": "No wood."}),
        ),
        body::<ChangeAssignee>("body of an assignee", &json!({"assigneeId": ID})),
        body::<AddNote>("body of a note", &note),
        optional_body::<CancelOrder>(
            "body of a cancellation",
            &json!({"reason": "Changed my mind."}),
        ),
    ]
}

fn of_media() -> Vec<Parser> {
    let file = json!({
        "fileName": "table.png", "contentType": "image/png", "size": 482_113, "description": "Ready"
    });
    let files = json!({"files": [file, file]});
    let edit = json!({"description": null, "isPublic": true});
    vec![
        body::<DeclareFiles>("body of files", &files),
        body::<EditMedia>("body of a file's edit", &edit),
    ]
}

fn of_users() -> Vec<Parser> {
    let profile = json!({
        "firstName": "Ada", "lastName": "Lovelace", "email": "ada@example.com",
        "phone": "+442071838750",
        "currentPassword": "analytical engine"
    });
    let passwords =
        json!({"currentPassword": "analytical engine", "newPassword": "difference engine"});
    vec![
        body::<EditProfile>("body of a profile", &profile),
        body::<ChangePassword>("body of change-password", &passwords),
        body::<UploadAvatar>(
            "body of a picture",
            &json!({"contentType": "image/png", "size": 4_000}),
        ),
    ]
}

fn of_admin() -> Vec<Parser> {
    let invited = json!({
        "firstName": "Ada", "lastName": "Lovelace", "email": "ada@example.com", "role": "STAFF"
    });
    let limits = json!({
        "windowSeconds": 900, "customer": 100, "staff": 1000, "anonymous": 100, "login": 20,
        "register": 10, "refresh": 60
    });
    let config = json!({
        "maxFileSize": 5_242_880, "allowedFileTypes": ["image/png", "video/mp4"],
        "rateLimits": limits
    });
    let key = json!({
        "name": "Nightly", "scopes": ["export", "read"], "expiresAt": "2026-01-01T00:00:00Z"
    });
    vec![
        body::<InviteUser>("body of an invitation", &invited),
        body::<ChangeRole>("body of a role", &json!({"role": "ADMIN"})),
        body::<ChangeActivity>("body of an activity", &json!({"isActive": false})),
        body::<ChangeConfig>("body of a configuration", &config),
        body::<CreateApiKey>("body of an API key", &key),
        Parser::of_bytes("no body", ["", "{}"], |bytes| {
            let read = NoBody::from_request(request(bytes), &()).now_or_never();
            read.expect("an answer at once").is_ok()
        }),
    ]
}

fn body<T: Deserr<FieldErrors> + 'static>(name: &'static str, sample: &Value) -> Parser {
    Parser::of_bytes(name, [sample.to_string()], |bytes| {
        let read = Json::<T>::from_request(request(bytes), &()).now_or_never();
        read.expect("an answer at once").is_ok()
    })
}

fn optional_body<T: Deserr<FieldErrors> + 'static>(name: &'static str, sample: &Value) -> Parser {
    Parser::of_bytes(name, [sample.to_string(), String::new()], |bytes| {
        let read = OptionalJson::<T>::from_request(request(bytes), &()).now_or_never();
        read.expect("an answer at once").is_ok()
    })
}

fn request(body: &[u8]) -> Request<Body> {
    let request = Request::post("/").header("content-type", "application/json");
    request.body(body.to_vec().into()).expect("a request")
}
