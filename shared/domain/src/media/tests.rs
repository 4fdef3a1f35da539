use crate::{
    Actor, Duration, Given, Patch, Timestamp,
    order::{
        Action, HistorySight, Metadata, Order, OrderStatus, Refusal, Relation,
        tests::{World, at},
    },
    user::User,
};

use super::*;

fn file(name: &str) -> NewFile {
    NewFile {
        file_name: name.parse().unwrap(),
        content_type: ContentType::Jpeg,
        size: 1_000,
        description: None,
    }
}

fn declared(order: &Order, user: &User, origin: Origin) -> Media {
    let files = vec![file("photo.jpg")];
    let mut files = declare(order, &user.into(), origin, files, at(200)).unwrap();
    files.remove(0)
}

fn content() -> CheckedContent {
    CheckedContent {
        size: 900,
        fingerprint: Fingerprint::of_etag("\"abc\""),
    }
}

fn ready(order: &Order, user: &User, origin: Origin) -> Media {
    accept(order, &declared(order, user, origin), content(), at(300)).media
}

fn rejected(order: &Order, user: &User, origin: Origin) -> Media {
    reject(&declared(order, user, origin), Rejection::Damaged).media
}

fn sees(order: &Order, media: &Media, user: &User) -> bool {
    see(order, media, &user.into()).is_ok()
}

const OPEN: [OrderStatus; 3] = [
    OrderStatus::Pending,
    OrderStatus::InProgress,
    OrderStatus::OnHold,
];

#[test]
fn each_side_adds_files_with_the_call_that_is_its_own() {
    let world = World::new();
    for status in OrderStatus::ALL {
        let order = world.order(status, true);
        for user in world.everybody() {
            let add = |origin| declare(&order, &user.into(), origin, vec![file("a")], at(200));
            let is_staff = [world.assignee.id, world.admin.id].contains(&user.id);
            let is_owner = user.id == world.owner.id;
            let unseen = [world.stranger.id, world.staff.id].contains(&user.id);
            assert_eq!(add(Origin::Staff).is_ok(), is_staff, "{status} {user:?}");
            let may = is_owner && !status.is_final();
            assert_eq!(add(Origin::Customer).is_ok(), may, "{status} {user:?}");
            let hidden = add(Origin::Staff) == Err(Refusal::NotFound);
            assert_eq!(hidden, unseen, "{status} {user:?}");
        }
    }
}

#[test]
fn what_is_not_ready_is_between_the_uploader_and_staff() {
    let world = World::new();
    for status in OrderStatus::ALL {
        let order = world.order(status, true);
        let staff_file = declared(&world.order(OPEN[0], true), &world.assignee, Origin::Staff);
        let customer_file = declared(&world.order(OPEN[0], true), &world.owner, Origin::Customer);
        for (media, owner_sees) in [(&staff_file, false), (&customer_file, true)] {
            for media in [media.clone(), reject(media, Rejection::WrongType).media] {
                assert_eq!(sees(&order, &media, &world.owner), owner_sees, "{status}");
                assert!(sees(&order, &media, &world.assignee));
                assert!(sees(&order, &media, &world.admin));
                assert!(!sees(&order, &media, &world.stranger));
                assert!(!sees(&order, &media, &world.staff));
            }
        }
    }
}

#[test]
fn the_owner_sees_staff_files_once_the_order_is_completed_or_where_they_are_public() {
    let world = World::new();
    for status in OrderStatus::ALL {
        let order = world.order(status, true);
        let mut media = ready(&world.order(OPEN[0], true), &world.assignee, Origin::Staff);
        let completed = status == OrderStatus::Completed;
        assert_eq!(sees(&order, &media, &world.owner), completed, "{status}");
        media.is_public = true;
        assert!(sees(&order, &media, &world.owner), "{status}");
        let own = ready(&world.order(OPEN[0], true), &world.owner, Origin::Customer);
        assert!(sees(&order, &own, &world.owner), "{status}");
    }
}

#[test]
fn files_follow_the_order_to_whoever_it_is_assigned_to() {
    let world = World::new();
    let mut order = world.order(OrderStatus::OnHold, true);
    let media = ready(&order, &world.assignee, Origin::Staff);
    order.assignee = Some((&world.staff).into());
    assert!(!sees(&order, &media, &world.assignee));
    assert!(sees(&order, &media, &world.staff));
}

#[test]
fn who_looks_at_the_queue_sees_what_is_ready_and_changes_nothing() {
    let world = World::new();
    let order = world.order(OrderStatus::Pending, false);
    let media = ready(&order, &world.owner, Origin::Customer);
    let awaited = declared(&order, &world.owner, Origin::Customer);
    assert!(sees(&order, &media, &world.staff));
    assert!(!sees(&order, &awaited, &world.staff));
    let actor = Actor::from(&world.staff);
    let outcome = edit(&order, &media, &actor, MediaEdit::default(), at(400));
    assert!(matches!(outcome, Err(Refusal::Forbidden(_))));
    let outcome = remove(&order, &media, &actor, at(400));
    assert!(matches!(outcome, Err(Refusal::Forbidden(_))));
}

#[test]
fn history_tells_of_a_file_from_when_it_is_ready() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let awaited = declared(&order, &world.owner, Origin::Customer);
    let refused = rejected(&order, &world.owner, Origin::Customer);
    let actor = Actor::from(&world.admin);
    for media in [awaited.clone(), refused] {
        assert_eq!(remove(&order, &media, &actor, at(400)).unwrap().event, None);
    }
    let added = accept(&order, &awaited, content(), at(300));
    let event = added.event.unwrap();
    assert_eq!(event.action, Action::MediaAdded);
    assert_eq!(event.metadata, Some(Metadata::MediaId(awaited.id)));
    assert_eq!(event.changed_by, Actor::from(&world.owner));
    assert_eq!(
        (added.media.size, added.media.state),
        (900, MediaState::Ready)
    );
    let removed = remove(&order, &added.media, &actor, at(400)).unwrap();
    assert_eq!(removed.event.unwrap().action, Action::MediaRemoved);
}

#[test]
fn the_owners_history_leaves_out_files_that_they_do_not_see() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let awaited = declared(&order, &world.assignee, Origin::Staff);
    let added = accept(&order, &awaited, content(), at(300)).event.unwrap();
    let mut sight = HistorySight::from(Relation::Owner);
    assert!(!added.is_visible_to(&sight));
    assert!(added.is_visible_to(&Relation::Assignee.into()));
    sight.files.insert(awaited.id);
    assert!(added.is_visible_to(&sight));
    let media = ready(&order, &world.assignee, Origin::Staff);
    let removed = remove(&order, &media, &(&world.assignee).into(), at(400)).unwrap();
    assert!(!removed.event.unwrap().is_visible_to(&sight));
}

#[test]
fn staff_alone_change_what_is_said_of_a_file() {
    let world = World::new();
    let order = world.order(OrderStatus::Completed, true);
    let mut media = ready(&order, &world.assignee, Origin::Staff);
    media.is_public = true;
    let change = || MediaEdit {
        description: Patch::Set("Dried".parse().unwrap()),
        is_public: Given(Some(false)),
    };
    let outcome = edit(&order, &media, &(&world.owner).into(), change(), at(400));
    assert!(matches!(outcome, Err(Refusal::Forbidden(_))));
    let actor = Actor::from(&world.assignee);
    let changed = edit(&order, &media, &actor, change(), at(400))
        .unwrap()
        .unwrap();
    assert_eq!(
        changed.media.description.as_ref().unwrap().as_str(),
        "Dried"
    );
    assert!(!changed.media.is_public);
    assert_eq!(changed.media.version, media.version + 1);
    assert_eq!(changed.event.unwrap().action, Action::MediaUpdated);
    let again = edit(&order, &changed.media, &actor, change(), at(500));
    assert_eq!(again, Ok(None));
}

#[test]
fn whoever_uploaded_a_file_and_administrators_alone_remove_it() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let media = ready(&order, &world.owner, Origin::Customer);
    let outcome = |user: &User| remove(&order, &media, &user.into(), at(400));
    assert!(outcome(&world.owner).is_ok());
    assert!(outcome(&world.admin).is_ok());
    assert!(matches!(
        outcome(&world.assignee),
        Err(Refusal::Forbidden(_))
    ));
    assert_eq!(outcome(&world.stranger), Err(Refusal::NotFound));
}

#[test]
fn a_file_is_uploaded_again_by_its_uploader_while_it_is_awaited() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    let media = declared(&order, &world.owner, Origin::Customer);
    let renewed =
        |media: &Media, user: &User, now: Timestamp| renew(&order, media, &user.into(), now);
    assert_eq!(renewed(&media, &world.owner, at(300)), Ok(()));
    let outcome = renewed(&media, &world.admin, at(300));
    assert!(matches!(outcome, Err(Refusal::Forbidden(_))));
    let late = media.created_at + Duration::from_secs(24 * 3_600);
    assert_eq!(
        renewed(&media, &world.owner, late),
        Err(Refusal::NotAwaited)
    );
    let done = ready(&order, &world.owner, Origin::Customer);
    assert_eq!(
        renewed(&done, &world.owner, at(400)),
        Err(Refusal::NotAwaited)
    );
}

#[test]
fn file_names_hold_no_folders() {
    for name in ["a/b", "a\\b", "", "  ", "a\nb", &"x".repeat(256)] {
        assert!(name.parse::<FileName>().is_err(), "{name:?}");
    }
    assert_eq!(
        " größe 1.jpg ".parse::<FileName>().unwrap().as_str(),
        "größe 1.jpg"
    );
}

#[test]
fn a_download_ends_in_the_extension_of_what_it_was_found_to_be() {
    let world = World::new();
    let order = world.order(OrderStatus::InProgress, true);
    for (content_type, name, expected) in [
        (ContentType::Pdf, "Order photos.hta", "Order photos.hta.pdf"),
        (ContentType::Pdf, "Offer.PDF", "Offer.PDF"),
        (
            ContentType::Pdf,
            "invoice\u{202e}fdp.exe",
            "invoicefdp.exe.pdf",
        ),
        (ContentType::Pdf, "photo.jpg", "photo.jpg.pdf"),
        (ContentType::Pdf, "letter.pdf.", "letter.pdf..pdf"),
        (ContentType::Jpeg, "holiday.JPEG", "holiday.JPEG"),
        (ContentType::Jpeg, "page.html\u{200b}", "page.html.jpg"),
        (ContentType::Png, "drawing", "drawing.png"),
        (ContentType::Mp4, "clip.m4v", "clip.m4v"),
        (ContentType::Gif, "pdf", "pdf.gif"),
    ] {
        let mut media = ready(&order, &world.owner, Origin::Customer);
        media.mime_type = content_type;
        // As it may have been kept before names were held to what a reader sees.
        media.file_name = serde_json::from_value(name.into()).unwrap();
        assert_eq!(media.download_name(), expected, "{name:?}");
    }
}
