//! Declaring files: what both sides of an order do alike.

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use deserr::Deserr;
use shared_auth::SecretHash;
use shared_domain::{
    InvalidField, Timestamp,
    media::{
        ContentType, FileName, Media, NewFile, Origin, UploadLimits, check_side, declare, renew,
    },
    order::Order,
    text::Caption,
};
use shared_http::{
    ApiError, ApiResponse, Attempt, OrderWriteRequest, RawJson, Written, beyond_limits, replayed,
};
use shared_store::StoredResponse;
use utoipa::ToSchema;

use crate::{
    Files, State,
    stored_response::{keep, kept},
    views::MediaUploads,
};

/// How many files one request declares.
const FILES: std::ops::RangeInclusive<usize> = 1..=10;

/// Files that are about to be uploaded.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(deny_unknown_fields)]
pub struct DeclareFiles {
    #[schema(min_items = 1, max_items = 10)]
    files: Vec<DeclaredFile>,
}

/// A file that is about to be uploaded.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct DeclaredFile {
    file_name: FileName,
    /// What its content must be.
    content_type: ContentType,
    /// Its exact length in bytes.
    #[schema(minimum = 1, example = 482_113)]
    size: u64,
    /// What there is to say of it: for staff, an account of progress.
    #[deserr(default)]
    description: Option<Caption>,
}

/// A body that declares files within the limits of this deployment.
#[derive(Debug)]
pub struct Declared {
    files: Vec<NewFile>,
    hash: SecretHash,
}

impl FromRequest<State> for Declared {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &State) -> Result<Self, ApiError> {
        let body = RawJson::from_request(request, state).await?;
        let now = state.context.services.now();
        let limits = state.settings.cached(now).await?.upload_limits();
        let declared: DeclareFiles = body.read_within(beyond(&limits, &body))?;
        Ok(Self {
            files: declared.files.into_iter().map(NewFile::from).collect(),
            hash: body.hash,
        })
    }
}

/// What goes beyond the limits, of what can be read at all.
fn beyond(limits: &UploadLimits, body: &RawJson) -> Vec<InvalidField> {
    let Some(files) = body.list("files") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if !FILES.contains(&files.len()) {
        let (min, max) = (FILES.start(), FILES.end());
        found.push(InvalidField::new(
            "files",
            format!("must have {min} to {max} items"),
        ));
    }
    for (index, file) in files.iter().enumerate() {
        found.extend(beyond_limits(limits, file, &format!("files[{index}].")));
    }
    found
}

impl Files {
    /// Keeps the files until they are uploaded, and answers with how to upload them.
    pub async fn declare(
        &self,
        request: OrderWriteRequest,
        origin: Origin,
        body: Declared,
    ) -> Result<Response, ApiError> {
        let Declared { files, hash } = body;
        let (request, files) = (&request, &files);
        let attempt = move |number| async move {
            let now = self.context.services.now();
            let (order, _) = request.order(&self.context, number).await?;
            let media = declare(&order, &request.actor, origin, files.clone(), now)?;
            Ok(Attempt {
                write: self.context.orders.declare_files(&order, &media)?,
                response: keep(StatusCode::CREATED, &media)?,
                value: (media, now),
            })
        };
        match request.idempotency.write(&hash, attempt).await? {
            Written::Now((media, now)) => Ok(self.uploads(media, |_| now)?.into_response()),
            Written::Before(response) => {
                let (order, _) = request.found()?;
                check_side(&order, &request.actor, origin)?;
                self.replayed_uploads(request, &order, &response).await
            }
        }
    }

    /// The answer with these files, and URLs as of the instant that is told of each.
    fn uploads(
        &self,
        files: Vec<Media>,
        at: impl Fn(&Media) -> Timestamp,
    ) -> Result<ApiResponse<MediaUploads>, ApiError> {
        let uploads = MediaUploads::new(files, &self.links, at)?;
        Ok(ApiResponse::created(uploads, None).secret())
    }

    /// The first answer again, with fresh URLs for what may still be uploaded. For the rest it has
    /// those that it had, which end when they ended: a right to upload is given anew only for what
    /// takes it the first time.
    async fn replayed_uploads(
        &self,
        request: &OrderWriteRequest,
        order: &Order,
        first: &StoredResponse,
    ) -> Result<Response, ApiError> {
        let now = self.context.services.now();
        let files = self.context.orders.files(&order.number).await?;
        let waits = |declared: &Media| {
            let mut files = files.iter();
            let file = files.find(|file| file.id == declared.id);
            file.is_some_and(|file| renew(order, file, &request.actor, now).is_ok())
        };
        let uploads = self.uploads(kept(first)?, |file| match waits(file) {
            true => now,
            false => file.created_at,
        })?;
        Ok(replayed(uploads))
    }
}

impl From<DeclaredFile> for NewFile {
    fn from(file: DeclaredFile) -> Self {
        Self {
            file_name: file.file_name,
            content_type: file.content_type,
            size: file.size,
            description: file.description,
        }
    }
}
