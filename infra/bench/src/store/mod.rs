//! What requests cost the store: calls, round trips and capacity.

mod accounts;
mod budget;
mod call;
mod changes;
mod cost;
mod lists;
mod proxy;
mod script;

use crate::Error;
use crate::load;
use crate::report::Block;
use crate::world::World;
use script::Script;

/// Sends every request of the budgets once, with few orders; then reads again with many.
pub async fn measure(world: &World, many: usize) -> Result<Vec<Block>, Error> {
    let mut script = Script::start(world).await?;
    accounts::run(&mut script).await?;
    changes::run(&mut script).await?;
    let requests = Block::new("store", &script.take_table());
    lists::run(&mut script).await?;
    let few = Block::new("lists-few", &script.take_table());
    load::into_the_store(world, many).await?;
    lists::run(&mut script).await?;
    let lists = Block::new("lists-many", &script.take_table());
    script.stop().await?;
    Ok(vec![requests, few, lists])
}
