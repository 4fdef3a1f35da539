//! Making the read models again from nothing, and finding out whether they are right.

use futures_util::future::try_join_all;

use super::{
    COUNTER_SHARDS, Contents, Generation, Generations, Projection, Projector, counters::shard,
};
use crate::StoreError;
use shared_domain::{OrderId, order::OrderNumber, user::User};

impl Projector {
    /// Makes the read models again, in a generation of their own, while readers read the old one
    /// and changes go into both. Then readers read the new one. What is left is the old generation,
    /// for [`ReadModels::remove_generation`](super::ReadModels::remove_generation) once nobody
    /// reads it.
    ///
    /// Nothing where another rebuild began meanwhile: changes go into that one's generation.
    pub async fn rebuild(&self) -> Result<Option<Rebuilt>, StoreError> {
        let before = self.models.generations().await?;
        // One that was begun and not finished may lack what changed since: it is never taken up
        // again.
        let newest = before.all().max().unwrap_or(before.serving);
        let building = newest.next();
        let announced = Generations {
            serving: before.serving,
            building: Some(building),
        };
        if !self.models.set_generations(&before, &announced).await? {
            return Ok(None);
        }
        let orders = self.orders.every_id().await?;
        let users = self.users.every_user().await?;
        let work = (0..COUNTER_SHARDS).map(|shard| self.fill(building, shard, &orders, &users));
        try_join_all(work).await?;
        let serving = Generations {
            serving: building,
            building: None,
        };
        let is_latest = self.models.set_generations(&announced, &serving).await?;
        Ok(is_latest.then(|| Rebuilt {
            orders: orders.len(),
            users: users.len(),
            left: before.all().collect(),
        }))
    }

    /// Fills what one shard counts: one after the other, for they would stand in each other's way.
    async fn fill(
        &self,
        generation: Generation,
        of: u8,
        orders: &[OrderId],
        users: &[User],
    ) -> Result<(), StoreError> {
        for id in orders {
            if shard(id.as_bytes()) == of {
                self.project_order_into(generation, *id).await?;
            }
        }
        for user in users {
            if shard(user.id.as_bytes()) == of {
                let projection = Projection::of_user(generation, user);
                self.models.project(&projection).await?;
            }
        }
        Ok(())
    }

    async fn project_order_into(
        &self,
        generation: Generation,
        id: OrderId,
    ) -> Result<(), StoreError> {
        let number = OrderNumber::of(id);
        if let Some((order, text)) = self.orders.order_and_no_older_text(&number).await? {
            let projection = Projection::of_order(generation, &order, &text);
            self.models.project(&projection).await?;
        }
        Ok(())
    }

    /// How the generation that serves differs from what the tables say it should be, one line for
    /// each item. What changes meanwhile may be among it.
    pub async fn verify(&self) -> Result<Vec<String>, StoreError> {
        let generation = self.models.generations().await?.serving;
        let mut expected = Contents::default();
        for id in self.orders.every_id().await? {
            let number = OrderNumber::of(id);
            if let Some((order, text)) = self.orders.order_and_no_older_text(&number).await? {
                expected.expect(&Projection::of_order(generation, &order, &text))?;
            }
        }
        for user in self.users.every_user().await? {
            expected.expect(&Projection::of_user(generation, &user))?;
        }
        let contents = self.models.contents(generation).await?;
        Ok(contents.drift(&expected))
    }
}

/// What a rebuild did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many orders there are.
    pub orders: usize,
    /// How many users there are.
    pub users: usize,
    /// The generations that nobody reads any more.
    pub left: Vec<Generation>,
}
