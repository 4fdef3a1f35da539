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
    let few = reads(&mut script, "few").await?;
    load::into_the_store(world, many).await?;
    let many = reads(&mut script, "many").await?;
    script.stop().await?;
    Ok([vec![requests], few, many].concat())
}

/// Reads what there is, once the read models know of it.
async fn reads(script: &mut Script<'_>, orders: &str) -> Result<Vec<Block>, Error> {
    load::into_the_read_models(script.world).await?;
    lists::run(script).await?;
    let lists = Block::new(format!("lists-{orders}"), &script.take_table());
    lists::search(script).await?;
    let search = Block::new(format!("search-{orders}"), &script.take_table());
    lists::administration(script).await?;
    let administration = Block::new(format!("administration-{orders}"), &script.take_table());
    Ok(vec![lists, search, administration])
}
