//! Customers whom staff wrote down.

use shared::{
    domain::{
        OrderId, UserId,
        order::{NewOrder, Parties, create},
        user::{NewContact, Role, User},
    },
    store::Committed,
};

use crate::System;

impl System {
    /// A customer with this address, whom staff wrote down with an order.
    pub async fn contact(&self, email: &str) -> User {
        let named = NewContact {
            first_name: "Ada".parse().expect("a name"),
            last_name: "Lovelace".parse().expect("a name"),
            email: Some(email.parse().expect("an address")),
            phone: None,
        };
        let now = self.now();
        let meant = self.users().meant(&named, UserId::generate(now), now).await;
        let meant = meant.expect("an answer");
        let staff = self.user(Role::Staff).await;
        let order = NewOrder {
            title: "Oak table".parse().expect("a title"),
            description: Default::default(),
            special_instructions: None,
            estimated_completion: None,
        };
        let (id, by) = (OrderId::generate(now), (&staff.user).into());
        let change = create(Parties::own(meant.user()), &by, order, id, now).expect("an order");
        let users = self.users();
        let contact = meant.write().map(|write| (&users, write));
        let placed = self.orders().create(&change, contact, None).await;
        assert_eq!(placed.expect("an answer"), Committed::Done);
        meant.user().clone()
    }
}
