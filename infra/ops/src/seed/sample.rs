//! One sample order: who has to do with it, and what each step in its life comes to.

use shared_domain::{
    Actor, Duration, OrderId, Timestamp,
    order::{
        self, Change, ChangeStatus, Decision, NewAssignee, NewNote, NewOrder, NoteAdded, NoteKind,
        Order, OrderStatus, Visibility,
    },
    user::User,
};

use super::{
    lives::{GOODS, Goods, Step},
    people::{People, valid},
};
use crate::Error;

/// From an order to its estimated completion, where it has one.
const ESTIMATE: Duration = Duration::from_secs(14 * 86_400);

/// One sample order.
pub(super) struct Sample<'a> {
    admin: &'a User,
    staff: &'a User,
    customer: &'a User,
    goods: &'static Goods,
    has_estimate: bool,
}

/// What a step comes to.
pub(super) enum Act {
    Change(Box<Change>),
    Note(Box<NoteAdded>),
}

impl<'a> Sample<'a> {
    /// The order at this place among the samples. The factors make customers, staff and goods meet
    /// in changing company.
    pub fn new(people: &'a People, place: usize) -> Self {
        Self {
            admin: &people.admin,
            staff: &people.staff[place / 3 % 2],
            customer: &people.customers[usize::from(place % 3 == 2)],
            goods: &GOODS[place % GOODS.len()],
            has_estimate: place % 4 != 3,
        }
    }

    pub fn place(&self, id: OrderId, now: Timestamp) -> Result<Change, Error> {
        let command = NewOrder {
            title: valid(self.goods.title)?,
            description: valid(self.goods.description)?,
            special_instructions: self.goods.instructions.map(valid).transpose()?,
            estimated_completion: self.has_estimate.then(|| now + ESTIMATE),
        };
        let customer = Actor::from(self.customer);
        Ok(order::create(
            order::Parties::own(self.customer),
            &customer,
            command,
            id,
            now,
        )?)
    }

    pub fn act(&self, order: &Order, step: Step, now: Timestamp) -> Result<Act, Error> {
        let (admin, staff, customer) = (self.admin.into(), self.staff.into(), self.customer.into());
        let assignee = NewAssignee::User(self.staff);
        let decision = match step {
            Step::Assign => order::assign(order, &admin, assignee, now)?,
            Step::Take => order::assign(order, &staff, assignee, now)?,
            Step::Start => change_status(order, &staff, OrderStatus::InProgress, None, now)?,
            Step::Hold(why) => change_status(order, &staff, OrderStatus::OnHold, Some(why), now)?,
            Step::Complete(how) => {
                change_status(order, &staff, OrderStatus::Completed, Some(how), now)?
            }
            Step::Cancel(why) => order::cancel(order, &customer, Some(valid(why)?), now)?,
            Step::Abandon(why) => order::cancel(order, &admin, Some(valid(why)?), now)?,
            Step::Write(kind, visibility, text) => {
                return write(order, &staff, kind, Some(visibility), text, now);
            }
            Step::Ask(text) => return write(order, &customer, NoteKind::Message, None, text, now),
        };
        match decision {
            Decision::Changed(change) => Ok(Act::Change(change)),
            Decision::Unchanged => Err(Error::Idle),
        }
    }
}

fn change_status(
    order: &Order,
    actor: &Actor,
    status: OrderStatus,
    comment: Option<&str>,
    now: Timestamp,
) -> Result<Decision, Error> {
    let comment = comment.map(valid).transpose()?;
    let command = ChangeStatus { status, comment };
    Ok(order::change_status(order, actor, command, now)?)
}

fn write(
    order: &Order,
    author: &Actor,
    kind: NoteKind,
    visibility: Option<Visibility>,
    text: &str,
    now: Timestamp,
) -> Result<Act, Error> {
    let command = NewNote {
        kind,
        text: valid(text)?,
        visibility,
    };
    let added = order::add_note(order, author, command, now)?;
    Ok(Act::Note(Box::new(added)))
}
