//! Sends requests one after the other to instances whose calls of DynamoDB are recorded.

use super::budget::Budget;
use super::cost::Cost;
use super::proxy::Proxy;
use crate::Error;
use crate::deployment::Deployment;
use crate::report::Table;
use crate::runtime::{Answer, Instance, Request};

/// What is measured, and what came of it.
#[derive(Debug)]
pub struct Script<'a> {
    /// The deployment.
    pub deployment: &'a Deployment,
    /// The function of accounts.
    auth: Instance,
    /// The function of orders.
    pub orders: Instance,
    /// The function of administrators.
    admin: Instance,
    proxy: Proxy,
    table: Table,
}

impl<'a> Script<'a> {
    /// Starts the functions, and has them open their connections.
    pub async fn start(deployment: &'a Deployment) -> Result<Self, Error> {
        let proxy = Proxy::start(deployment.database.endpoint()).await?;
        let mut script = Self {
            deployment,
            auth: deployment.instance_with("auth", &proxy.url()).await?,
            orders: deployment.instance_with("orders", &proxy.url()).await?,
            admin: deployment.instance_with("admin", &proxy.url()).await?,
            proxy,
            table: table(),
        };
        let admin = &deployment.accounts.admin;
        script
            .auth
            .expect(&Request::get("/api/v1/auth/sessions").by(admin))
            .await?;
        script
            .orders
            .expect(&Request::get("/api/v1/orders").by(admin))
            .await?;
        script
            .admin
            .expect(&Request::get("/api/v1/admin/users").by(admin))
            .await?;
        Ok(script)
    }

    /// Has `auth` answer. What counts attempts to sign in is left aside.
    pub async fn account(
        &mut self,
        name: &str,
        request: &Request,
        budget: Budget,
    ) -> Result<Answer, Error> {
        self.proxy.record();
        let answer = self.auth.expect(request).await;
        self.record_cost(name, "EphemeralTable", budget, answer)
    }

    /// Has `orders` answer. Reading the caller is left aside.
    pub async fn order(
        &mut self,
        name: &str,
        request: &Request,
        budget: Budget,
    ) -> Result<Answer, Error> {
        self.proxy.record();
        let answer = self.orders.expect(request).await;
        self.record_cost(name, "UsersTable", budget, answer)
    }

    /// Has `admin` answer. Reading the caller is left aside.
    pub async fn administer(
        &mut self,
        name: &str,
        request: &Request,
        budget: Budget,
    ) -> Result<Answer, Error> {
        self.proxy.record();
        let answer = self.admin.expect(request).await;
        self.record_cost(name, "UsersTable", budget, answer)
    }

    /// Gives the table of what was measured, and begins another.
    pub fn take_table(&mut self) -> Table {
        std::mem::replace(&mut self.table, table())
    }

    /// Ends the functions.
    pub async fn stop(self) -> Result<(), Error> {
        self.auth.stop().await?;
        self.admin.stop().await?;
        self.orders.stop().await
    }

    /// Writes down what an answer cost.
    fn record_cost(
        &mut self,
        name: &str,
        aside: &str,
        budget: Budget,
        answer: Result<Answer, Error>,
    ) -> Result<Answer, Error> {
        let cost = Cost::of(&self.proxy.recorded(), aside);
        let [round_trips, left_aside, partitions, read, write] = budget.cells(&cost);
        self.table.row([
            name.to_owned(),
            cost.calls,
            round_trips,
            left_aside,
            partitions,
            read,
            write,
        ]);
        answer
    }
}

fn table() -> Table {
    Table::new([
        "request",
        "store calls",
        "round trips",
        "caller, attempts: RCU + WCU",
        "queries × RCU of the dearest",
        "RCU",
        "WCU",
    ])
}
