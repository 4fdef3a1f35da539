//! What requests cost in DynamoDB: calls, round trips and capacity units.

mod accounts;
mod budget;
mod call;
mod changes;
mod cost;
mod lists;
mod proxy;
mod script;

use crate::Error;
use crate::deployment::Deployment;
use crate::orders;
use crate::report::Block;
use script::Script;

/// Sends every request of the budgets once, with few orders; then reads again with many.
pub async fn measure(deployment: &Deployment, many: usize) -> Result<Vec<Block>, Error> {
    let mut script = Script::start(deployment).await?;
    accounts::run(&mut script).await?;
    changes::run(&mut script).await?;
    let requests = Block::new("store", &script.take_table());
    let few = reads(&mut script, "few").await?;
    orders::write_to_tables(deployment, many).await?;
    let many = reads(&mut script, "many").await?;
    script.stop().await?;
    Ok([vec![requests], few, many].concat())
}

/// Reads what there is, once the read models know of it.
async fn reads(script: &mut Script<'_>, orders: &str) -> Result<Vec<Block>, Error> {
    orders::rebuild_read_models(script.deployment).await?;
    lists::run(script).await?;
    let lists = Block::new(format!("lists-{orders}"), &script.take_table());
    lists::search(script).await?;
    let search = Block::new(format!("search-{orders}"), &script.take_table());
    lists::administration(script).await?;
    let administration = Block::new(format!("administration-{orders}"), &script.take_table());
    Ok(vec![lists, search, administration])
}
