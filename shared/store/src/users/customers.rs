//! Customers, found by what they tell at a counter, and contacts, whom staff write down.
//!
//! Beside the users there is an item for each address of a contact, which says whose it is, and one
//! for each telephone number, which says whose it is among all users.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use futures_util::future::try_join;
use serde::{Deserialize, Serialize};

use super::{EmailHolder, user_item};
use crate::{
    StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{from_item, number, to_item},
        keys::Key,
        transaction::Transaction,
    },
};
use shared_domain::{
    Timestamp, UserId,
    user::{Email, NewContact, Phone, Role, User},
};

/// Of the users with one number, so many are looked at.
const MOST: usize = 100;

/// Whose number it is.
#[derive(Debug, Default, Serialize, Deserialize)]
struct PhoneHolder {
    #[serde(default)]
    users: BTreeSet<UserId>,
}

/// Who is meant by what somebody told at a counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatchedCustomer {
    /// Somebody with this address, who may be no customer.
    ByEmail(User),
    /// A customer with this number and these names.
    ByPhone(User),
    /// A contact, to be written with whatever names it.
    Contact(Box<ContactWrite>),
}

impl MatchedCustomer {
    /// Who it is.
    pub fn user(&self) -> &User {
        match self {
            Self::ByEmail(user) | Self::ByPhone(user) => user,
            Self::Contact(write) => &write.after,
        }
    }
}

/// A contact who is new, or of whom an address is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactWrite {
    before: Option<User>,
    after: User,
    /// Whose the number is as far as is known: somebody with it who comes into being meanwhile may
    /// be the one who is meant.
    with_number: BTreeSet<UserId>,
}

impl Users {
    /// Who is meant: the customer with this address, else the one with this number and these names,
    /// else a contact of this id, who is yet to be written down.
    pub async fn match_customer(
        &self,
        named: &NewContact,
        id: UserId,
        now: Timestamp,
    ) -> Result<MatchedCustomer, StoreError> {
        if let Some(email) = &named.email
            && let Some(user) = self.by_email(email).await?
        {
            return Ok(MatchedCustomer::ByEmail(user));
        }
        let with_number = match &named.phone {
            Some(phone) => self.with_number(phone).await?,
            None => BTreeSet::new(),
        };
        let users = self.all_now(&with_number).await?;
        let is_meant = |user: &User| {
            let may_be = user.role == Role::Customer && user.is_active;
            let other_address = named.email.is_some() && user.email.is_some();
            may_be && !other_address && named.is_named_like(user)
        };
        let known = users.into_iter().find(is_meant);
        let (before, after) = match (known, &named.email) {
            (Some(user), None) => return Ok(MatchedCustomer::ByPhone(user)),
            (Some(user), Some(email)) => {
                let after = user.reachable_at(email.clone(), now);
                (Some(user), after)
            }
            (None, _) => (None, named.clone().written_down(id, now)),
        };
        Ok(MatchedCustomer::Contact(Box::new(ContactWrite {
            before,
            after,
            with_number,
        })))
    }

    /// Customers with this address: a contact, an account, or both, as long as nobody has proved
    /// that they are one.
    pub async fn customers_by_email(&self, email: &Email) -> Result<Vec<User>, StoreError> {
        let (contact, account) = self.holders(email).await?;
        let ids = contact.into_iter().chain(account).collect();
        Ok(customers(self.all_now(&ids).await?))
    }

    /// Customers with this number.
    pub async fn customers_by_phone(&self, phone: &Phone) -> Result<Vec<User>, StoreError> {
        let ids = self.with_number(phone).await?;
        Ok(customers(self.all_now(&ids).await?))
    }

    /// Whose address this is. A contact comes before an account, which anybody may have made who
    /// knows the address.
    async fn by_email(&self, email: &Email) -> Result<Option<User>, StoreError> {
        let (contact, account) = self.holders(email).await?;
        match contact.or(account) {
            Some(id) => self.find(id).await,
            None => Ok(None),
        }
    }

    /// The contact and the account with this address.
    async fn holders(&self, email: &Email) -> Result<(Option<UserId>, Option<UserId>), StoreError> {
        try_join(self.contact_by_email(email), self.find_by_email(email)).await
    }

    async fn contact_by_email(&self, email: &Email) -> Result<Option<UserId>, StoreError> {
        let found = self.table.get(&Key::contact(email)).await?;
        let holder = found.map(from_item::<EmailHolder>).transpose()?;
        Ok(holder.map(|holder| holder.user_id))
    }

    pub(crate) async fn with_number(&self, phone: &Phone) -> Result<BTreeSet<UserId>, StoreError> {
        let found = self.table.get(&Key::phone(phone)).await?;
        let holder: PhoneHolder = found.map(from_item).transpose()?.unwrap_or_default();
        Ok(holder.users)
    }

    /// Those who exist, as they are now.
    async fn all_now(&self, ids: &BTreeSet<UserId>) -> Result<Vec<User>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let keys = ids.iter().take(MOST).map(|id| Key::user(*id).attributes());
        let request = KeysAndAttributes::builder()
            .set_keys(Some(keys.collect()))
            .consistent_read(true)
            .build()?;
        let items = self.table.batch(request).await?;
        items.into_iter().map(from_item).collect()
    }

    /// Writes a contact down in a transaction, unless somebody did so meanwhile.
    pub(crate) fn write_contact(
        &self,
        transaction: Transaction,
        write: &ContactWrite,
    ) -> Result<Transaction, StoreError> {
        let contact = &write.after;
        let item = user_item(contact)?;
        let mut transaction = match &write.before {
            None => transaction.create(Condition::IdUnused, &self.table, item)?,
            Some(before) => {
                transaction.put_if(Condition::UserUnchanged, &self.table, item, |put| {
                    put.condition_expression("version = :version")
                        .expression_attribute_values(":version", number(before.version))
                })?
            }
        };
        if let Some(email) = &contact.email {
            let holder = EmailHolder {
                user_id: contact.id,
            };
            let item = to_item(&Key::contact(email), &holder)?;
            transaction = transaction.create(Condition::ContactEmailFree, &self.table, item)?;
        }
        match &contact.phone {
            Some(phone) => self.add_number(transaction, phone, contact.id, &write.with_number),
            None => Ok(transaction),
        }
    }

    /// Says that the number is this user's too, while it is nobody's but theirs who are known.
    fn add_number(
        &self,
        transaction: Transaction,
        phone: &Phone,
        user: UserId,
        known: &BTreeSet<UserId>,
    ) -> Result<Transaction, StoreError> {
        let (condition, key) = (Condition::PhoneHoldersUnchanged, Key::phone(phone));
        transaction.update_if(condition, &self.table, &key, |update| {
            let update = update
                .update_expression("ADD #users :user")
                .expression_attribute_names("#users", "users")
                .expression_attribute_values(":user", ids([user]));
            match known.is_empty() {
                true => update.condition_expression("attribute_not_exists(#users)"),
                false => update
                    .condition_expression("#users = :known")
                    .expression_attribute_values(":known", ids(known.iter().copied())),
            }
        })
    }

    /// Says whose numbers they are after somebody changed theirs.
    pub(crate) fn change_number(
        &self,
        mut transaction: Transaction,
        before: &User,
        after: &User,
    ) -> Result<Transaction, StoreError> {
        if before.phone == after.phone {
            return Ok(transaction);
        }
        for (phone, change) in [(&before.phone, "DELETE"), (&after.phone, "ADD")] {
            let Some(phone) = phone else { continue };
            transaction = transaction.update(&self.table, &Key::phone(phone), |update| {
                update
                    .update_expression(format!("{change} #users :user"))
                    .expression_attribute_names("#users", "users")
                    .expression_attribute_values(":user", ids([after.id]))
            })?;
        }
        Ok(transaction)
    }
}

fn customers(users: Vec<User>) -> Vec<User> {
    let customers = users.into_iter();
    customers
        .filter(|user| user.role == Role::Customer && user.is_active)
        .collect()
}

pub(crate) fn ids(users: impl IntoIterator<Item = UserId>) -> AttributeValue {
    AttributeValue::Ss(users.into_iter().map(|id| id.to_string()).collect())
}
