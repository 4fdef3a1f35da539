//! What administrators and their programs do.

use reqwest::Client as Http;
use serde_json::json;

use crate::PASSWORD;
use crate::client::{Answer, Client, Session};
use crate::patience::until;
use crate::secrets::soon;

pub async fn tour(api: &Client, base: &str) {
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    look(&admin).await;
    save_views(&admin).await;
    change_many(&admin).await;
    show_picture(api, &admin).await;
    invite(api, &admin).await;
    write_down(api, &admin).await;
    merge(api, &admin).await;
    let orders = admin.get("/orders").await.expect_status(200);
    let order = orders.data("/orders/0/orderNumber");
    let files = format!("/orders/{}/media", order.as_str().unwrap());
    for path in ["/orders", &files, "/admin/config"] {
        use_key(base, &admin, path).await;
    }
    let settings = json!({"maxFileSize": 1_000_000});
    let set = admin.put("/admin/config", &settings).await;
    set.expect_status(200);
}

async fn look(admin: &Session) {
    for path in [
        "/admin/dashboard",
        "/admin/users",
        "/admin/users?search=customer",
        "/admin/orders/analytics",
        "/admin/config",
        "/admin/health",
        "/admin/api-keys",
        "/admin/audit",
        "/admin/audit?type=REGISTERED",
        "/orders?status=PENDING",
    ] {
        admin.get(path).await.expect_status(200);
    }
    let own = format!("/admin/audit?actorId={}", admin.user_id);
    admin.get(&own).await.expect_status(200);
    let id = &admin.user_id;
    for query in [
        String::new(),
        "?overdue=true".to_owned(),
        format!("?customerId={id}"),
        format!("?customerId={id}&overdue=true"),
        format!("?assigneeId={id}"),
        format!("?assigneeId={id}&overdue=true"),
    ] {
        let export = admin.get(&format!("/admin/orders/export{query}")).await;
        fetch(&export.expect_status(200), "/url").await;
    }
}

/// A view is shared, seen, and shared no more.
async fn save_views(admin: &Session) {
    for (version, shared) in [(0, true), (1, false)] {
        let view = json!({"name": "Late", "query": "overdue=true", "shared": shared});
        let body = json!({"views": [view], "version": version});
        let kept = admin.put("/users/views", &body).await;
        kept.expect_status(200);
        admin.get("/users/views").await.expect_status(200);
    }
}

/// Two orders are assigned at once, and again where the answer was lost.
async fn change_many(admin: &Session) {
    let listed = admin.get("/orders?status=PENDING").await.expect_status(200);
    let order = |index: usize| listed.data(&format!("/orders/{index}/id"));
    let body = json!({
        "orderIds": [order(0), order(1)], "action": "assign", "assigneeId": admin.user_id
    });
    for _ in 0..2 {
        let changed = admin.post_once("/orders/bulk", &body, "assign-two").await;
        let changed = changed.expect_status(200);
        assert_eq!(changed.data("/results/1/ok"), true);
    }
}

/// The picture of somebody who has one is shown where they sign in and where people are listed.
async fn show_picture(api: &Client, admin: &Session) {
    let path = "/admin/users?search=customer@example.com";
    let listed = admin.get(path).await.expect_status(200);
    // The words fit others too.
    let users = listed.data("/users").as_array().unwrap().len();
    let mut pictures = (0..users).map(|index| format!("/users/{index}/profilePicture"));
    let shown = pictures.find(|pointer| listed.data(pointer).is_string());
    fetch(&listed, &shown.expect("somebody has a picture")).await;
    let body = json!({"email": "customer@example.com", "password": PASSWORD});
    let signed_in = api.post("/auth/login", &body).await.expect_status(200);
    fetch(&signed_in, "/user/profilePicture").await;
}

/// Fetches what an answer links to.
async fn fetch(answer: &Answer, pointer: &str) {
    let url = answer.data(pointer);
    let fetched = reqwest::get(url.as_str().unwrap()).await.unwrap();
    assert_eq!(fetched.status(), 200, "{pointer}");
}

/// A customer at the counter, whose address is told another day, and who has an account in the end.
async fn write_down(api: &Client, admin: &Session) {
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let by_number = json!({"firstName": "Mary", "lastName": "Jackson", "phone": "+12125550123"});
    let mut by_both = by_number.clone();
    by_both["email"] = json!("mary@example.org");
    for (key, customer) in [("mary-1", &by_number), ("mary-2", &by_both)] {
        let order = json!({"title": "Wind tunnel", "customer": customer});
        let placed = staff.post_once("/orders", &order, key).await;
        placed.expect_status(201);
    }
    for query in ["email=mary@example.org", "phone=%2B12125550123"] {
        let found = staff.get(&format!("/users/customers?{query}")).await;
        let found = found.expect_status(200);
        assert_eq!(found.data("/customers/0/kind"), "CONTACT");
    }
    let found = staff.get("/users/customers?email=mary@example.org").await;
    let id = found.expect_status(200).data("/customers/0/id");
    let path = format!("/admin/users/{}/password-token", id.as_str().unwrap());
    let token = admin.post(&path, &json!({})).await.expect_status(200);
    let body = json!({
        "passwordToken": token.data("/passwordToken"), "newPassword": "supersonic wind tunnel"
    });
    let set = api.post("/auth/set-password", &body).await;
    set.expect_status(200);
    let mary = api
        .sign_in("mary@example.org", "supersonic wind tunnel")
        .await;
    let orders = mary.get("/orders").await.expect_status(200);
    assert_eq!(orders.data("/orders").as_array().unwrap().len(), 2);
    let number = json!({"phone": "+12125550199"});
    mary.put("/users/profile", &number).await.expect_status(200);
}

/// A customer at the counter who has registered at home as well, and proves to be both.
async fn merge(api: &Client, admin: &Session) {
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let names = json!({"firstName": "Dorothy", "lastName": "Vaughan"});
    let mut customer = names.clone();
    customer["phone"] = json!("+12125550145");
    let mut with_address = customer.clone();
    with_address["email"] = json!("dorothy@example.org");
    for (key, customer) in [("dorothy-1", &with_address), ("dorothy-2", &customer)] {
        let order = json!({"title": "Compiler", "customer": customer});
        let placed = staff.post_once("/orders", &order, key).await;
        placed.expect_status(201);
    }
    let mut account = names;
    account["email"] = json!("dorothy@example.org");
    account["password"] = json!("west area computing");
    let registered = api.post("/auth/register", &account).await;
    registered.expect_status(201);
    let found = staff.get("/users/customers?phone=%2B12125550145").await;
    let id = found.expect_status(200).data("/customers/0/id");
    let path = format!("/admin/users/{}/password-token", id.as_str().unwrap());
    let token = admin.post(&path, &json!({})).await.expect_status(200);
    let new = "formula translating system";
    let body = json!({"passwordToken": token.data("/passwordToken"), "newPassword": new});
    let set = api.post("/auth/set-password", &body).await;
    set.expect_status(200);
    let dorothy = api.sign_in("dorothy@example.org", new).await;
    let profile = dorothy.get("/users/profile").await.expect_status(200);
    assert_eq!(profile.data("/user/phone"), "+12125550145");
    let orders = async || {
        let listed = dorothy.get("/orders").await.expect_status(200);
        let orders = listed.data("/orders").as_array().unwrap().len();
        (orders == 2).then_some(())
    };
    until(orders).await;
}

/// Somebody is invited, promoted, demoted and disabled.
async fn invite(api: &Client, admin: &Session) {
    const NEW_PASSWORD: &str = "staple horse battery";
    let body = json!({
        "firstName": "Grace", "lastName": "Hopper", "email": "grace@example.com", "role": "STAFF"
    });
    let invited = admin.post_once("/admin/users", &body, "invite-grace").await;
    let invited = invited.expect_status(201);
    let id = invited.data("/user/id").as_str().unwrap().to_owned();
    let path = format!("/admin/users/{id}");
    let token = admin
        .post(&format!("{path}/password-token"), &json!({}))
        .await;
    let token = token.expect_status(200).data("/passwordToken");
    let set = json!({"passwordToken": token, "newPassword": NEW_PASSWORD});
    let set = api.post("/auth/set-password", &set).await;
    set.expect_status(200);
    api.sign_in("grace@example.com", NEW_PASSWORD).await;
    for role in ["ADMIN", "STAFF"] {
        let changed = admin
            .patch(&format!("{path}/role"), &json!({"role": role}))
            .await;
        changed.expect_status(200);
    }
    for is_active in [false, true] {
        let changed = admin.patch(&path, &json!({"isActive": is_active})).await;
        changed.expect_status(200);
        let credentials = json!({"email": "grace@example.com", "password": NEW_PASSWORD});
        let signed_in = api.post("/auth/login", &credentials).await;
        signed_in.expect_status(if is_active { 200 } else { 403 });
    }
}

/// A key is made, used and revoked. Its use is noted where it is used first.
async fn use_key(base: &str, admin: &Session, path: &str) {
    let body =
        json!({"name": "Reports", "scopes": ["read", "export", "config"], "expiresAt": soon()});
    let made = admin
        .post_once("/admin/api-keys", &body, "make-a-key")
        .await;
    let made = made.expect_status(201);
    let key = made.data("/key");
    let request = Http::new().get(format!("{base}/api/v1{path}"));
    let request = request.header("x-api-key", key.as_str().unwrap());
    assert_eq!(request.send().await.unwrap().status(), 200, "{path}");
    let id = made.data("/apiKey/id");
    let path = format!("/admin/api-keys/{}", id.as_str().unwrap());
    admin.delete(&path).await.expect_status(200);
}
