//! An order, from placed to counted.

use std::io::Write;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Failure, answer::Answer, api::Api, patience::Patience, people, people::Person, steps::Steps,
};
use crate::Error;

const ORDERS: &str = "/api/v1/orders";
const PICTURE: &[u8] = include_bytes!("picture.png");

/// Who wants to know of the order, and who it belongs to.
struct Scene<'a> {
    api: &'a Api,
    admin: &'a Person,
    customer: Person,
    patience: Patience,
}

/// Takes an order through its life, as the people do whom it concerns.
pub(super) async fn go_through<W: Write>(
    steps: &mut Steps<'_, W>,
    api: &Api,
    admin: &Person,
    patience: Patience,
) -> Result<(), Error> {
    let registering = people::register(api);
    let customer = steps.take("a customer registers", registering).await?;
    steps.leaves(format!("the customer {}", customer.email));
    let scene = Scene {
        api,
        admin,
        customer,
        patience,
    };
    let order = scene.placed(steps).await?;
    scene.hidden_from_others(steps, &order).await?;
    scene.illustrated(steps, &order).await?;
    scene.completed(steps, &order).await
}

impl Scene<'_> {
    /// Gives the order's number, which every path takes.
    async fn placed<W: Write>(&self, steps: &mut Steps<'_, W>) -> Result<String, Error> {
        let placing = self.place();
        let name = "the customer places an order, sent twice";
        let order = steps.take(name, placing).await?;
        steps.leaves(format!("the order {order}"));
        Ok(order)
    }

    async fn hidden_from_others<W: Write>(
        &self,
        steps: &mut Steps<'_, W>,
        order: &str,
    ) -> Result<(), Error> {
        let registering = people::register(self.api);
        let other = steps
            .take("another customer registers", registering)
            .await?;
        steps.leaves(format!("the customer {}", other.email));
        let looking = self.see_nothing(order, &other);
        steps
            .take("the other customer does not find the order", looking)
            .await
    }

    async fn illustrated<W: Write>(
        &self,
        steps: &mut Steps<'_, W>,
        order: &str,
    ) -> Result<(), Error> {
        let uploading = self.upload(order);
        let media = steps
            .take("the customer uploads a picture", uploading)
            .await?;
        let checking = self.see_ready(order, &media);
        steps.take("the picture is checked", checking).await
    }

    async fn completed<W: Write>(
        &self,
        steps: &mut Steps<'_, W>,
        order: &str,
    ) -> Result<(), Error> {
        let counting = self.count_completed();
        let before = steps.take("the dashboard answers", counting).await?;
        let completing = self.complete(order);
        let name = "the administrator completes the order";
        steps.take(name, completing).await?;
        let reading = self.read_history(order);
        steps
            .take("the customer reads its history", reading)
            .await?;
        let hearing = self.be_told(order);
        steps.take("the customer was told", hearing).await?;
        let counted = self.see_counted(before);
        steps.take("the dashboard counted it", counted).await
    }

    async fn place(&self) -> Result<String, Failure> {
        let body = json!({
            "title": "Smoke test",
            "description": "Placed by `ops smoke` to see whether a deployment works.",
        });
        let key = Uuid::now_v7().to_string();
        let place = async || {
            let answer = self.api.post_once(ORDERS, &self.customer, &body, &key);
            answer.await?.expect(201)
        };
        let (first, second) = (place().await?, place().await?);
        match first.body == second.body {
            true => first.text("/order/orderNumber"),
            false => Err(second.wrong("sent again, it is answered with something else")),
        }
    }

    async fn see_nothing(&self, order: &str, other: &Person) -> Result<(), Failure> {
        let path = format!("{ORDERS}/{order}");
        self.api.get(&path, Some(other)).await?.expect(404)?;
        Ok(())
    }

    /// Gives the file's id.
    async fn upload(&self, order: &str) -> Result<String, Failure> {
        let body = json!({"files": [{
            "fileName": "smoke.png", "contentType": "image/png", "size": PICTURE.len(),
        }]});
        let path = format!("{ORDERS}/{order}/customer-media");
        let declared = self.api.post(&path, Some(&self.customer), &body).await?;
        let declared = declared.expect(201)?;
        let upload = declared.data("/uploads/0/upload");
        self.api.upload(upload, PICTURE).await?.expect(200)?;
        declared.text("/uploads/0/media/id")
    }

    async fn see_ready(&self, order: &str, media: &str) -> Result<(), Failure> {
        let path = format!("{ORDERS}/{order}/media/{media}");
        let look = async || self.see(&path, &self.customer).await;
        let has_verdict = |answer: &Answer| answer.data("/media/state") != "PENDING";
        let answer = self.patience.until(look, has_verdict).await?;
        match answer.data("/media/state").as_str() {
            Some("READY") => Ok(()),
            _ => Err(answer.wrong("the picture was rejected")),
        }
    }

    async fn complete(&self, order: &str) -> Result<(), Failure> {
        let path = format!("{ORDERS}/{order}");
        let assignee = json!({"assigneeId": self.admin.id});
        let mut changes = vec![(format!("{path}/assignee"), assignee)];
        for status in ["IN_PROGRESS", "COMPLETED"] {
            changes.push((format!("{path}/status"), json!({"status": status})));
        }
        for (path, body) in changes {
            let answer = self.api.patch(&path, self.admin, &body).await?;
            answer.expect(200)?;
        }
        Ok(())
    }

    async fn read_history(&self, order: &str) -> Result<(), Failure> {
        let path = format!("{ORDERS}/{order}/history");
        let answer = self.see(&path, &self.customer).await?;
        match answer.data("/history/0/status") == "COMPLETED" {
            true => Ok(()),
            false => Err(answer.wrong("the history does not end with COMPLETED")),
        }
    }

    async fn be_told(&self, order: &str) -> Result<(), Failure> {
        let look = async || self.see("/api/v1/notifications", &self.customer).await;
        let is_told = |answer: &Answer| {
            let mut notifications = rows(answer.data("/notifications"));
            notifications.any(|one| one["type"] == "ORDER_COMPLETED" && one["orderNumber"] == order)
        };
        self.patience.until(look, is_told).await?;
        Ok(())
    }

    async fn count_completed(&self) -> Result<i64, Failure> {
        let answer = self.dashboard().await?;
        let count = answer.data("/orders/completed").as_i64();
        count.ok_or_else(|| answer.wrong("the answer has no /orders/completed"))
    }

    /// Others may complete orders meanwhile.
    async fn see_counted(&self, before: i64) -> Result<(), Failure> {
        let look = async || self.dashboard().await;
        let is_counted = |answer: &Answer| {
            let now = answer.data("/orders/completed").as_i64();
            now.is_some_and(|now| now > before)
        };
        self.patience.until(look, is_counted).await?;
        Ok(())
    }

    async fn dashboard(&self) -> Result<Answer, Failure> {
        self.see("/api/v1/admin/dashboard", self.admin).await
    }

    async fn see(&self, path: &str, who: &Person) -> Result<Answer, Failure> {
        self.api.get(path, Some(who)).await?.expect(200)
    }
}

fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}
