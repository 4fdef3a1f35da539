//! What a function costs as a process: starting, memory, and processor time.

mod cold_start;
mod instructions;
mod system;
mod warm;

pub use system::{Memory, lifetime_processor_time, memory};

use crate::accounts::login;
use crate::api_client::text;
use crate::binaries::{HELLO, SDK};
use crate::deployment::Deployment;
use crate::report::Block;
use crate::runtime::Request;
use crate::{Error, Repetitions};

/// The functions that are measured.
pub const FUNCTIONS: [&str; 3] = ["auth", "orders", "system"];

/// A function and the request that it is measured with.
#[derive(Debug, Clone)]
struct Subject {
    name: &'static str,
    function: &'static str,
    request: Request,
    kind: Kind,
}

/// Why something is measured.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// A warm request may take so many times what `hello` takes.
    Budgeted(f64),
    /// The others are compared with it.
    Compared,
    /// A password is hashed: that takes what it should take.
    Hashes,
}

/// Measures every subject.
pub async fn measure(
    deployment: &Deployment,
    repetitions: Repetitions,
) -> Result<Vec<Block>, Error> {
    let subjects = subjects(deployment).await?;
    let cold = cold_start::measure(deployment, &subjects, repetitions.spawns).await?;
    let warm: Vec<_> = subjects
        .into_iter()
        .filter(|subject| subject.kind != Kind::Hashes)
        .collect();
    let [memory, processor] = warm::measure(deployment, &warm, repetitions.warm_requests).await?;
    let instructions = instructions::measure(deployment, &warm).await?;
    let blocks = [cold, memory, processor].into_iter();
    Ok(blocks.chain(instructions).collect())
}

/// The baseline first.
async fn subjects(deployment: &Deployment) -> Result<Vec<Subject>, Error> {
    let customer = &deployment.accounts.customer;
    let list = Request::get("/api/v1/orders").by(customer);
    let (id, number) = some_order(deployment, &list).await?;
    let order = Request::get(format!("/api/v1/orders/{id}"));
    let alone = |path: &str, partition: &str| Request::get(path).header("partition", partition);
    let order_alone = alone("/order", &format!("ORDER#{number}"));
    let list_alone = alone("/orders", &customer.id);
    let subject = |name, function, request, kind| Subject {
        name,
        function,
        request,
        kind,
    };
    let (health, keys) = ("/health", "/.well-known/jwks.json");
    Ok(vec![
        subject("hello", HELLO, Request::get("/"), Kind::Compared),
        subject("SDK alone, an order", SDK, order_alone, Kind::Compared),
        subject("SDK alone, list of 20", SDK, list_alone, Kind::Compared),
        subject(
            "system, health",
            "system",
            Request::get(health),
            Kind::Budgeted(2.0),
        ),
        subject(
            "orders, get order",
            "orders",
            order.by(customer),
            Kind::Budgeted(5.0),
        ),
        subject("orders, list of 20", "orders", list, Kind::Budgeted(8.0)),
        subject(
            "auth, public keys",
            "auth",
            Request::get(keys),
            Kind::Budgeted(2.0),
        ),
        subject("auth, login", "auth", login(&customer.email), Kind::Hashes),
    ])
}

/// The id and the number of an order.
async fn some_order(deployment: &Deployment, list: &Request) -> Result<(String, String), Error> {
    let mut orders = deployment.instance("orders").await?;
    let answer = orders.expect(list).await?;
    orders.stop().await?;
    let order = &answer.json["data"]["orders"][0];
    Ok((text(order, "/id"), text(order, "/orderNumber")))
}
