use proptest::{prelude::*, sample::select};

use crate::{
    Actor, Given, UserId,
    media::{
        CheckedContent, ContentType, Fingerprint, Media, MediaChange, MediaEdit, NewFile, Origin,
        accept, declare, edit, remove,
    },
    order::{
        Action, ChangeStatus, Edit, HistoryEvent, NewAssignee, NewNote, NewOrder, NoteKind, Order,
        OrderStatus, Parties, Visibility, add_note, assign, cancel, change_status, create,
        edit as edit_order,
        tests::{World, at, changed},
    },
    text::Comment,
    user::{Role, User},
};

use super::*;

/// What happened: an event, and the order after it.
type Told = (HistoryEvent, Order);

fn moved(order: &Order, by: &User, status: OrderStatus, comment: Option<&str>) -> Told {
    let comment = comment.map(|text| text.parse().unwrap());
    let command = ChangeStatus { status, comment };
    let change = changed(change_status(order, &by.into(), command, at(9_000)));
    (change.event, change.order)
}

fn cancelled(order: &Order, by: &User, reason: Option<&str>) -> Told {
    let reason = reason.map(|text| text.parse::<Comment>().unwrap());
    let change = changed(cancel(order, &by.into(), reason, at(9_000)));
    (change.event, change.order)
}

fn assigned(order: &Order, by: &User, to: NewAssignee<'_>) -> Told {
    let change = changed(assign(order, &by.into(), to, at(9_000)));
    (change.event, change.order)
}

fn noted(order: &Order, by: &User, kind: NoteKind, visibility: Option<Visibility>) -> Told {
    let text = "The oven is broken".parse().unwrap();
    let note = NewNote {
        kind,
        text,
        visibility,
    };
    let added = add_note(order, &by.into(), note, at(9_000)).unwrap();
    (added.event, order.clone())
}

fn placed(by: &User, customer: &User) -> Told {
    let new = NewOrder {
        title: "Wedding cake".parse().unwrap(),
        description: "Three tiers".parse().unwrap(),
        special_instructions: None,
        estimated_completion: None,
    };
    let id = crate::OrderId::generate(at(0));
    let change = create(Parties::own(customer), &by.into(), new, id, at(0)).unwrap();
    (change.event, change.order)
}

/// A file that was found to be what this user declared.
fn added(order: &Order, by: &User, origin: Origin, is_public: bool) -> MediaChange {
    let file = NewFile {
        file_name: "photo.jpg".parse().unwrap(),
        content_type: ContentType::Jpeg,
        size: 1_000,
        description: None,
    };
    let mut open = order.clone();
    open.status = OrderStatus::InProgress;
    let mut files = declare(&open, &by.into(), origin, vec![file], at(200)).unwrap();
    files[0].is_public = is_public;
    let content = CheckedContent {
        size: 900,
        fingerprint: Fingerprint::of_etag("\"abc\""),
    };
    accept(order, &files[0], content, at(300))
}

fn of_file(order: &Order, change: &MediaChange) -> Vec<Notice> {
    let event = change.event.as_ref().unwrap();
    notices(event, order, Some(&change.media))
}

fn told((event, order): &Told) -> Vec<Notice> {
    notices(event, order, None)
}

/// Who hears, in the order of telling.
fn heard(notices: &[Notice]) -> Vec<Recipient> {
    notices.iter().map(|notice| notice.recipient).collect()
}

fn user(user: &User) -> Recipient {
    Recipient::User(user.id)
}

/// The one message that there is.
fn words(notices: Vec<Notice>) -> (NotificationType, String, String) {
    let [notice] = notices.try_into().unwrap();
    let number = notice.order_number.as_str();
    let title = notice.title.replace(number, "N");
    (notice.kind, title, notice.message)
}

#[test]
fn the_owner_hears_of_every_step_and_the_assignee_of_none() {
    let world = World::new();
    for (from, to) in [
        (OrderStatus::Pending, OrderStatus::InProgress),
        (OrderStatus::InProgress, OrderStatus::OnHold),
        (OrderStatus::OnHold, OrderStatus::InProgress),
        (OrderStatus::InProgress, OrderStatus::Completed),
    ] {
        for by in [&world.assignee, &world.admin] {
            let notices = told(&moved(&world.order(from, true), by, to, None));
            assert_eq!(heard(&notices), [user(&world.owner)], "{from} {to}");
            let completed = notices[0].kind == NotificationType::OrderCompleted;
            assert_eq!(completed, to == OrderStatus::Completed);
        }
    }
}

#[test]
fn a_cancellation_is_heard_of_by_owner_and_assignee_but_for_who_did_it() {
    let world = World::new();
    let order = |is_assigned| world.order(OrderStatus::Pending, is_assigned);
    for (by, is_assigned, expected) in [
        (&world.owner, true, vec![user(&world.assignee)]),
        (&world.owner, false, vec![]),
        (
            &world.admin,
            true,
            vec![user(&world.owner), user(&world.assignee)],
        ),
        (&world.admin, false, vec![user(&world.owner)]),
    ] {
        let notices = told(&cancelled(&order(is_assigned), by, None));
        assert_eq!(heard(&notices), expected);
    }
    let mut own = order(true);
    own.assignee = Some((&world.admin).into());
    let notices = told(&cancelled(&own, &world.admin, None));
    assert_eq!(heard(&notices), [user(&world.owner)]);
}

#[test]
fn whoever_an_order_is_assigned_to_hears_of_it_unless_they_took_it() {
    let world = World::new();
    let (queued, assigned_order) = (
        world.order(OrderStatus::Pending, false),
        world.order(OrderStatus::OnHold, true),
    );
    let to = NewAssignee::User(&world.staff);
    for order in [&queued, &assigned_order] {
        let notices = told(&assigned(order, &world.admin, to));
        assert_eq!(heard(&notices), [user(&world.staff)]);
    }
    assert_eq!(told(&assigned(&queued, &world.staff, to)), []);
    let own = NewAssignee::User(&world.admin);
    assert_eq!(told(&assigned(&queued, &world.admin, own)), []);
    let put_back = assigned(&assigned_order, &world.admin, NewAssignee::Nobody);
    assert_eq!(told(&put_back), []);
}

#[test]
fn the_owner_hears_of_notes_that_are_shared_and_the_assignee_of_messages() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    for by in [&world.assignee, &world.admin] {
        for kind in [NoteKind::Note, NoteKind::Report] {
            let shared = noted(&order, by, kind, Some(Visibility::Customer));
            assert_eq!(heard(&told(&shared)), [user(&world.owner)]);
            let internal = noted(&order, by, kind, Some(Visibility::Internal));
            assert_eq!(told(&internal), []);
        }
    }
    let message = |order| noted(order, &world.owner, NoteKind::Message, None);
    assert_eq!(heard(&told(&message(&order))), [user(&world.assignee)]);
    let queued = world.order(OrderStatus::Pending, false);
    assert_eq!(told(&message(&queued)), []);
}

#[test]
fn the_owner_hears_of_files_of_the_staffs_once_they_may_see_them() {
    let world = World::new();
    for status in OrderStatus::ALL {
        let order = world.order(status, true);
        for (is_public, is_heard) in [(true, true), (false, status == OrderStatus::Completed)] {
            let change = added(&order, &world.assignee, Origin::Staff, is_public);
            let expected: &[Recipient] = if is_heard { &[user(&world.owner)] } else { &[] };
            assert_eq!(heard(&of_file(&order, &change)), expected, "{status}");
        }
    }
}

#[test]
fn a_file_is_one_occasion_however_often_it_is_shown() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let actor = Actor::from(&world.assignee);
    let first = added(&order, &world.assignee, Origin::Staff, false);
    let shown = |media: &Media, is_public, millis| {
        let change = MediaEdit {
            is_public: Given(Some(is_public)),
            ..MediaEdit::default()
        };
        edit(&order, media, &actor, change, at(millis))
            .unwrap()
            .unwrap()
    };
    let public = shown(&first.media, true, 400);
    let hidden = shown(&public.media, false, 500);
    let again = shown(&hidden.media, true, 600);
    assert_eq!(of_file(&order, &hidden), []);
    for change in [&public, &again] {
        let notices = of_file(&order, change);
        assert_eq!(heard(&notices), [user(&world.owner)]);
        assert_eq!(notices[0].occasion, Occasion::File(first.media.id));
    }
    let removed = remove(&order, &public.media, &actor, at(700)).unwrap();
    assert_eq!(of_file(&order, &removed), []);
}

#[test]
fn what_is_made_public_once_the_order_is_completed_was_seen_before() {
    let world = World::new();
    let order = world.order(OrderStatus::Completed, true);
    let first = added(&order, &world.assignee, Origin::Staff, false);
    let change = MediaEdit {
        is_public: Given(Some(true)),
        ..MediaEdit::default()
    };
    let actor = Actor::from(&world.assignee);
    let public = edit(&order, &first.media, &actor, change, at(400));
    assert_eq!(of_file(&order, &public.unwrap().unwrap()), []);
}

#[test]
fn the_assignee_hears_of_files_that_the_customer_adds() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let change = added(&order, &world.owner, Origin::Customer, false);
    let notices = of_file(&order, &change);
    assert_eq!(heard(&notices), [user(&world.assignee)]);
    assert_eq!(notices[0].occasion, Occasion::File(change.media.id));
    let queued = world.order(OrderStatus::Pending, false);
    assert_eq!(of_file(&queued, &change), []);
    let described = MediaEdit {
        is_public: Given(Some(true)),
        ..MediaEdit::default()
    };
    let actor = Actor::from(&world.admin);
    let updated = edit(&order, &change.media, &actor, described, at(400));
    assert_eq!(of_file(&order, &updated.unwrap().unwrap()), []);
}

#[test]
fn administrators_hear_of_new_orders_and_nobody_of_their_own() {
    let world = World::new();
    for by in [&world.owner, &world.admin] {
        let notices = told(&placed(by, &world.owner));
        let of_admins = notices
            .iter()
            .find(|notice| notice.recipient == Recipient::Admins)
            .unwrap();
        assert!(!of_admins.is_news_to(by.id));
        assert!(of_admins.is_news_to(UserId::generate(at(0))));
    }
}

#[test]
fn the_owner_hears_of_what_others_order_for_them() {
    let world = World::new();
    let own = told(&placed(&world.owner, &world.owner));
    assert_eq!(heard(&own), [Recipient::Admins]);
    let for_them = told(&placed(&world.admin, &world.owner));
    let expected = [user(&world.owner), Recipient::Admins];
    assert_eq!(heard(&for_them), expected);
}

#[test]
fn nobody_hears_that_an_order_was_edited() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let change = Edit {
        estimated_completion: Some(Some(at(99_000))),
        ..Edit::default()
    };
    let text = World::text();
    let outcome = edit_order(&order, &text, &(&world.assignee).into(), change, at(9_000));
    let change = changed(outcome);
    assert_eq!(change.event.action, Action::OrderUpdated);
    assert_eq!(told(&(change.event, change.order)), []);
}

#[test]
fn notices_say_what_happened_in_plain_words() {
    use NotificationType::{OrderCompleted, OrderUpdate};
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let pending = world.order(OrderStatus::Pending, true);
    let expect = |notices, kind, title: &str, message: &str| {
        let expected = (kind, title.to_owned(), message.to_owned());
        assert_eq!(words(notices), expected);
    };
    expect(
        told(&moved(
            &order,
            &world.assignee,
            OrderStatus::OnHold,
            Some("No eggs"),
        )),
        OrderUpdate,
        "Order N is on hold",
        "Anna Example set “Wedding cake” to on hold: No eggs",
    );
    expect(
        told(&moved(&order, &world.admin, OrderStatus::Completed, None)),
        OrderCompleted,
        "Order N is completed",
        "Adam Example set “Wedding cake” to completed.",
    );
    expect(
        told(&cancelled(&pending, &world.owner, Some("Too dear"))),
        OrderUpdate,
        "Order N is cancelled",
        "Olga Example cancelled “Wedding cake”: Too dear",
    );
    expect(
        told(&assigned(
            &pending,
            &world.admin,
            NewAssignee::User(&world.staff),
        )),
        OrderUpdate,
        "Order N is assigned to you",
        "Adam Example assigned “Wedding cake” to you.",
    );
    expect(
        told(&noted(
            &order,
            &world.assignee,
            NoteKind::Report,
            Some(Visibility::Customer),
        )),
        OrderUpdate,
        "New note on order N",
        "Anna Example wrote a note on “Wedding cake”.",
    );
    expect(
        told(&noted(&order, &world.owner, NoteKind::Message, None)),
        OrderUpdate,
        "New message on order N",
        "Olga Example wrote a message on “Wedding cake”.",
    );
    expect(
        of_file(&order, &added(&order, &world.assignee, Origin::Staff, true)),
        OrderUpdate,
        "New file on order N",
        "“photo.jpg” of “Wedding cake” is there for you to see.",
    );
    expect(
        of_file(
            &order,
            &added(&order, &world.owner, Origin::Customer, false),
        ),
        OrderUpdate,
        "New file on order N",
        "Olga Example added “photo.jpg” to “Wedding cake”.",
    );
    expect(
        told(&placed(&world.owner, &world.owner)),
        OrderUpdate,
        "New order N",
        "Olga Example placed “Wedding cake”.",
    );
    expect(
        told(&placed(&world.admin, &world.owner))[..1].to_vec(),
        OrderUpdate,
        "New order N",
        "Adam Example placed “Wedding cake” for Olga Example.",
    );
}

#[test]
fn long_comments_are_cut_between_characters() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let comment = "ü".repeat(2_000);
    let notices = told(&moved(
        &order,
        &world.admin,
        OrderStatus::OnHold,
        Some(&comment),
    ));
    let message = &notices[0].message;
    assert_eq!(message.chars().count(), 500);
    assert!(message.ends_with("üü…"), "{message}");
}

#[test]
fn a_notification_reads_back_as_it_was_kept() {
    let world = World::new();
    let notices = told(&placed(&world.owner, &world.owner));
    let notification = notices[0].under(crate::NotificationId::generate(at(0)));
    let kept = serde_json::to_value(&notification).unwrap();
    assert_eq!(kept["type"], "ORDER_UPDATE");
    assert_eq!(kept["orderNumber"], notification.order_number.as_str());
    assert_eq!(
        serde_json::from_value::<Notification>(kept).unwrap(),
        notification
    );
}

proptest! {
    #[test]
    fn whoever_acts_is_never_told_and_whoever_is_told_has_to_do_with_the_order(
        action in select(Action::ALL.to_vec()),
        status in select(OrderStatus::ALL.to_vec()),
        is_assigned: bool,
        is_visible: bool,
        is_public: bool,
        by in 0usize..5,
        origin in select(Origin::ALL.to_vec()),
    ) {
        let world = World::new();
        let order = world.order(status, is_assigned);
        let uploader = if origin == Origin::Staff { &world.admin } else { &world.owner };
        let media = added(&order, uploader, origin, is_public).media;
        let by = world.everybody()[by];
        let event = HistoryEvent {
            visible_to_owner: is_visible,
            ..HistoryEvent::new(action, &order, &by.into(), at(9_000))
        };
        for notice in notices(&event, &order, Some(&media)) {
            prop_assert!(!notice.is_news_to(by.id));
            prop_assert!(notice.message.chars().count() <= 500);
            match notice.recipient {
                Recipient::Admins => prop_assert_eq!(action, Action::OrderCreated),
                Recipient::User(id) => {
                    let to = world.everybody().into_iter().find(|user| user.id == id).unwrap();
                    prop_assert!(id != by.id);
                    let is_assignee = is_assigned && id == world.assignee.id;
                    prop_assert!(id == world.owner.id || is_assignee);
                    let is_internal = to.role == Role::Customer
                        && action == Action::NoteAdded
                        && !is_visible;
                    prop_assert!(!is_internal);
                }
            }
        }
    }
}
