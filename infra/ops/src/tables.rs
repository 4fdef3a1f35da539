//! The tables, named as in the functions' environment or by the stack.

use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_dynamodb::Client;
use shared_store::{Orders, Projector, ReadModels, Users};

use crate::{Error, Stack};

/// Which table holds the users.
#[derive(Debug, Clone, clap::Args)]
pub struct UsersTable {
    /// The name of the table that holds the users, instead of the stack's.
    #[arg(long, env = "USERS_TABLE")]
    users_table: Option<String>,
}

/// Which tables hold the users and the orders.
#[derive(Debug, Clone, clap::Args)]
pub struct Tables {
    #[command(flatten)]
    users: UsersTable,
    /// The name of the table that holds the orders, instead of the stack's.
    #[arg(long, env = "ORDERS_TABLE")]
    orders_table: Option<String>,
}

/// Which tables hold the read models and what they follow from.
#[derive(Debug, Clone, clap::Args)]
pub struct ReadModelTables {
    #[command(flatten)]
    tables: Tables,
    /// The name of the table that holds the read models, instead of the stack's.
    #[arg(long, env = "READ_MODELS_TABLE")]
    read_models_table: Option<String>,
}

impl ReadModelTables {
    /// What keeps the read models.
    ///
    /// # Errors
    /// Where a table has no name.
    pub async fn open(&self, stack: &Stack) -> Result<Projector, Error> {
        let aws = aws().await;
        let (users, orders) = self.tables.of(stack, &aws).await?;
        let given = self.read_models_table.as_ref();
        let name = stack.name(&aws, given, "ReadModelsTable").await?;
        let models = ReadModels::new(&Client::new(&aws), &name);
        Ok(Projector {
            orders,
            users,
            models,
        })
    }
}

impl UsersTable {
    /// The table.
    ///
    /// # Errors
    /// Where it has no name.
    pub async fn open(&self, stack: &Stack) -> Result<Users, Error> {
        self.of(stack, &aws().await).await
    }

    async fn of(&self, stack: &Stack, aws: &SdkConfig) -> Result<Users, Error> {
        let given = self.users_table.as_ref();
        let name = stack.name(aws, given, "UsersTable").await?;
        Ok(Users::new(&Client::new(aws), &name))
    }
}

impl Tables {
    /// Both tables.
    ///
    /// # Errors
    /// Where one has no name.
    pub async fn open(&self, stack: &Stack) -> Result<(Users, Orders), Error> {
        self.of(stack, &aws().await).await
    }

    async fn of(&self, stack: &Stack, aws: &SdkConfig) -> Result<(Users, Orders), Error> {
        let users = self.users.of(stack, aws).await?;
        let given = self.orders_table.as_ref();
        let name = stack.name(aws, given, "OrdersTable").await?;
        Ok((users, Orders::new(&Client::new(aws), &name)))
    }
}

/// What clients need to know of whoever is at the keyboard: unlike a function, they may have
/// profiles and sign-ons.
pub(crate) async fn aws() -> SdkConfig {
    aws_config::load_defaults(BehaviorVersion::latest()).await
}
