//! What is sent: for each operation a body that it takes.

use serde_json::{Value, json};
use shared_domain::Duration;

use super::{scene::Scene, table::Row};

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";

/// The body of a request for the row's operation, where it takes one.
pub fn body(scene: &Scene, row: &Row) -> Option<Value> {
    account(scene, row.operation)
        .or_else(|| order(scene, row))
        .or_else(|| administration(scene, row.operation))
}

fn account(scene: &Scene, operation: &str) -> Option<Value> {
    Some(match operation {
        "register" => json!({
            "firstName": "Ada",
            "lastName": "Lovelace",
            "email": "ada@example.com",
            "password": PASSWORD,
        }),
        "login" => json!({"email": scene.owner.user.email, "password": PASSWORD}),
        "refresh" | "logout" => json!({"refreshToken": scene.owner.refresh_token}),
        "set_password" => json!({
            "passwordToken": scene.password_token,
            "newPassword": "a password of its own",
        }),
        "edit_profile" => json!({"firstName": "Ada"}),
        "change_password" => json!({
            "currentPassword": PASSWORD,
            "newPassword": "a password of its own",
        }),
        "upload_avatar" => json!({"contentType": "image/png", "size": 9}),
        "change_views" => json!({
            "views": [{"name": "Late", "query": "overdue=true"}],
            "version": 0,
        }),
        _ => return None,
    })
}

fn order(scene: &Scene, row: &Row) -> Option<Value> {
    Some(match (row.operation, row.about) {
        ("create_order", "for") => json!({"title": "Cake", "customerId": scene.owner.id()}),
        ("create_order" | "edit_order_put" | "edit_order_patch", _) => json!({"title": "Cake"}),
        ("bulk_change", _) => json!({
            "orderIds": [scene.queued.id],
            "action": "status",
            "status": "IN_PROGRESS",
        }),
        ("change_status", _) => json!({"status": "IN_PROGRESS"}),
        ("cancel_order_post" | "cancel_order_delete", _) => json!({"reason": "Too dear"}),
        ("change_assignee", _) => json!({"assigneeId": scene.colleague.id()}),
        ("add_note", "message") => json!({"kind": "MESSAGE", "text": "Hello"}),
        ("add_note", _) => json!({"kind": "NOTE", "text": "Hello", "visibility": "INTERNAL"}),
        ("upload_media" | "upload_customer_media", _) => {
            let file = json!({"fileName": "a.jpg", "contentType": "image/jpeg", "size": 9});
            json!({"files": [file]})
        }
        ("edit_media", _) => json!({"description": "The varnish is drying"}),
        _ => return None,
    })
}

fn administration(scene: &Scene, operation: &str) -> Option<Value> {
    Some(match operation {
        "invite_user" => json!({
            "firstName": "Grace",
            "lastName": "Hopper",
            "email": "grace@example.com",
            "role": "STAFF",
        }),
        "change_role" => json!({"role": "STAFF"}),
        "change_activity" => json!({"isActive": false}),
        "change_config" => json!({"maxFileSize": 1_000_000}),
        "create_api_key" => {
            let tomorrow = scene.system.now() + Duration::from_secs(86_400);
            json!({"name": "Reports", "scopes": ["read"], "expiresAt": tomorrow})
        }
        _ => return None,
    })
}
