//! Orders to measure with, placed through the functions or written to the tables.

use serde_json::{Value, json};
use shared_domain::user::{Role, User};
use shared_domain::{
    Actor,
    order::{Assignee, Change, NewOrder, Order, OrderStatus, Parties, create},
};
use shared_domain::{Duration, OrderId, Timestamp, UserId};
use shared_runtime::clock::{Clock, SystemClock};
use shared_store::{OrderCustomer, Orders, Projector, ReadModels, Users};
use tokio::task::JoinSet;

use crate::Error;
use crate::accounts::{Account, new_user};
use crate::deployment::Deployment;
use crate::runtime::{Instance, Request};

/// How many orders there are at first.
pub const FEW: usize = 100;
/// What every order here is called.
pub const TITLE: &str = "Wedding cake for eighty, three tiers";

const WRITERS: usize = 4;

/// Places orders through the functions; some are assigned, and some in progress.
pub async fn place_through_functions(
    deployment: &mut Deployment,
    count: usize,
) -> Result<(), Error> {
    let mut orders = deployment.instance("orders").await?;
    for number in 0..count {
        let id = place(deployment, &mut orders, json!({ "title": TITLE })).await?;
        if number % 2 == 0 {
            let body = json!({ "assigneeId": deployment.accounts.staff.id });
            let request = Request::patch(format!("/api/v1/orders/{id}/assignee"), body);
            orders
                .expect(&request.by(&deployment.accounts.admin))
                .await?;
        }
        if number % 4 == 0 {
            orders
                .expect(&status_request(&id, "IN_PROGRESS").by(&deployment.accounts.staff))
                .await?;
        }
    }
    orders.stop().await
}

/// Places an order of the customer's; gives its id.
pub async fn place(
    deployment: &Deployment,
    orders: &mut Instance,
    body: Value,
) -> Result<String, Error> {
    let answer = orders
        .expect(&order_request(&deployment.accounts.customer, body))
        .await?;
    let id = answer.json["data"]["order"]["id"].as_str();
    Ok(id.unwrap_or_default().to_owned())
}

/// The request that places an order.
pub fn order_request(customer: &Account, body: Value) -> Request {
    Request::post("/api/v1/orders", body)
        .by(customer)
        .expecting(201)
}

/// The request that changes an order's status.
pub fn status_request(order: &str, status: &str) -> Request {
    let path = format!("/api/v1/orders/{order}/status");
    Request::patch(path, json!({ "status": status }))
}

/// Writes `count` orders to the tables, as the functions would.
pub async fn write_to_tables(deployment: &Deployment, count: usize) -> Result<(), Error> {
    let client = deployment.client();
    let users = Users::new(&client, deployment.database.table("UsersTable"));
    let participants = Participants {
        customer: find(&users, &deployment.accounts.customer).await?,
        other: new_user(Role::Customer)?,
        staff: find(&users, &deployment.accounts.staff).await?,
        began: SystemClock.now(),
    };
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let orders = Orders::new(&client, deployment.database.table("OrdersTable"));
        let participants = participants.clone();
        writers.spawn(async move {
            for number in (writer..count).step_by(WRITERS) {
                orders
                    .create(&participants.change(number)?, OrderCustomer::Account)?
                    .commit()
                    .await?;
            }
            Ok::<_, Error>(())
        });
    }
    while let Some(written) = writers.join_next().await {
        written.map_err(Error::setup)??;
    }
    Ok(())
}

/// How long one order is placed after another: a hundred thousand in a year.
const APART: Duration = Duration::from_secs(315);

/// Rebuilds the read models, as `ops rebuild` does.
pub async fn rebuild_read_models(deployment: &Deployment) -> Result<(), Error> {
    let client = deployment.client();
    let table = |name| deployment.database.table(name);
    let projector = Projector {
        orders: Orders::new(&client, table("OrdersTable")),
        users: Users::new(&client, table("UsersTable")),
        models: ReadModels::new(&client, table("ReadModelsTable")),
    };
    projector.rebuild().await?;
    Ok(())
}

async fn find(users: &Users, account: &Account) -> Result<User, Error> {
    let id: UserId = account.id.parse().map_err(Error::setup)?;
    let missing = || Error::setup(format!("{id} is nobody"));
    users.find(id).await?.ok_or_else(missing)
}

/// Who the orders are about, and when they were placed.
#[derive(Debug, Clone)]
struct Participants {
    customer: User,
    other: User,
    staff: User,
    began: Timestamp,
}

impl Participants {
    /// Every other order is the measured customer's; all states come equally often.
    fn change(&self, number: usize) -> Result<Change, Error> {
        let customer = if number.is_multiple_of(2) {
            &self.customer
        } else {
            &self.other
        };
        let now = self.began - APART * number as u32;
        let command = NewOrder {
            title: TITLE.parse().map_err(Error::setup)?,
            description: String::new().parse().map_err(Error::setup)?,
            special_instructions: None,
            estimated_completion: None,
        };
        let id = OrderId::generate(now);
        let change = create(
            Parties::own(customer),
            &Actor::from(customer),
            command,
            id,
            now,
        );
        let mut change = change.map_err(|refusal| Error::setup(format!("{refusal:?}")))?;
        self.advance(&mut change.order, number / 2);
        Ok(change)
    }

    fn advance(&self, order: &mut Order, number: usize) {
        const STATES: [(OrderStatus, bool); 6] = [
            (OrderStatus::Pending, false),
            (OrderStatus::Pending, true),
            (OrderStatus::InProgress, true),
            (OrderStatus::OnHold, true),
            (OrderStatus::Completed, true),
            (OrderStatus::Cancelled, false),
        ];
        let (status, is_assigned) = STATES[number % STATES.len()];
        order.status = status;
        order.assignee = is_assigned.then(|| Assignee::from(&self.staff));
        let took = APART * (number % 500) as u32;
        order.completed_at = (status == OrderStatus::Completed).then(|| order.updated_at + took);
    }
}
