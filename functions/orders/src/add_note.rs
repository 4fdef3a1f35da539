//! `POST /api/v1/orders/{id}/notes`

use axum::{
    extract,
    response::{IntoResponse, Response},
};
use deserr::Deserr;
use shared_domain::{
    order::{NewNote, NoteAdded, NoteKind, OrderRef, Visibility, add_note as decide},
    text::NoteText,
};
use shared_http::{
    ApiError, ApiResponse, Attempt, BodyErrors, CallerErrors, ConflictErrors, IdempotencyHeader,
    Json, OrderErrors, OrderWriteRequest, PathId, PublicErrors, Success,
};
use utoipa::ToSchema;

use crate::{State, views::OneNote};

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
    params(PathId<OrderRef>, IdempotencyHeader),
    request_body = AddNote,
    responses(
        (status = 201, description = "The note", body = Success<OneNote>),
        CallerErrors, BodyErrors, OrderErrors, ConflictErrors, PublicErrors,
    )
)]
pub async fn add_note(
    extract::State(api): extract::State<State>,
    request: OrderWriteRequest,
    Json {
        value: input,
        hash: body,
    }: Json<AddNote>,
) -> Result<Response, ApiError> {
    let (api, request, input) = (&api, &request, &input);
    let attempt = move |number| async move {
        let (order, _) = request.order(&api.context, number).await?;
        let decided = decide(
            &order,
            &request.actor,
            input.clone().into(),
            api.context.services.now(),
        );
        let added = request.judge(&order, decided)?;
        let response = answer(&added).into_stored();
        Ok(Attempt {
            write: api.context.orders.add_note(&order, &added)?,
            response: response.clone(),
            value: response,
        })
    };
    let written = request.idempotency.write(&body, attempt).await?;
    Ok(written.into_response())
}

fn answer(added: &NoteAdded) -> ApiResponse<OneNote> {
    let note = added.note.clone().into();
    ApiResponse::created(OneNote { note }, None)
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
