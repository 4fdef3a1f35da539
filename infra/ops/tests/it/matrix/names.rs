//! What paths name: something of the scene, or nothing there is.

use shared_domain::{OrderId, order::OrderNumber};

use super::{callers::Caller, operations::Operation, scene::Scene, table::Row};

/// What the placeholders of a path stand for.
#[derive(Debug, Clone)]
pub struct Names {
    id: String,
    media: String,
}

impl Names {
    /// What the row asks about.
    pub fn of(scene: &Scene, operation: &Operation, row: &Row) -> Self {
        let (order, media) = match row.about {
            "queued" | "waiting" => (&scene.queued, &scene.waiting),
            "private" => (&scene.taken, &scene.private),
            "pending" => (&scene.taken, &scene.pending),
            _ => (&scene.taken, &scene.public),
        };
        let group = operation.path.split("/{id}").next().unwrap_or_default();
        let id = match group {
            "/api/v1/orders" => order.id.to_string(),
            "/api/v1/auth/sessions" => scene.owner.session.id.to_string(),
            "/api/v1/notifications" => scene.told.to_string(),
            "/api/v1/admin/users" => scene.owner.id().to_string(),
            "/api/v1/admin/api-keys" => scene.key.clone(),
            _ if operation.names_something() => {
                panic!("the scene has nothing for the {{id}} of {}", operation.path)
            }
            _ => String::new(),
        };
        let media = media.id.to_string();
        Self { id, media }
    }

    /// The operation's path about this.
    pub fn path(&self, operation: &Operation) -> String {
        let path = operation.path.replace("{id}", &self.id);
        let path = path.replace("{mediaId}", &self.media);
        let path = path.replace("{file}", "swagger-ui.css");
        match path.ends_with("/users/customers") {
            true => format!("{path}?phone=%2B442071838750"),
            false => path,
        }
    }

    /// The same by the order's number.
    fn by_number(&self, number: &OrderNumber) -> Self {
        Self {
            id: number.to_string(),
            ..self.clone()
        }
    }
}

/// Pairs of what there is and of what there is not, which the caller cannot tell apart. Ids are
/// compared with ids and numbers with numbers: which of them a client sends, it knows.
pub fn pairs(scene: &Scene, operation: &Operation, row: &Row, caller: Caller) -> Vec<[Names; 2]> {
    let there = Names::of(scene, operation, row);
    let nothing = OrderId::generate(scene.system.now());
    let absent = Names {
        id: nothing.to_string(),
        ..there.clone()
    };
    let without_file = Names {
        media: nothing.to_string(),
        ..there.clone()
    };
    let mut pairs = Vec::new();
    if operation.path.contains("{mediaId}") {
        pairs.push([there.clone(), without_file]);
    }
    if !sees_order(operation, row, caller) {
        if operation.path.starts_with("/api/v1/orders/") {
            let order = match row.about {
                "queued" | "waiting" => &scene.queued,
                _ => &scene.taken,
            };
            let nothing = OrderNumber::of(nothing);
            pairs.push([there.by_number(&order.number), there.by_number(&nothing)]);
        }
        pairs.push([there, absent]);
    }
    pairs
}

/// What is hidden from those who see an order is a file of it.
fn sees_order(operation: &Operation, row: &Row, caller: Caller) -> bool {
    let is_order = operation.path.starts_with("/api/v1/orders/");
    let is_queued = ["queued", "waiting"].contains(&row.about);
    is_order
        && match caller {
            Caller::Owner | Caller::Staff | Caller::Admin | Caller::Program => true,
            Caller::Colleague => is_queued,
            _ => false,
        }
}
