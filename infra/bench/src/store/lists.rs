//! Reading orders, one and many.

use shared_domain::Day;
use shared_runtime::clock::{Clock, SystemClock};

use super::budget::Budget;
use super::script::Script;
use crate::Error;
use crate::runtime::Request;

pub async fn run(script: &mut Script<'_>) -> Result<(), Error> {
    let accounts = &script.deployment.accounts;
    let list = Request::get("/api/v1/orders").query("limit=20");
    let name = "list of 20, customer";
    let answer = script
        .order(name, &list.clone().by(&accounts.customer), Budget::LIST)
        .await?;
    script
        .order(
            "list of 20, staff",
            &list.clone().by(&accounts.staff),
            Budget::LIST,
        )
        .await?;
    script
        .order(
            "list of 20, administrator",
            &list.by(&accounts.admin),
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
            .order(&name, &request.clone().by(&accounts.customer), budget)
            .await?;
        let name = format!("get by {by}, administrator");
        script
            .order(&name, &request.by(&accounts.admin), budget)
            .await?;
    }
    Ok(())
}

/// Finding orders by words, of which every order here has some.
pub async fn search(script: &mut Script<'_>) -> Result<(), Error> {
    let accounts = &script.deployment.accounts;
    for (name, words, account) in [
        ("search, customer", "wedding", &accounts.customer),
        ("search, staff", "wedding", &accounts.staff),
        ("search, administrator", "wedding", &accounts.admin),
        ("search, five words", "wed cak eig thr tie", &accounts.admin),
        ("search, nothing found", "wedding birch", &accounts.admin),
        ("search, two letters", "we", &accounts.admin),
    ] {
        let words = words.replace(' ', "+");
        let query = format!("limit=20&search={words}");
        let request = Request::get("/api/v1/orders").query(&query).by(account);
        script.order(name, &request, Budget::SEARCH).await?;
    }
    let unassigned = "limit=20&assigneeId=none&status=PENDING&search=wedding";
    let request = Request::get("/api/v1/orders").query(unassigned);
    let request = request.by(&accounts.admin);
    script
        .order("search, with filters", &request, Budget::SEARCH)
        .await?;
    Ok(())
}

/// What administrators look at.
pub async fn administration(script: &mut Script<'_>) -> Result<(), Error> {
    let accounts = &script.deployment.accounts;
    let a_year_ago = Day::of(SystemClock.now()).earlier(365);
    let year = format!("from={a_year_ago}");
    for (name, path, query, account) in [
        ("dashboard, administrator", "dashboard", "", &accounts.admin),
        ("dashboard, staff", "dashboard", "", &accounts.staff),
        (
            "statistics of 30 days",
            "orders/analytics",
            "",
            &accounts.admin,
        ),
        (
            "statistics of a year",
            "orders/analytics",
            &year,
            &accounts.admin,
        ),
        ("list of 20 users", "users", "limit=20", &accounts.admin),
        (
            "search, users",
            "users",
            "limit=20&search=ada",
            &accounts.admin,
        ),
    ] {
        let request = Request::get(format!("/api/v1/admin/{path}")).query(query);
        script
            .administer(name, &request.by(account), Budget::NONE)
            .await?;
    }
    Ok(())
}
