//! What happens to the sample orders.

use shared_domain::order::{
    NoteKind::{self, Note, Report},
    Visibility::{self, Customer, Internal},
};

/// Something that happens to an order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// The administrator assigns it.
    Assign,
    /// The staff member takes it from the queue.
    Take,
    /// The staff member begins or goes on.
    Start,
    /// The staff member waits for something.
    Hold(&'static str),
    /// The staff member is done.
    Complete(&'static str),
    /// The customer gives it up.
    Cancel(&'static str),
    /// The administrator gives it up.
    Abandon(&'static str),
    /// The staff member writes something.
    Write(NoteKind, Visibility, &'static str),
    /// The customer writes something.
    Ask(&'static str),
}

use Step::*;

/// What may become of an order. Each status stands at the end of one life at least.
pub(super) const LIVES: [&[Step]; 8] = [
    &[],
    &[
        Assign,
        Start,
        Write(Note, Customer, "The wood is cut."),
        Complete("Ready to be picked up."),
    ],
    &[
        Take,
        Start,
        Write(Note, Internal, "Second board had a crack, replaced."),
        Ask("Is Friday still possible?"),
    ],
    &[
        Assign,
        Ask("Please call before you deliver."),
        Start,
        Hold("Waiting for the hinges."),
        Start,
        Write(Report, Customer, "Two coats of oil, dried for a day each."),
        Complete("Delivered."),
    ],
    &[Assign],
    &[Cancel("Ordered twice by mistake.")],
    &[
        Take,
        Start,
        Write(Report, Internal, "Frame glued, drawers still to do."),
        Hold("Waiting for the glass."),
    ],
    &[
        Assign,
        Start,
        Hold("Out of walnut."),
        Abandon("The supplier no longer has walnut."),
    ],
];

/// What is ordered.
#[derive(Debug)]
pub(super) struct Goods {
    pub title: &'static str,
    pub description: &'static str,
    pub instructions: Option<&'static str>,
}

const fn goods(
    title: &'static str,
    description: &'static str,
    instructions: Option<&'static str>,
) -> Goods {
    Goods {
        title,
        description,
        instructions,
    }
}

/// What a joiner's customers want.
pub(super) const GOODS: [Goods; 9] = [
    goods(
        "Oak dining table",
        "Seats six, oiled, not lacquered.",
        Some("Rounded corners, please."),
    ),
    goods("Walnut bookshelf", "Five shelves, 180 cm tall.", None),
    goods(
        "Garden bench",
        "Larch, untreated.",
        Some("Deliver to the back gate."),
    ),
    goods("Kitchen stool", "Birch, 65 cm, pair.", None),
    goods(
        "Children's bed",
        "Pine, 90 × 200 cm, with drawers.",
        Some("Water-based varnish only."),
    ),
    goods("Picture frame", "50 × 70 cm, narrow, black.", None),
    goods("Wardrobe", "Ash, two doors, mirror inside.", None),
    goods(
        "Workbench",
        "Beech, with front vise.",
        Some("Vise on the left."),
    ),
    goods(
        "Jewellery box",
        "Cherry, dovetailed, lined with felt.",
        Some("Engrave “M & J” inside the lid."),
    ),
];
