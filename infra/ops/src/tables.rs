//! The tables, named as in the functions' environment.

use aws_config::BehaviorVersion;
use aws_sdk_dynamodb::Client;
use shared::store::{Orders, Users};

/// Which table holds the users.
#[derive(Debug, Clone, clap::Args)]
pub struct UsersTable {
    /// The name of the table that holds the users.
    #[arg(long, env = "USERS_TABLE")]
    users_table: String,
}

/// Which tables hold the users and the orders.
#[derive(Debug, Clone, clap::Args)]
pub struct Tables {
    #[command(flatten)]
    users: UsersTable,
    /// The name of the table that holds the orders.
    #[arg(long, env = "ORDERS_TABLE")]
    orders_table: String,
}

impl UsersTable {
    /// The table.
    pub async fn open(&self) -> Users {
        let client = client().await;
        Users::new(&client, &self.users_table)
    }
}

impl Tables {
    /// Both tables.
    pub async fn open(&self) -> (Users, Orders) {
        let client = client().await;
        let users = Users::new(&client, &self.users.users_table);
        (users, Orders::new(&client, &self.orders_table))
    }
}

/// A client for whoever is at the keyboard: unlike a function, they may have profiles and sign-ons.
async fn client() -> Client {
    Client::new(&aws_config::load_defaults(BehaviorVersion::latest()).await)
}
