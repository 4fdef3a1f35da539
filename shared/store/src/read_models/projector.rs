//! From what changed to what the read models are to know.

use futures_util::future::try_join;

use super::{Projection, ReadModels};
use crate::{Orders, StoreError, Users};
use shared_domain::{UserId, order::OrderNumber};

/// Makes the read models know orders and users as they are now.
///
/// What is read is the present state, so events may come twice, late and out of order, and a lost
/// one heals with the next.
#[derive(Debug, Clone)]
pub struct Projector {
    /// The Orders table.
    pub orders: Orders,
    /// The Users table.
    pub users: Users,
    /// The ReadModels table.
    pub models: ReadModels,
}

impl Projector {
    /// Makes every generation know an order. One that is announced while this is under way is
    /// filled by whoever announced it, from the order as it is then.
    pub async fn project_order(&self, number: &OrderNumber) -> Result<(), StoreError> {
        let order = self.orders.order_and_no_older_text(number);
        let (generations, found) = try_join(self.models.generations(), order).await?;
        let Some((order, text)) = found else {
            return Ok(());
        };
        for generation in generations.all() {
            let projection = Projection::of_order(generation, &order, &text);
            self.models.project(&projection).await?;
        }
        Ok(())
    }

    /// The same for a user.
    pub async fn project_user(&self, user: UserId) -> Result<(), StoreError> {
        let user = self.users.find_or_merged(user);
        let (generations, found) = try_join(self.models.generations(), user).await?;
        let Some(user) = found else { return Ok(()) };
        for generation in generations.all() {
            let projection = Projection::of_user(generation, &user);
            self.models.project(&projection).await?;
        }
        Ok(())
    }
}
