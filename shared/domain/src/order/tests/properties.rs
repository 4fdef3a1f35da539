//! What holds whatever people do, in whatever order, by whatever clocks.

use proptest::{option, prelude::*, sample::select};

use crate::{
    Actor, OrderId, Timestamp,
    order::{
        Action, Change, ChangeStatus, Changes, Decision, Edit, Field, FieldChange, HistoryEvent,
        Metadata, NewAssignee, NewNote, NewOrder, NoteKind, Order, OrderStatus, OrderText, Parties,
        Refusal, Visibility, add_note, allowed_transitions, assign, cancel, change_status, create,
        edit, relation,
    },
    user::User,
};

use super::{World, at};

/// One thing that somebody tries. People are named by their place in [`World::everybody`].
#[derive(Debug, Clone)]
enum Act {
    Move(OrderStatus),
    Cancel,
    Assign(Option<usize>),
    Edit(Edit),
    Note(NewNote),
}

#[derive(Debug, Clone)]
struct Attempt {
    who: usize,
    clock: i64,
    act: Act,
}

fn person() -> impl Strategy<Value = usize> {
    0..5usize
}

fn edits() -> impl Strategy<Value = Edit> {
    let due = option::of(1_000i64..5_000).prop_map(|due| due.map(at));
    (
        option::of(select(vec!["Cake", "Wedding cake"])),
        option::of(select(vec!["", "Three tiers"])),
        option::of(option::of(select(vec!["", "No nuts"]))),
        option::of(due),
    )
        .prop_map(|(title, description, instructions, due)| Edit {
            title: title.map(|text| text.parse().unwrap()),
            description: description.map(|text| text.parse().unwrap()),
            special_instructions: instructions.map(|given| given.map(|text| text.parse().unwrap())),
            estimated_completion: due,
        })
}

fn notes() -> impl Strategy<Value = NewNote> {
    let kinds = vec![NoteKind::Note, NoteKind::Report, NoteKind::Message];
    let readers = vec![Visibility::Internal, Visibility::Customer];
    (select(kinds), option::of(select(readers))).prop_map(|(kind, visibility)| NewNote {
        kind,
        text: "Look at this".parse().unwrap(),
        visibility,
    })
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => select(OrderStatus::ALL.to_vec()).prop_map(Act::Move),
        1 => Just(Act::Cancel),
        4 => option::weighted(0.8, person()).prop_map(Act::Assign),
        2 => edits().prop_map(Act::Edit),
        2 => notes().prop_map(Act::Note),
    ]
}

/// The admin and the assignee act most, or little would ever happen.
fn actors() -> impl Strategy<Value = usize> {
    prop_oneof![1 => person(), 1 => Just(2usize), 2 => Just(4usize)]
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let attempt =
        (actors(), 0i64..4_000, acts()).prop_map(|(who, clock, act)| Attempt { who, clock, act });
    prop::collection::vec(attempt, 1..40)
}

/// An order as a store would keep it.
struct Kept {
    order: Order,
    text: OrderText,
    history: Vec<HistoryEvent>,
}

impl Kept {
    fn placed_by(owner: &User) -> Self {
        let command = NewOrder {
            title: "Wedding cake".parse().unwrap(),
            description: World::text().description,
            special_instructions: World::text().special_instructions,
            estimated_completion: None,
        };
        let now = at(2_000);
        let id = OrderId::generate(now);
        let change = create(Parties::own(owner), &owner.into(), command, id, now).unwrap();
        Self {
            order: change.order,
            text: change.text.unwrap(),
            history: vec![change.event],
        }
    }

    /// Tries it, keeps what comes of it, and says what the answer was.
    fn attempt(&mut self, world: &World, attempt: Attempt) -> Result<(), Refusal> {
        let actor = Actor::from(world.everybody()[attempt.who]);
        let now = at(attempt.clock);
        match self.decide(world, &actor, attempt.act, now)? {
            Decision::Changed(change) => self.keep(*change),
            Decision::Unchanged => {}
        }
        Ok(())
    }

    fn decide(
        &mut self,
        world: &World,
        actor: &Actor,
        act: Act,
        now: Timestamp,
    ) -> Result<Decision, Refusal> {
        let order = &self.order;
        match act {
            Act::Cancel => cancel(order, actor, None, now),
            Act::Edit(command) => edit(order, &self.text, actor, command, now),
            Act::Move(status) => {
                let comment = None;
                change_status(order, actor, ChangeStatus { status, comment }, now)
            }
            Act::Assign(who) => {
                let assignee = who.map_or(NewAssignee::Nobody, |who| {
                    NewAssignee::User(world.everybody()[who])
                });
                assign(order, actor, assignee, now)
            }
            Act::Note(command) => {
                let event = add_note(order, actor, command, now)?.event;
                self.history.push(event);
                Ok(Decision::Unchanged)
            }
        }
    }

    fn keep(&mut self, change: Change) {
        assert_eq!(change.event.created_at, change.order.updated_at);
        self.order = change.order;
        self.text = change.text.unwrap_or_else(|| self.text.clone());
        self.history.push(change.event);
    }
}

/// The order's fields as history tells them, written as on the wire.
fn replay(history: &[HistoryEvent]) -> (Option<OrderStatus>, Vec<(Field, Option<String>)>) {
    let mut status = None;
    let mut fields = std::collections::BTreeMap::new();
    for event in history {
        if event.previous_status.is_some() {
            assert_eq!(event.previous_status, status);
        } else if event.action != Action::OrderCreated {
            assert_eq!(Some(event.status), status);
        }
        status = Some(event.status);
        if let Some(Metadata::Changes(Changes(changes))) = &event.metadata {
            for (&field, FieldChange { from, to }) in changes {
                let before = fields.insert(field, to.clone());
                assert!(before.is_none_or(|before| before == *from));
            }
        }
    }
    (status, fields.into_iter().collect())
}

fn held(kept: &Kept, field: Field) -> Option<String> {
    match field {
        Field::Title => Some(kept.order.title.to_string()),
        Field::Description => Some(kept.text.description.to_string()),
        Field::SpecialInstructions => kept
            .text
            .special_instructions
            .as_ref()
            .map(ToString::to_string),
        Field::EstimatedCompletion => kept.order.estimated_completion.map(|due| due.to_string()),
        Field::AssigneeId => kept.order.assignee.as_ref().map(|user| user.id.to_string()),
        Field::CustomerId => Some(kept.order.customer.id.to_string()),
    }
}

proptest! {
    #[test]
    fn each_change_raises_the_version_by_one_and_makes_one_event(attempts in attempts()) {
        let world = World::new();
        let mut kept = Kept::placed_by(&world.owner);
        for attempt in attempts {
            let (before, events) = (kept.order.clone(), kept.history.len());
            let is_note = matches!(attempt.act, Act::Note(_));
            let answer = kept.attempt(&world, attempt);
            let has_changed = kept.order != before;
            let made = kept.history.len() - events;
            prop_assert_eq!(kept.order.version, before.version + u64::from(has_changed));
            prop_assert_eq!(made, usize::from(has_changed || (is_note && answer.is_ok())));
            let last = kept.history.last().unwrap();
            prop_assert_eq!(last.version, kept.order.version);
            prop_assert_eq!(last.status, kept.order.status);
        }
    }

    #[test]
    fn history_replays_to_what_the_order_holds(attempts in attempts()) {
        let world = World::new();
        let mut kept = Kept::placed_by(&world.owner);
        for attempt in attempts {
            let _ = kept.attempt(&world, attempt);
        }
        let (status, fields) = replay(&kept.history);
        prop_assert_eq!(status, Some(kept.order.status));
        for (field, value) in fields {
            prop_assert_eq!(value, held(&kept, field));
        }
    }

    #[test]
    fn events_stand_in_the_order_in_which_they_happened_whatever_the_clocks_say(
        attempts in attempts(),
    ) {
        let world = World::new();
        let mut kept = Kept::placed_by(&world.owner);
        for attempt in attempts {
            let _ = kept.attempt(&world, attempt);
        }
        let changes = kept.history.iter().filter(|event| event.action != Action::NoteAdded);
        let changes: Vec<_> = changes.collect();
        prop_assert!(changes.is_sorted_by(
            |one, next| one.version < next.version && one.id < next.id,
        ));
        prop_assert!(changes.is_sorted_by(|one, next| one.created_at < next.created_at));
        for (place, event) in kept.history.iter().enumerate() {
            let later = kept.history[place..].iter();
            for later in later.filter(|later| later.version > event.version) {
                prop_assert!(event.position() < later.position());
            }
        }
    }

    #[test]
    fn a_final_order_never_changes(attempts in attempts(), is_completed: bool) {
        let world = World::new();
        let mut kept = Kept::placed_by(&world.owner);
        kept.order = if is_completed {
            world.order(OrderStatus::Completed, true)
        } else {
            world.order(OrderStatus::Cancelled, false)
        };
        let (order, text) = (kept.order.clone(), kept.text.clone());
        for attempt in attempts {
            let _ = kept.attempt(&world, attempt);
            prop_assert_eq!(&kept.order, &order);
            prop_assert_eq!(&kept.text, &text);
        }
    }

    #[test]
    fn who_may_not_see_an_order_hears_only_that_it_is_not_found(attempts in attempts()) {
        let world = World::new();
        let mut kept = Kept::placed_by(&world.owner);
        for attempt in attempts {
            let actor = Actor::from(world.everybody()[attempt.who]);
            let sees = relation(&kept.order, &actor).is_some();
            let offered = allowed_transitions(&kept.order, &actor);
            let answer = kept.attempt(&world, attempt);
            prop_assert_eq!(answer == Err(Refusal::NotFound), !sees);
            prop_assert!(sees || offered.is_empty());
        }
    }

    #[test]
    fn work_has_somebody_who_does_it_and_completion_has_its_time(attempts in attempts()) {
        let world = World::new();
        let mut kept = Kept::placed_by(&world.owner);
        for attempt in attempts {
            let _ = kept.attempt(&world, attempt);
            let Order { status, ref assignee, completed_at, .. } = kept.order;
            prop_assert!(status != OrderStatus::InProgress || assignee.is_some());
            prop_assert_eq!(completed_at.is_some(), status == OrderStatus::Completed);
        }
    }
}
