//! The tables, named as in the functions' environment.

use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_dynamodb::Client;
use shared::store::{Orders, Projector, ReadModels, Users};

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

/// Which tables hold the read models and what they follow from.
#[derive(Debug, Clone, clap::Args)]
pub struct ReadModelTables {
    #[command(flatten)]
    tables: Tables,
    /// The name of the table that holds the read models.
    #[arg(long, env = "READ_MODELS_TABLE")]
    read_models_table: String,
}

impl ReadModelTables {
    /// What keeps the read models.
    pub async fn open(&self) -> Projector {
        let client = client().await;
        let (users, orders) = self.tables.of(&client);
        Projector {
            orders,
            users,
            models: ReadModels::new(&client, &self.read_models_table),
        }
    }
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
        self.of(&client().await)
    }

    fn of(&self, client: &Client) -> (Users, Orders) {
        let users = Users::new(client, &self.users.users_table);
        (users, Orders::new(client, &self.orders_table))
    }
}

/// A client for whoever is at the keyboard: unlike a function, they may have profiles and sign-ons.
async fn client() -> Client {
    Client::new(&aws().await)
}

/// What clients need to know.
pub(crate) async fn aws() -> SdkConfig {
    aws_config::load_defaults(BehaviorVersion::latest()).await
}
