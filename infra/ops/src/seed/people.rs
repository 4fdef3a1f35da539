//! The sample users.

use shared_domain::{
    Timestamp, UserId,
    user::{Role, User},
};
use shared_store::{StoreError, Users};

use crate::{Error, accounts};

/// The addresses of the sample users.
pub const EMAILS: [&str; 5] = [
    "admin@example.com",
    "staff@example.com",
    "staff2@example.com",
    "customer@example.com",
    "customer2@example.com",
];
/// Of an administrator, a member of staff and a customer.
pub const ONE_OF_EACH_ROLE: [&str; 3] = [EMAILS[0], EMAILS[1], EMAILS[3]];

/// The sample users, as they are now.
#[derive(Debug)]
pub(super) struct People {
    pub admin: User,
    pub staff: [User; 2],
    pub customers: [User; 2],
}

/// Makes what is missing.
struct Maker<'a> {
    users: &'a Users,
    password: &'a str,
    registered: Timestamp,
    new: Vec<User>,
}

impl People {
    /// The sample users, and which of them were not there before.
    pub async fn ensure(
        users: &Users,
        password: &str,
        registered: Timestamp,
    ) -> Result<(Self, Vec<User>), Error> {
        let mut maker = Maker {
            users,
            password,
            registered,
            new: Vec::new(),
        };
        let [admin, staff, staff2, customer, customer2] = EMAILS;
        let people = Self {
            admin: maker.ensure(admin, "Alva", "Adler", Role::Admin).await?,
            staff: [
                maker.ensure(staff, "Sam", "Silva", Role::Staff).await?,
                maker.ensure(staff2, "Sofia", "Sato", Role::Staff).await?,
            ],
            customers: [
                maker
                    .ensure(customer, "Cora", "Cruz", Role::Customer)
                    .await?,
                maker
                    .ensure(customer2, "Carl", "Chen", Role::Customer)
                    .await?,
            ],
        };
        Ok((people, maker.new))
    }
}

impl Maker<'_> {
    async fn ensure(
        &mut self,
        email: &str,
        first_name: &str,
        last_name: &str,
        role: Role,
    ) -> Result<User, Error> {
        let email = valid(email)?;
        if let Some(id) = self.users.find_by_email(&email).await? {
            let found = self.users.find(id).await?;
            return Ok(
                found.ok_or_else(|| StoreError::internal("an e-mail address belongs to nobody"))?
            );
        }
        let (first_name, last_name) = (valid(first_name)?, valid(last_name)?);
        let id = UserId::generate(self.registered);
        let user = User::new(id, first_name, last_name, email, role, self.registered);
        accounts::with_password(self.users, &user, self.password).await?;
        self.new.push(user.clone());
        Ok(user)
    }
}

/// A text of ours as a value.
pub(super) fn valid<T: std::str::FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| Error::Sample(text.to_owned()))
}
