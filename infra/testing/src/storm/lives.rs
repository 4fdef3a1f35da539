//! Random lives of orders: all that happens to them on the way, in no order but what the rules
//! demand.

use rand::{
    RngExt, SeedableRng,
    rngs::StdRng,
    seq::{IndexedMutRandom, IndexedRandom, IteratorRandom},
};
use shared_domain::{
    Duration, UserId,
    media::{Media, Origin},
    order::{Order, OrderStatus, Visibility},
    user::Role,
};
use shared_events::Published;

use crate::{System, TestUser};

/// Orders that are open at any time, at least.
const OPEN: usize = 5;
/// Less than this many seconds pass between two events, so that a storm is over before any
/// notification of it is.
const LULL: u64 = 7_000;

/// What people order.
const THINGS: [&str; 8] = [
    "Oak table",
    "Oaken bench",
    "Wedding cake",
    "Birthday cake, three tiers",
    "Gâteau à étages",
    "Свадебный торт",
    "Table lamp",
    "結婚式のケーキ",
];

/// Who has to do with the orders.
#[derive(Debug)]
pub struct People {
    /// Whose orders they are.
    pub customers: Vec<TestUser>,
    /// Who works on them.
    pub staff: Vec<TestUser>,
    /// Who looks after all of them.
    pub admins: Vec<TestUser>,
}

impl People {
    /// There are several administrators, so that many functions die when some of them were told of
    /// a new order and others were not.
    async fn gather(system: &System) -> Self {
        Self {
            customers: several(system, Role::Customer, 3).await,
            staff: several(system, Role::Staff, 3).await,
            admins: several(system, Role::Admin, 5).await,
        }
    }

    /// Everybody.
    pub fn all(&self) -> impl Iterator<Item = &TestUser> {
        let people = [&self.customers, &self.staff, &self.admins];
        people.into_iter().flatten()
    }
}

async fn several(system: &System, role: Role, count: usize) -> Vec<TestUser> {
    let mut people = Vec::with_capacity(count);
    for _ in 0..count {
        people.push(system.user(role).await);
    }
    people
}

/// Orders while things happen to them.
pub struct Lives<'a> {
    system: &'a System,
    rng: StdRng,
    pub people: People,
    pub orders: Vec<Order>,
    /// What staff have added.
    files: Vec<Media>,
    titles: usize,
}

impl<'a> Lives<'a> {
    /// Orders that are still to be placed.
    pub async fn begin(system: &'a System, seed: u64) -> Self {
        Self {
            system,
            rng: StdRng::seed_from_u64(seed),
            people: People::gather(system).await,
            orders: Vec::new(),
            files: Vec::new(),
            titles: 0,
        }
    }

    /// As many events, one after the other.
    pub async fn go_on(&mut self, count: usize) -> Vec<Published> {
        let mut events = Vec::with_capacity(count);
        for _ in 0..count {
            let lull = self.rng.random_range(1..LULL);
            self.system.advance(Duration::from_secs(lull));
            let order = self.step().await;
            let number = &self.orders[order].number;
            events.push(self.system.latest_event(number).await);
        }
        events
    }

    /// One thing happens, to the order at the position that is returned.
    async fn step(&mut self) -> usize {
        let open = (0..self.orders.len()).filter(|at| !self.orders[*at].status.is_final());
        let open: Vec<_> = open.collect();
        if open.len() < OPEN || self.rng.random_bool(0.15) {
            return self.place().await;
        }
        let at = open[self.rng.random_range(0..open.len())];
        match self.rng.random_range(0..10) {
            0..3 => self.hand_over(at).await,
            3..6 => self.proceed(at).await,
            6 => self.note(at).await,
            7 => self.retitle(at).await,
            8 => self.add_customers_file(at).await,
            _ => return self.staffs_file().await,
        }
        at
    }

    async fn place(&mut self) -> usize {
        let title = self.title();
        let customer = self.people.customers.choose(&mut self.rng).expect("one");
        let admin = self.people.admins.choose(&mut self.rng).expect("one");
        let by = match self.rng.random_bool(0.3) {
            true => admin,
            false => customer,
        };
        let order = self.system.order_by(&by.user, customer, &title).await;
        self.orders.push(order);
        self.orders.len() - 1
    }

    /// A staff member takes the order, or an administrator gives it to somebody else.
    async fn hand_over(&mut self, at: usize) {
        let order = &self.orders[at];
        let had = order.assignee.as_ref().map(|assignee| assignee.id);
        let others = self.people.staff.iter();
        let others = others.filter(|staff| Some(staff.id()) != had);
        let to = others.choose(&mut self.rng).expect("one");
        let admin = self.people.admins.choose(&mut self.rng).expect("one");
        let is_queued = had.is_none() && order.status == OrderStatus::Pending;
        let may_be_put_back = had.is_some() && order.status != OrderStatus::InProgress;
        let (by, to) = match self.rng.random_range(0..3) {
            0 if is_queued => (to, Some(to)),
            0 if may_be_put_back => (admin, None),
            _ => (admin, Some(to)),
        };
        self.orders[at] = self.system.assign_by(&by.user, order, to).await;
    }

    /// The order moves on; somebody has to have it who begins.
    async fn proceed(&mut self, at: usize) {
        let order = &self.orders[at];
        let status = match order.status {
            OrderStatus::Pending | OrderStatus::OnHold if self.rng.random_bool(0.2) => {
                return self.cancel(at).await;
            }
            OrderStatus::Pending | OrderStatus::OnHold if order.assignee.is_none() => {
                return self.hand_over(at).await;
            }
            OrderStatus::Pending | OrderStatus::OnHold => OrderStatus::InProgress,
            _ if self.rng.random_bool(0.4) => OrderStatus::OnHold,
            _ => OrderStatus::Completed,
        };
        let comment = self.rng.random_bool(0.5).then_some("The wood is late");
        let by = self.responsible(at);
        let moved = self
            .system
            .proceed_by(&by.user, &self.orders[at], status, comment);
        self.orders[at] = moved.await;
    }

    async fn cancel(&mut self, at: usize) {
        let admin = self.people.admins.choose(&mut self.rng).expect("one");
        let by = [self.owner(at), admin.clone()]
            .choose(&mut self.rng)
            .expect("one")
            .clone();
        let cancelled = OrderStatus::Cancelled;
        let moved = self
            .system
            .proceed_by(&by.user, &self.orders[at], cancelled, None);
        self.orders[at] = moved.await;
    }

    /// The owner writes a message, or whoever works on the order a note.
    async fn note(&mut self, at: usize) {
        let (by, visibility) = if self.rng.random_bool(0.4) {
            (self.owner(at), None)
        } else {
            let visibility = Visibility::ALL.choose(&mut self.rng).copied();
            (self.responsible(at), visibility)
        };
        self.system
            .note_by(&by.user, &self.orders[at], visibility)
            .await;
    }

    async fn retitle(&mut self, at: usize) {
        let title = self.title();
        let admin = self.people.admins.choose(&mut self.rng).expect("one");
        let retitled = self
            .system
            .retitle_by(&admin.user, &self.orders[at], &title);
        self.orders[at] = retitled.await;
    }

    async fn add_customers_file(&mut self, at: usize) {
        let (owner, order) = (self.owner(at), &self.orders[at]);
        self.system
            .file_by(&owner.user, order, Origin::Customer)
            .await;
    }

    /// Staff add a file to any order, or one of theirs is shown or hidden.
    async fn staffs_file(&mut self) -> usize {
        if !self.files.is_empty() && self.rng.random_bool(0.6) {
            return self.turn_over().await;
        }
        let at = self.rng.random_range(0..self.orders.len());
        let by = self.responsible(at);
        let file = self
            .system
            .file_by(&by.user, &self.orders[at], Origin::Staff);
        self.files.push(file.await);
        at
    }

    /// A file of the staff's is shown that was hidden, or hidden that was shown.
    async fn turn_over(&mut self) -> usize {
        let admin = self.people.admins.choose(&mut self.rng).expect("one");
        let file = self.files.choose_mut(&mut self.rng).expect("one");
        *file = self
            .system
            .show_by(&admin.user, file, !file.is_public)
            .await;
        let id = file.order_id;
        let at = self.orders.iter().position(|order| order.id == id);
        at.expect("its order")
    }

    fn owner(&self, at: usize) -> TestUser {
        self.somebody(self.orders[at].customer.id)
    }

    /// Who works on the order, or an administrator, as happens at times.
    fn responsible(&mut self, at: usize) -> TestUser {
        let assignee = self.orders[at].assignee.as_ref();
        match assignee.map(|assignee| assignee.id) {
            Some(id) if self.rng.random_bool(0.7) => self.somebody(id),
            _ => self
                .people
                .admins
                .choose(&mut self.rng)
                .expect("one")
                .clone(),
        }
    }

    fn somebody(&self, id: UserId) -> TestUser {
        let found = self.people.all().find(|person| person.id() == id);
        found.expect("one of the people").clone()
    }

    /// A title that no order has had.
    fn title(&mut self) -> String {
        self.titles += 1;
        let thing = THINGS.choose(&mut self.rng).expect("one");
        format!("{thing} {}", self.titles)
    }
}
