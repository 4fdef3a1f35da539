//! A thousand events, each delivered one to five times, shuffled, by functions that are killed at
//! any moment.

use std::collections::BTreeMap;

use shared_domain::{
    EventId, MediaId, OrderId, Timestamp, UserId,
    notification::{Notice, Notification, NotificationType, Occasion, Recipient, notices},
};
use shared_events::{Event, Published};
use shared_store::Page;
use testing::{Aftermath, People, System};

use crate::support::notifier;

/// What a notification says, apart from its id.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    order: OrderId,
    kind: NotificationType,
    title: String,
    message: String,
    at: Timestamp,
}

impl From<Notice> for Told {
    fn from(notice: Notice) -> Self {
        Self {
            order: notice.order_id,
            kind: notice.kind,
            title: notice.title,
            message: notice.message,
            at: notice.created_at,
        }
    }
}

impl From<Notification> for Told {
    fn from(notification: Notification) -> Self {
        Self {
            order: notification.order_id,
            kind: notification.kind,
            title: notification.title,
            message: notification.message,
            at: notification.created_at,
        }
    }
}

/// What gives reason to tell somebody something once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    Event(EventId),
    File(MediaId),
}

impl From<Occasion> for Reason {
    fn from(occasion: Occasion) -> Self {
        match occasion {
            Occasion::Event(event) => Self::Event(event),
            Occasion::File(file) => Self::File(file),
        }
    }
}

/// What people are to be told: for each reason one of these. A file that was shown more than once
/// may be told of in the words of any of those times, whichever came first.
type Expected = BTreeMap<(UserId, Reason), Vec<Told>>;

/// Whom the rules name, without whoever did it.
fn recipients(notice: &Notice, people: &People) -> Vec<UserId> {
    let named = match notice.recipient {
        Recipient::User(user) => vec![user],
        Recipient::Admins => people.admins.iter().map(|admin| admin.id()).collect(),
    };
    named.into_iter().filter(|id| *id != notice.by).collect()
}

fn expected(people: &People, events: &[Published]) -> Expected {
    let mut expected = Expected::new();
    for published in events {
        let Event::Order(told) = &published.event else {
            continue;
        };
        for notice in notices(&told.event, &told.order, told.media.as_ref()) {
            let reason = Reason::from(notice.occasion);
            for user in recipients(&notice, people) {
                let words = expected.entry((user, reason)).or_default();
                words.push(notice.clone().into());
            }
        }
    }
    expected
}

/// Everything that a user finds, page by page.
async fn told(system: &System, user: UserId) -> Vec<Told> {
    let notifications = system.notifications();
    let inbox = notifications.inbox(user, system.now()).await.unwrap();
    let (mut told, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = notifications
            .list(&inbox, None, after.as_deref(), 100)
            .await;
        let Page { rows, next } = page.unwrap();
        told.extend(rows.into_iter().map(|row| row.notification.into()));
        if next.is_none() {
            return told;
        }
        after = next;
    }
}

/// What was lost, and what was told twice or should not have been.
fn difference(mut told: Vec<Told>, expected: Vec<&Vec<Told>>) -> (Vec<Vec<Told>>, Vec<Told>) {
    let mut lost = Vec::new();
    for words in expected {
        match told.iter().position(|told| words.contains(told)) {
            Some(at) => drop(told.swap_remove(at)),
            None => lost.push(words.clone()),
        }
    }
    (lost, told)
}

/// Of each kind of news, what it alone says.
const NEWS: [&str; 10] = [
    "is on hold",
    "is in progress",
    "is completed",
    "is cancelled",
    "is assigned to you",
    "New order",
    "New note",
    "New message",
    "for you to see",
    "added “photo.jpg”",
];

/// Holds the storm to have given reason for all kinds of news.
fn check_news(expected: &Expected) {
    let told: Vec<_> = expected.values().flatten().collect();
    for news in NEWS {
        let is_told = |told: &&Told| told.title.contains(news) || told.message.contains(news);
        assert!(told.iter().any(is_told), "{news}");
    }
}

#[tokio::test]
async fn no_notification_is_lost_or_doubled_whatever_happens_to_the_messages() {
    let system = System::start().await;
    let handle = async |batch| notifier(&system).handle(batch).await;
    let Aftermath { people, events, .. } = system.storm(1, handle).await;
    let expected = expected(&people, &events);
    check_news(&expected);
    let mut kept = 0;
    for person in people.all() {
        let told = told(&system, person.id()).await;
        kept += told.len();
        let theirs = expected
            .iter()
            .filter(|((user, _), _)| *user == person.id());
        let (lost, surplus) = difference(told, theirs.map(|(_, words)| words).collect());
        assert_eq!(
            (lost, surplus),
            (vec![], vec![]),
            "{}",
            person.user.email_text()
        );
    }
    assert_eq!(system.items("NotificationsTable").await.len(), kept);
}
