//! What a function costs as a process: starting, memory, and processor time.

mod cold_start;
mod system;
mod warm;

pub use system::{Memory, memory};

use crate::people::login;
use crate::report::Block;
use crate::runtime::Request;
use crate::world::World;
use crate::{Error, Repetitions};

/// A function and the request that it is measured with.
#[derive(Debug, Clone)]
struct Subject {
    name: &'static str,
    function: &'static str,
    request: Request,
    /// True where a password is hashed: that takes what it should take.
    hashes: bool,
}

/// Measures every subject.
pub async fn measure(world: &World, repetitions: Repetitions) -> Result<Vec<Block>, Error> {
    let subjects = subjects(world).await?;
    let cold = cold_start::measure(world, &subjects, repetitions.spawns).await?;
    let warm: Vec<_> = subjects
        .into_iter()
        .filter(|subject| !subject.hashes)
        .collect();
    let [memory, processor] = warm::measure(world, &warm, repetitions.warm_requests).await?;
    Ok(vec![cold, memory, processor])
}

/// The baseline first.
async fn subjects(world: &World) -> Result<Vec<Subject>, Error> {
    let customer = &world.people.customer;
    let list = Request::get("/api/v1/orders").by(customer);
    let order = Request::get(format!(
        "/api/v1/orders/{}",
        some_order(world, &list).await?
    ));
    let subject = |name, function, request| Subject {
        name,
        function,
        request,
        hashes: false,
    };
    Ok(vec![
        subject("hello", "hello", Request::get("/")),
        subject("system, health", "system", Request::get("/health")),
        subject("orders, get order", "orders", order.by(customer)),
        subject("orders, list of 20", "orders", list),
        subject(
            "auth, public keys",
            "auth",
            Request::get("/.well-known/jwks.json"),
        ),
        Subject {
            hashes: true,
            ..subject("auth, login", "auth", login(&customer.email))
        },
    ])
}

async fn some_order(world: &World, list: &Request) -> Result<String, Error> {
    let mut orders = world.instance("orders").await?;
    let answer = orders.expect(list).await?;
    orders.stop().await?;
    let id = answer.json["data"]["orders"][0]["id"].as_str();
    Ok(id.unwrap_or_default().to_owned())
}
