//! What lists are asked for.

use admin::{get_analytics::Range, list_users::UserFilters};
use notifications::list_notifications::InboxFilters;
use orders::include::IncludeQuery;
use shared_domain::{Actor, TimeZone, UserId, search};
use shared_http::{CursorScope, Cursors, NoQuery, OrderFilters, PageQuery, Paged, Query};
use users::find_customers::CustomerQuery;

use crate::{
    Parser,
    samples::{ID, now, secret, user},
};

pub fn parsers() -> Vec<Parser> {
    vec![
        cursor(),
        order_filters(),
        Parser::of_text("page", ["limit=7&cursor=AAAA", "", "limit=100"], |query| {
            Query::<PageQuery>::parse(query).is_ok()
        }),
        Parser::of_text(
            "user filters",
            ["role=STAFF&isActive=true&search=ann&limit=5"],
            |query| Paged::<UserFilters>::parse(query).is_ok(),
        ),
        Parser::of_text(
            "notification filters",
            ["isRead=false&cursor=AAAA"],
            |query| Paged::<InboxFilters>::parse(query).is_ok(),
        ),
        Parser::of_text(
            "range of days",
            ["from=2025-08-01&to=2025-08-30", "to=1970-01-01"],
            |query| Query::<Range>::parse(query).is_ok(),
        ),
        Parser::of_text("included pages", ["include=notes,media", ""], |query| {
            Query::<IncludeQuery>::parse(query).is_ok()
        }),
        Parser::of_text(
            "customer looked up",
            ["email=ada@example.com", "phone=%2B442071838750"],
            |query| Query::<CustomerQuery>::parse(query).is_ok(),
        ),
        Parser::of_text("no parameters", [""], |query| NoQuery::check(query).is_ok()),
        search_words(),
    ]
}

fn cursor() -> Parser {
    let cursors = Cursors::new(&secret()).expect("a key");
    let scope = CursorScope::new("orders", UserId::generate(now()), "status=PENDING");
    let seal = |position| cursors.seal(position, &scope).expect("randomness");
    let sealed = ["", ID, "2025-08-30T10:30:00.000Z#x"].map(seal);
    Parser::of_text("cursor", sealed.clone(), move |text| {
        let page = PageQuery {
            limit: shared_http::Limit::default(),
            cursor: Some(text.to_owned()),
        };
        let is_ours = cursors.position(&page, &scope).is_ok();
        assert!(!is_ours || sealed.iter().any(|cursor| cursor == text));
        is_ours
    })
}

fn order_filters() -> Parser {
    let samples = [
        "status=PENDING,ON_HOLD&assigneeId=none&sort=createdAt&limit=20".to_owned(),
        format!(
            "customerId={ID}&assigneeId={ID}&from=2025-08-30T10:30:00Z&to=2025-08-31T10:30:00%2B02:00"
        ),
        "overdue=true&search=oak%20berg+anna@example.com&cursor=AAAA".to_owned(),
        "assigneeId=me&overdue=false&sort=-createdAt&from=2026-10-04&to=2026-10-25".to_owned(),
    ];
    let zone: TimeZone = "Australia/Lord_Howe".parse().expect("a time zone");
    let actor = Actor::from(&user());
    Parser::of_text("order filters", samples, move |query| {
        let Ok(Paged { filters, .. }) = Paged::<OrderFilters>::parse(query) else {
            return false;
        };
        let _ = filters.filter(&actor, now(), &zone);
        filters.check(&zone).is_ok()
    })
}

fn search_words() -> Parser {
    let samples = [
        "oak berg",
        "ANNA@example.com",
        "Straße ﬃ İx",
        "e\u{301}te\u{301} 日本",
    ];
    Parser::of_text("search words", samples, |text| {
        let Ok(query) = search::Query::parse(text) else {
            return false;
        };
        // What stood together, as `a-b`, may be short words by now, which are left out.
        let words: Vec<_> = query.as_str().split(' ').collect();
        let again = search::Query::parse(query.as_str());
        assert!(
            again.is_err()
                || again
                    .is_ok_and(|again| again.as_str().split(' ').all(|word| words.contains(&word)))
        );
        true
    })
}
