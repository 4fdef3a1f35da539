//! Walks through lists of orders: each that matches is met exactly once, in order, whatever the
//! filter, the direction and the size of the pages.

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use shared_domain::{
    Actor, Duration, OrderId, Timestamp, UserId,
    order::{Assignee, NewOrder, Order, OrderStatus, Parties, create},
    search::{Query, Words},
};
use shared_store::{OrderCustomer, Orders};
use testing::{TestUser, order_words};

use crate::support::{ORDERS, Scene, next_cursor, pick};

/// An order to be made: when it was placed, by whom, who works on it, how far it is and when it is
/// due.
#[derive(Debug, Clone)]
struct Sketch {
    placed: u64,
    customer: bool,
    assignee: Option<Index>,
    status: Index,
    due: Option<u64>,
    title: Index,
    description: Index,
}

/// A list to be asked for.
#[derive(Debug, Clone)]
struct Question {
    caller: Index,
    statuses: Vec<Index>,
    customer: Option<bool>,
    assignee: Option<Option<Index>>,
    from: Option<u64>,
    to: Option<u64>,
    overdue: bool,
    forward: Option<bool>,
    search: Option<Index>,
    limit: usize,
}

const TITLES: [&str; 6] = [
    "Wedding cake",
    "Hochzeitstorte für Ömer",
    "Свадебный торт",
    "CAKE, three tiers!",
    "Gâteau à étages",
    "結婚式のケーキ",
];

const DESCRIPTIONS: [&str; 4] = [
    "",
    "Three tiers, no nuts",
    "Без орехов. Café crème",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 aa bb cc dd ee ff gg hh ii jj kk ll mm nn seen unseen",
];

const SEARCHES: [&str; 14] = [
    "cake",
    "wed cak",
    "OMER",
    "торт",
    "gateau etages",
    "ga",
    "ORD-2030",
    "結婚",
    "three",
    "nuts three",
    "customer example.com",
    "unseen",
    "mm nn",
    "nothing like it",
];

/// The clock's beginning is this many milliseconds after the first order may have been placed.
const PAST: u64 = 12;

prop_compose! {
    fn sketch()(
        placed in 0..PAST,
        customer in any::<bool>(),
        assignee in prop::option::of(any::<Index>()),
        status in any::<Index>(),
        due in prop::option::of(0..2 * PAST),
        (title, description) in any::<(Index, Index)>(),
    ) -> Sketch {
        Sketch { placed, customer, assignee, status, due, title, description }
    }
}

prop_compose! {
    fn question()(
        caller in any::<Index>(),
        statuses in prop::collection::vec(any::<Index>(), 0..3),
        customer in prop::option::of(any::<bool>()),
        assignee in prop::option::of(prop::option::of(any::<Index>())),
        (from, to) in (prop::option::of(0..PAST / 2), prop::option::of(PAST / 2..PAST)),
        overdue in prop::bool::weighted(0.3),
        forward in prop::option::of(any::<bool>()),
        search in prop::option::of(any::<Index>()),
        limit in 1usize..12,
    ) -> Question {
        Question { caller, statuses, customer, assignee, from, to, overdue, forward, search, limit }
    }
}

fn at(scene: &Scene, millis: u64) -> Timestamp {
    scene.system.now() - Duration::from_millis(PAST) + Duration::from_millis(millis)
}

fn workers(scene: &Scene) -> [&TestUser; 3] {
    [&scene.staff, &scene.colleague, &scene.admin]
}

fn customer(scene: &Scene, first: bool) -> &TestUser {
    if first { &scene.owner } else { &scene.stranger }
}

impl Sketch {
    async fn make(&self, scene: &Scene) -> (Order, Words) {
        let now = at(scene, self.placed);
        let customer = &customer(scene, self.customer).user;
        let new = NewOrder {
            title: self.title.get(&TITLES).parse().unwrap(),
            description: self.description.get(&DESCRIPTIONS).parse().unwrap(),
            special_instructions: None,
            estimated_completion: None,
        };
        let id = OrderId::generate(now);
        let mut change =
            create(Parties::own(customer), &Actor::from(customer), new, id, now).unwrap();
        let worker = self.assignee.map(|index| *index.get(&workers(scene)));
        change.order.assignee = worker.map(|worker| Assignee::from(&worker.user));
        change.order.status = *self.status.get(&OrderStatus::ALL);
        change.order.estimated_completion = self.due.map(|due| at(scene, due));
        let orders = Orders::new(&scene.system.client, scene.system.table("OrdersTable"));
        orders
            .create(&change, OrderCustomer::Account)
            .unwrap()
            .commit()
            .await
            .unwrap();
        let order = change.order;
        let projector = scene.system.projector();
        projector.project_order(&order.number).await.unwrap();
        let words = order_words(&order, self.description.get::<&str>(&DESCRIPTIONS));
        (order, words)
    }
}

impl Question {
    fn caller<'a>(&self, scene: &'a Scene) -> &'a TestUser {
        self.caller.get::<&TestUser>(&scene.everybody())
    }

    fn is_admins(&self, scene: &Scene) -> bool {
        self.caller(scene).id() == scene.admin.id()
    }

    fn is_staffs(&self, scene: &Scene) -> bool {
        [scene.staff.id(), scene.colleague.id()].contains(&self.caller(scene).id())
    }

    fn statuses(&self) -> Vec<OrderStatus> {
        self.statuses
            .iter()
            .map(|index| *index.get(&OrderStatus::ALL))
            .collect()
    }

    /// The customer that the list is narrowed to, where the caller may ask for that.
    fn customer(&self, scene: &Scene) -> Option<UserId> {
        let asked = self.customer.filter(|_| self.is_admins(scene));
        asked.map(|first| customer(scene, first).id())
    }

    /// The same of the assignee.
    fn assignee(&self, scene: &Scene) -> Option<Option<UserId>> {
        let named = |index: Index| index.get(&workers(scene)).id();
        if self.is_admins(scene) {
            self.assignee.map(|asked| asked.map(named))
        } else {
            // Staff ask for the queue or for their own.
            self.assignee
                .filter(|asked| asked.is_none() && self.is_staffs(scene))
                .map(|_| None)
        }
    }

    fn search(&self) -> Option<&'static str> {
        self.search.map(|index| *index.get(&SEARCHES))
    }

    fn finds(&self, words: &Words) -> bool {
        let query = self.search().map(|search| Query::parse(search).unwrap());
        query.is_none_or(|query| query.matches(words))
    }

    fn query(&self, scene: &Scene) -> String {
        let mut query = vec![format!("limit={}", self.limit)];
        let statuses: Vec<_> = self.statuses().iter().map(ToString::to_string).collect();
        if !statuses.is_empty() {
            query.push(format!("status={}", statuses.join(",")));
        }
        query.extend(self.customer(scene).map(|id| format!("customerId={id}")));
        query.extend(self.assignee(scene).map(|asked| match asked {
            Some(id) => format!("assigneeId={id}"),
            None => "assigneeId=none".to_owned(),
        }));
        query.extend(self.search().map(|search| {
            let pairs = [("search", search.to_owned())];
            serde_urlencoded::to_string(pairs).unwrap()
        }));
        query.extend(self.from.map(|from| format!("from={}", at(scene, from))));
        query.extend(self.to.map(|to| format!("to={}", at(scene, to))));
        if self.overdue {
            query.push("overdue=true".to_owned());
        } else {
            query.extend(
                self.forward
                    .map(|forward| format!("sort={}createdAt", if forward { "" } else { "-" })),
            );
        }
        query.join("&")
    }

    fn admits(&self, scene: &Scene, order: &Order) -> bool {
        let assignee = order.assignee.as_ref().map(|assignee| assignee.id);
        let caller = self.caller(scene).id();
        let is_concerned = if self.is_admins(scene) {
            true
        } else if self.is_staffs(scene) {
            match self.assignee(scene) {
                Some(_) => assignee.is_none() && order.status == OrderStatus::Pending,
                None => assignee == Some(caller),
            }
        } else {
            order.customer.id == caller
        };
        let is_open = !["COMPLETED", "CANCELLED"].contains(&order.status.as_str());
        let is_past = order
            .estimated_completion
            .is_some_and(|due| due < scene.system.now());
        is_concerned
            && (self.statuses.is_empty() || self.statuses().contains(&order.status))
            && self
                .customer(scene)
                .is_none_or(|id| order.customer.id == id)
            && self.assignee(scene).is_none_or(|id| assignee == id)
            && self
                .from
                .is_none_or(|from| order.created_at >= at(scene, from))
            && self.to.is_none_or(|to| order.created_at <= at(scene, to))
            && (!self.overdue || is_open && is_past)
    }

    /// What the list should hold: a filter and a sort over everything there is.
    fn expected(&self, scene: &Scene, orders: &[(Order, Words)]) -> Vec<String> {
        let mut rows: Vec<_> = orders
            .iter()
            .filter(|(order, words)| self.admits(scene, order) && self.finds(words))
            .map(|(order, _)| order)
            .collect();
        if self.overdue {
            rows.sort_by_key(|order| (order.estimated_completion, order.id));
        } else {
            rows.sort_by_key(|order| (order.created_at, order.id));
            if self.forward != Some(true) {
                rows.reverse();
            }
        }
        rows.iter().map(|order| order.id.to_string()).collect()
    }
}

async fn check(sketches: Vec<Sketch>, questions: Vec<Question>) -> Result<(), TestCaseError> {
    let scene = Scene::start().await;
    let mut orders = Vec::new();
    for sketch in &sketches {
        orders.push(sketch.make(&scene).await);
    }
    for question in questions {
        let query = question.query(&scene);
        let caller = question.caller(&scene);
        let pages = scene.app.walk(ORDERS, &query, "orders", caller).await;
        let rows: Vec<Value> = pages.concat();
        let expected = question.expected(&scene, &orders);
        prop_assert_eq!(
            pick(&rows, "id"),
            expected,
            "{} as {:?}",
            query,
            caller.user.role
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn a_walk_meets_each_order_that_matches_once_and_in_order(
        sketches in prop::collection::vec(sketch(), 0..40),
        questions in prop::collection::vec(question(), 8),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(check(sketches, questions))?;
    }
}

#[tokio::test]
async fn an_order_that_changes_during_a_walk_is_met_at_most_once_and_the_others_exactly_once() {
    let scene = Scene::start().await;
    let mut placed = Vec::new();
    for _ in 0..18 {
        placed.push(scene.taken().await);
        scene.pass_time().await;
    }
    // After each page, every third order goes from status to status.
    for sort in ["createdAt", "-createdAt"] {
        for user in [&scene.owner, &scene.staff, &scene.admin] {
            for query in ["status=PENDING,IN_PROGRESS,ON_HOLD,COMPLETED", ""] {
                let query = format!("{query}&limit=4&sort={sort}");
                let mut seen: Vec<String> = Vec::new();
                let mut cursor = String::new();
                for page in 0.. {
                    let answer = scene.list(&format!("{query}{cursor}")).bearer(user).await;
                    let rows = answer.expect(200)["orders"].as_array().unwrap();
                    seen.extend(pick(rows, "id").into_iter().map(str::to_owned));
                    let Some(next) = next_cursor(&answer) else {
                        break;
                    };
                    cursor = format!("&cursor={next}");
                    let status = if page % 2 == 0 {
                        "IN_PROGRESS"
                    } else {
                        "ON_HOLD"
                    };
                    for id in placed.iter().step_by(3) {
                        // Some are there already.
                        let _ = scene.change_status(id, status).bearer(&scene.admin).await;
                    }
                }
                let met = |id: &String| seen.iter().filter(|seen| *seen == id).count();
                for (at, id) in placed.iter().enumerate() {
                    if at % 3 == 0 {
                        assert!(met(id) <= 1, "{query}");
                    } else {
                        assert_eq!(met(id), 1, "{query}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_placed_during_a_walk_comes_first_the_next_time() {
    let scene = Scene::start().await;
    let mut placed = Vec::new();
    for _ in 0..5 {
        placed.push(scene.queued().await);
        scene.pass_time().await;
    }
    placed.reverse();
    let first = scene.list("limit=2").bearer(&scene.owner).await;
    let cursor = next_cursor(&first).unwrap();
    let later = scene.queued().await;
    let rest = scene
        .list(&format!("limit=10&cursor={cursor}"))
        .bearer(&scene.owner)
        .await;
    let rows = rest.expect(200)["orders"].as_array().unwrap().clone();
    assert_eq!(pick(&rows, "id"), placed[2..]);
    let anew = scene.list("limit=1").bearer(&scene.owner).await;
    assert_eq!(anew.expect(200)["orders"][0]["id"], json!(later));
}

#[tokio::test]
async fn an_overdue_order_that_is_put_off_during_a_walk_is_not_met_again() {
    let scene = Scene::start().await;
    let mut placed = Vec::new();
    for minute in 1..=6 {
        let body =
            json!({"title": "Cake", "estimatedCompletion": format!("2030-01-01T00:0{minute}:00Z")});
        placed.push(crate::support::id(
            &scene.create(&body).bearer(&scene.owner).await,
        ));
    }
    scene.system.advance(crate::support::minutes(8));
    let first = scene
        .list("overdue=true&limit=2")
        .bearer(&scene.owner)
        .await;
    let cursor = next_cursor(&first).unwrap();
    for id in [&placed[0], &placed[2]] {
        let edit = json!({"estimatedCompletion": "2030-01-01T00:09:00Z"});
        scene.edit(id, &edit).bearer(&scene.owner).await.expect(200);
    }
    scene.system.advance(crate::support::minutes(3));
    let query = format!("overdue=true&limit=10&cursor={cursor}");
    let rest = scene.list(&query).bearer(&scene.owner).await;
    let rows = rest.expect(200)["orders"].as_array().unwrap().clone();
    assert_eq!(pick(&rows, "id"), placed[3..]);
}
