//! The manners of HTTP: how requests are read and how answers look.
//!
//! **Depends on** all other common crates; functions alone depend on it.
//!
//! **Invariant:** status codes are chosen in [`ErrorCode`] alone, and what is internal never
//! becomes part of an answer: it goes to the log, once, with the request id.

mod authentication;
mod extract;
pub mod health;
mod idempotency;
mod middleware;
mod openapi;
mod order_context;
mod rate_limit;
mod response;
mod state;
mod views;

pub use authentication::caller::{Caller, Services, TokenClaims};
pub use authentication::credential::Credential;
pub use authentication::principal::{ApiKeyPrincipal, Principal};
pub use extract::body::{Json, NoBody, OptionalJson, RawJson};
pub use extract::cursor::{CursorScope, Cursors};
pub use extract::etag::{IfMatch, IfNoneMatch};
pub use extract::new_password::keep_password;
pub use extract::order_filters::OrderFilters;
pub use extract::path_id::{PathId, PathParameter};
pub use extract::query::{Flag, Limit, NoQuery, PageQuery, Paged, Pagination, Query};
pub use extract::search::Search;
pub use extract::secret_text::SecretText;
pub use extract::source::{SourceAddress, UserAgent};
pub use extract::upload_limits::beyond_limits;
pub use idempotency::header::IdempotencyHeader;
pub use idempotency::replay::replayed;
pub use idempotency::secret_responses::SecretResponses;
pub use idempotency::write::{Attempt, Idempotency, Written};
pub use middleware::layers::{layers, run};
pub use middleware::origin::{Origin, OriginSecrets};
pub use openapi::endpoints::{MethodRoute, counted_route, method_filter, route};
pub use openapi::error_responses::{
    AccountStatusErrors, BodyErrors, CallerErrors, ConflictErrors, CountedErrors, CursorErrors,
    ForbiddenErrors, IdempotencyErrors, LoginErrors, MediaErrors, NotFoundErrors, OrderErrors,
    PasswordErrors, PasswordTokenErrors, ProfileErrors, PublicErrors, QueryErrors, RefreshErrors,
    RegistrationErrors, VersionErrors, error_responses,
};
pub use order_context::OrderContext;
pub use order_context::create_request::CreateRequest;
pub use order_context::read_request::OrderReadRequest;
pub use order_context::write_request::OrderWriteRequest;
pub use rate_limit::{Count, Counting, Gate, Limiter, UnknownGate, pass, pass_unknown};
pub use response::api_response::{
    ApiResponse, Failure, FailureDetails, Nothing, Success, respond, respond_secret,
};
pub use response::asset::{Asset, AssetRequest, IMMUTABLE, REVALIDATED};
pub use response::error::{ApiError, Detail};
pub use response::error_code::ErrorCode;
pub use state::{FunctionState, HasOrderContext, HasServices};
pub use views::actor::ActorView;
pub use views::all_media::AllMedia;
pub use views::audit_event::AuditEventView;
pub use views::health::{Connection, HealthStatus};
pub use views::media::MediaView;
pub use views::notification::NotificationView;
pub use views::order::{AssigneeView, CustomerView, OrderPage, OrderView, SummaryView};
pub use views::status_counts::StatusCounts;
pub use views::upload::UploadView;
pub use views::user::UserView;

pub use extract::fields::FieldErrors;
#[doc(hidden)]
pub use {deserr, pastey};
