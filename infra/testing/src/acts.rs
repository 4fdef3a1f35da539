//! What people do with orders, each as who they are.

use shared_domain::{
    order::{
        ChangeStatus, Decision, Edit, NewAssignee, NewNote, NoteKind, Order, OrderRef, OrderStatus,
        OrderText, Refusal, Visibility, add_note, assign, cancel, change_status, edit,
    },
    user::{Role, User},
};
use shared_store::Outcome;

use crate::{System, TestUser};

impl System {
    /// The order, which `by` gave to somebody or put back.
    pub async fn assign_by(&self, by: &User, order: &Order, to: Option<&TestUser>) -> Order {
        let to = to.map_or(NewAssignee::Nobody, |to| NewAssignee::User(&to.user));
        let now = self.now();
        self.changed(order, |order, _| assign(order, &by.into(), to, now))
            .await
    }

    /// The order, which `by` moved on and said this.
    pub async fn proceed_by(
        &self,
        by: &User,
        order: &Order,
        status: OrderStatus,
        comment: Option<&str>,
    ) -> Order {
        let comment = comment.map(|comment| comment.parse().expect("a comment"));
        let (by, now) = (by.into(), self.now());
        self.changed(order, |order, _| match status {
            OrderStatus::Cancelled => cancel(order, &by, comment, now),
            _ => change_status(order, &by, ChangeStatus { status, comment }, now),
        })
        .await
    }

    /// The order, which `by` gave another title.
    pub async fn retitle_by(&self, by: &User, order: &Order, title: &str) -> Order {
        let retitled = Edit {
            title: Some(title.parse().expect("a title")),
            ..Edit::default()
        };
        self.edit_by(by, order, retitled).await
    }

    /// The order, of which `by` changed something.
    pub async fn edit_by(&self, by: &User, order: &Order, changes: Edit) -> Order {
        let now = self.now();
        self.changed(order, |order, text| {
            edit(order, text, &by.into(), changes, now)
        })
        .await
    }

    /// Adds a note of `by` to the order: a message where it is a customer.
    pub async fn note_by(&self, by: &User, order: &Order, visibility: Option<Visibility>) {
        let note = NewNote {
            kind: match by.role {
                Role::Customer => NoteKind::Message,
                _ => NoteKind::Note,
            },
            text: "The varnish is drying".parse().expect("a text"),
            visibility,
        };
        let order = self.reread(order.id).await;
        let added = add_note(&order, &by.into(), note, self.now()).expect("a note");
        let note = self.orders().add_note(&order, &added).expect("a write");
        assert_eq!(note.commit().await.expect("an answer"), Outcome::Committed);
    }

    async fn changed(
        &self,
        order: &Order,
        act: impl FnOnce(&Order, &OrderText) -> Result<Decision, Refusal>,
    ) -> Order {
        let found = self.orders().find(&OrderRef::Id(order.id)).await;
        let (order, text) = found.expect("an answer").expect("an order");
        let Decision::Changed(change) = act(&order, &text).expect("a change") else {
            return order;
        };
        let write = self
            .orders()
            .change(order.version, &change)
            .expect("a write");
        assert_eq!(write.commit().await.expect("an answer"), Outcome::Committed);
        change.order
    }
}
