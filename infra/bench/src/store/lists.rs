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

/// Finding orders by words, of which every order here has some.
pub async fn search(script: &mut Script<'_>) -> Result<(), Error> {
    let people = &script.world.people;
    for (name, words, person) in [
        ("search, customer", "wedding", &people.customer),
        ("search, staff", "wedding", &people.staff),
        ("search, administrator", "wedding", &people.admin),
        ("search, five words", "wed cak eig thr tie", &people.admin),
        ("search, nothing found", "wedding birch", &people.admin),
        ("search, two letters", "we", &people.admin),
    ] {
        let words = words.replace(' ', "+");
        let query = format!("limit=20&search={words}");
        let request = Request::get("/api/v1/orders").query(&query).by(person);
        script.order(name, &request, Budget::SEARCH).await?;
    }
    let unassigned = "limit=20&assigneeId=none&status=PENDING&search=wedding";
    let request = Request::get("/api/v1/orders").query(unassigned);
    let request = request.by(&people.admin);
    script
        .order("search, with filters", &request, Budget::SEARCH)
        .await?;
    Ok(())
}

/// What administrators look at.
pub async fn administration(script: &mut Script<'_>) -> Result<(), Error> {
    let people = &script.world.people;
    for (name, path, query, person) in [
        ("dashboard, administrator", "dashboard", "", &people.admin),
        ("dashboard, staff", "dashboard", "", &people.staff),
        (
            "statistics of 30 days",
            "orders/analytics",
            "",
            &people.admin,
        ),
        ("list of 20 users", "users", "limit=20", &people.admin),
        (
            "search, users",
            "users",
            "limit=20&search=ada",
            &people.admin,
        ),
    ] {
        let request = Request::get(format!("/api/v1/admin/{path}")).query(query);
        script
            .administer(name, &request.by(person), Budget::NONE)
            .await?;
    }
    Ok(())
}
