//! `POST /api/v1/orders/{id}/notes`

use axum::{extract, response::Response};
use deserr::Deserr;
use shared_domain::{
    order::{NewNote, NoteAdded, NoteKind, Visibility, add_note as decide},
    text::NoteText,
};
use shared_http::{
    Answer, ApiError, BodyErrors, CallerErrors, ConflictErrors, ErrorCode, Json, OrderErrors,
    OrderPath, PublicErrors, RetryHeader, Success, TRIES, Writing, give,
};
use shared_store::Committed;
use utoipa::ToSchema;

use crate::{State, act::judge, views::OneNote};

/// What is to be said.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(deny_unknown_fields)]
pub struct AddNote {
    /// NOTE or REPORT for staff, MESSAGE for the owner.
    kind: NoteKind,
    text: NoteText,
    /// Who reads it. For staff to say; what the owner writes, both read.
    #[deserr(default)]
    visibility: Option<Visibility>,
}

/// Add a note to an order
///
/// Staff write notes and reports, internal or for the customer; the owner writes messages until the
/// order is final.
#[utoipa::path(
    post,
    path = "/api/v1/orders/{id}/notes",
    tag = "Notes",
    security(("bearer" = [])),
    params(OrderPath, RetryHeader),
    request_body = AddNote,
    responses((status = 201, description = "The note", body = Success<OneNote>), CallerErrors, BodyErrors, OrderErrors, ConflictErrors, PublicErrors)
)]
pub async fn add_note(
    extract::State(book): extract::State<State>,
    writing: Writing,
    Json {
        value: input,
        hash: body,
    }: Json<AddNote>,
) -> Result<Response, ApiError> {
    if let Some(replay) = writing.once.replay(&body)? {
        return Ok(replay);
    }
    let (mut order, _) = writing.seen()?;
    for _ in 0..TRIES {
        let now = book.services.now();
        let decided = decide(&order, &writing.actor, input.clone().into(), now);
        let added = judge(&writing.if_match, &order, decided)?;
        let reply = answer(&added).into_reply();
        let record = writing.once.record(&body, &reply);
        match book
            .orders
            .add_note(&order, &added, book.remember(record.as_ref(), now))
            .await?
        {
            Committed::Done => return Ok(give(&reply)),
            Committed::AlreadyAnswered => {
                return writing.once.answered_meanwhile(&book, &body).await;
            }
            Committed::Raced => (order, _) = writing.order_again(&book).await?,
        }
    }
    Err(ErrorCode::Conflict.into())
}

fn answer(added: &NoteAdded) -> Answer<OneNote> {
    let note = added.note.clone().into();
    Answer::created(OneNote { note }, None)
}

impl From<AddNote> for NewNote {
    fn from(input: AddNote) -> Self {
        Self {
            kind: input.kind,
            text: input.text,
            visibility: input.visibility,
        }
    }
}
