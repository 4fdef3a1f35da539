//! Reading orders, one and many.

use super::budget::Budget;
use super::script::Script;
use crate::Error;
use crate::runtime::Request;

pub async fn run(script: &mut Script<'_>) -> Result<(), Error> {
    let people = &script.world.people;
    let list = Request::get("/api/v1/orders").query("limit=20");
    let name = "list of 20, customer";
    let answer = script
        .order(name, &list.clone().by(&people.customer), Budget::LIST)
        .await?;
    script
        .order(
            "list of 20, staff",
            &list.clone().by(&people.staff),
            Budget::LIST,
        )
        .await?;
    script
        .order(
            "list of 20, administrator",
            &list.by(&people.admin),
            Budget::LIST,
        )
        .await?;
    let order = &answer.json["data"]["orders"][0];
    for (key, by, budget) in [
        ("id", "id", Budget::GET),
        ("orderNumber", "number", Budget::GET_BY_NUMBER),
    ] {
        let request = Request::get(format!(
            "/api/v1/orders/{}",
            order[key].as_str().unwrap_or_default()
        ));
        let name = format!("get by {by}, customer");
        script
            .order(&name, &request.clone().by(&people.customer), budget)
            .await?;
        let name = format!("get by {by}, administrator");
        script
            .order(&name, &request.by(&people.admin), budget)
            .await?;
    }
    Ok(())
}
