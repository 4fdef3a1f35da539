//! Customers whom staff wrote down.

use shared_auth::{PasswordHash, PasswordToken};
use shared_domain::{
    UserId,
    order::Order,
    user::{NewContact, Role, User},
};
use shared_store::{
    ContactMerge, Credentials, IssuedPasswordToken, MatchedCustomer, OrderCustomer, Outcome,
    PasswordSet, Registration, Users,
};

use crate::{System, orders::table};

impl System {
    /// A customer with this address, whom staff wrote down with an order.
    pub async fn contact(&self, email: &str) -> User {
        let named = NewContact {
            first_name: "Ada".parse().expect("a name"),
            last_name: "Lovelace".parse().expect("a name"),
            email: Some(email.parse().expect("an address")),
            phone: Some("+442071838750".parse().expect("a number")),
        };
        let (now, users) = (self.now(), self.users());
        let meant = users
            .match_customer(&named, UserId::generate(now), now)
            .await;
        let meant = meant.expect("an answer");
        let customer = match &meant {
            MatchedCustomer::Contact(write) => OrderCustomer::Written(&users, write),
            MatchedCustomer::ByEmail(_) | MatchedCustomer::ByPhone(_) => OrderCustomer::Account,
        };
        let (placed, _) = self.place_for(meant.user(), customer).await;
        assert_eq!(placed, Outcome::Committed);
        meant.user().clone()
    }

    /// An order that staff place for a contact, and what became of it.
    pub async fn order_for_contact(&self, contact: &User) -> (Outcome, Order) {
        let users = self.users();
        self.place_for(contact, OrderCustomer::Contact(&users))
            .await
    }

    async fn place_for(&self, user: &User, customer: OrderCustomer<'_>) -> (Outcome, Order) {
        let staff = self.somebody(Role::Staff);
        self.place(&staff, user, customer, table()).await
    }

    /// A customer's account with the address of a contact, as somebody registers it who knows the
    /// address.
    pub async fn account_beside(&self, contact: &User) -> User {
        let mut account = self.somebody(Role::Customer);
        account.email.clone_from(&contact.email);
        let credentials = Credentials::with_password(PasswordHash::nobodys());
        let users = self.users();
        let registered = users.register(&account, &credentials, None, None).await;
        assert_eq!(registered.expect("an answer"), Registration::Done);
        account
    }

    /// Makes a contact one with an account, as a password token does.
    pub async fn merge(&self, contact: &User, account: &User) {
        let (users, now): (Users, _) = (self.users(), self.now());
        let token = PasswordToken::generate(contact.id).expect("a token");
        let issued = IssuedPasswordToken::of(&token, now);
        let kept = users.issue_password_token(contact, &issued, None).await;
        kept.expect("an answer");
        let (merge, hash) = (ContactMerge { contact, account }, PasswordHash::nobodys());
        let merged = users
            .merge_contact(merge, &token.hash(), &hash, None, now)
            .await;
        assert_eq!(merged.expect("an answer"), PasswordSet::Done);
    }
}
