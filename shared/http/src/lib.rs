//! The manners of HTTP: how requests are read and how answers look.
//!
//! **Invariant:** status codes are chosen in [`ErrorCode`] alone, and what is internal never becomes
//! part of an answer: it goes to the log, once, with the request id.

mod actor_view;
mod all_media;
mod answer;
mod asset;
mod audit_view;
mod auditing;
mod body;
mod caller;
mod code;
mod credential;
mod cursor;
mod documentation;
mod endpoints;
mod error;
mod etag;
mod fields;
pub mod health;
mod health_view;
mod idempotency;
mod layers;
mod media_view;
mod new_password;
mod notification_view;
mod order_book;
mod order_filters;
mod order_view;
mod origin;
mod query;
mod rate_limit;
mod requester;
mod search;
mod secret_replies;
mod secret_text;
mod source;
mod status_counts;
mod strict_json;
mod upload_limits;
mod upload_view;
mod user_view;

pub use actor_view::ActorView;
pub use all_media::AllMedia;
pub use answer::{Answer, Failure, FailureDetails, Nothing, Success, give, give_secret};
pub use asset::{Asset, IMMUTABLE, REVALIDATED, Reader};
pub use audit_view::AuditEventView;
pub use body::{Json, NoBody, OptionalJson, RawJson};
pub use caller::{Caller, Claimed, Services};
pub use code::ErrorCode;
pub use credential::Credential;
pub use cursor::{CursorScope, Cursors};
pub use documentation::{
    BodyErrors, CallerErrors, ConfigErrors, ConflictErrors, CountedErrors, CursorErrors,
    ForbiddenErrors, IdempotencyErrors, LoginErrors, MediaErrors, NotFoundErrors, OrderErrors,
    PasswordErrors, PasswordTokenErrors, ProfileErrors, PublicErrors, QueryErrors, RefreshErrors,
    RegistrationErrors, StandingErrors, error_responses,
};
pub use endpoints::{MethodRoute, counted_route, method_filter, route};
pub use error::{ApiError, Detail};
pub use etag::{IfMatch, IfNoneMatch};
pub use health_view::{Connection, HealthStatus};
pub use idempotency::{Idempotent, Replay, replayed, reply_for};
pub use layers::{layers, run};
pub use media_view::MediaView;
pub use new_password::keep_password;
pub use notification_view::NotificationView;
pub use order_book::{
    Creating, Once, OrderBook, OrderPath, Reading, RetryHeader, TRIES, VersionHeader, Writing,
    path_parameter,
};
pub use order_filters::OrderFilters;
pub use order_view::{AssigneeView, CustomerView, OrderPage, OrderView, SummaryView};
pub use origin::{Origin, OriginSecrets};
pub use query::{Flag, Limit, NoQuery, PageQuery, Paged, Pagination, Query};
pub use rate_limit::{Count, Counting, Gate, Limiter, UnknownGate, pass, pass_unknown};
pub use requester::{Program, Requester};
pub use search::Search;
pub use secret_replies::SecretReplies;
pub use secret_text::SecretText;
pub use source::{SourceAddress, UserAgent};
pub use status_counts::StatusCounts;
pub use upload_limits::beyond_limits;
pub use upload_view::UploadView;
pub use user_view::UserView;

pub use fields::FieldErrors;
#[doc(hidden)]
pub use {deserr, pastey};
