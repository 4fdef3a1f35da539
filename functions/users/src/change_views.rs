//! `PUT /api/v1/users/views`

use std::collections::BTreeSet;

use axum::extract;
use deserr::Deserr;
use shared_domain::{
    InvalidField, SavedViewId, TimeZone,
    saved_view::{SavedViews, WantedView},
    text::ViewName,
    user::{Role, User},
    wire::whole,
};
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, Detail, ErrorCode, ForbiddenErrors,
    NoQuery, OrderFilters, PublicErrors, RawJson, Success, VersionErrors,
};
use shared_runtime::retry::RetryPolicy;
use utoipa::{ToSchema, openapi::Object};

use crate::{
    Profiles, State,
    saved_views::{SeenViews, ViewList},
};

/// The largest version that there can be: every JSON parser reads whole numbers up to it
/// ([RFC 8259, 6](https://www.rfc-editor.org/rfc/rfc8259#section-6)).
const LAST_VERSION: u64 = 9_007_199_254_740_991;

/// The views to keep in place of those that there are, in the order in which they are shown.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(deny_unknown_fields)]
pub struct ChangeViews {
    /// At most 50 of one's own. Those that others share may be among them, and stay as they are.
    views: Vec<ChangedView>,
    /// That of the views that these are made from.
    #[schema(schema_with = version_schema)]
    version: u64,
}

fn version_schema() -> Object {
    let version = whole(0, LAST_VERSION).examples([3]);
    let meaning = "That of the views that these are made from.";
    version.description(Some(meaning)).build()
}

/// A view to keep.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[schema(rename_all = "camelCase")]
pub struct ChangedView {
    /// Absent or null for a new one.
    #[deserr(default)]
    #[schema(required = false)]
    id: Option<SavedViewId>,
    name: ViewName,
    /// The query string of the list, without `limit` and `cursor`.
    #[schema(
        max_length = 2000,
        example = "status=PENDING,IN_PROGRESS&assigneeId=me"
    )]
    query: String,
    /// Whether those who work here see it among theirs. For administrators.
    #[deserr(default)]
    #[schema(required = false)]
    shared: bool,
    /// As it was shown; it says nothing here.
    #[deserr(default, rename = "isOwn")]
    #[schema(required = false, rename = "isOwn")]
    _is_own: bool,
}

/// Change saved views
///
/// The views take the place of one's own. The same request sent again answers what it did.
#[utoipa::path(
    put,
    path = "/api/v1/users/views",
    tag = "Users",
    security(("bearer" = [])),
    request_body = ChangeViews,
    responses(
        (status = 200, description = "The views", body = Success<ViewList>),
        CallerErrors, BodyErrors, ForbiddenErrors, VersionErrors, PublicErrors,
    )
)]
pub async fn change_views(
    extract::State(profiles): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    body: RawJson,
) -> Result<ApiResponse<ViewList>, ApiError> {
    let ChangeViews { views, version } = body.read_within(beyond(&body))?;
    let seen = profiles.views(&caller.user).await?;
    let wanted = own_views(views, &seen)?;
    require_may_share(&caller.user, &wanted)?;
    let SeenViews { own, of_others } = seen;
    let own = profiles
        .change_views(&caller.user, own, wanted, version)
        .await?;
    Ok(ApiResponse::ok(SeenViews { own, of_others }.shown()))
}

impl Profiles {
    /// The views after the change, which is made from those of `before`, or of the version that is
    /// there by then.
    async fn change_views(
        &self,
        user: &User,
        mut before: SavedViews,
        wanted: Vec<WantedView>,
        version: u64,
    ) -> Result<SavedViews, ApiError> {
        for _ in RetryPolicy::REQUEST.attempts() {
            let is_sent_again = before.version == version + 1;
            if (is_sent_again || before.version == version) && before.are(&wanted) {
                return Ok(before);
            }
            if before.version != version {
                return Err(ErrorCode::VersionMismatch.into());
            }
            let now = self.services.now();
            let after = before.replaced(wanted.clone(), || SavedViewId::generate(now));
            let users = &self.services.users;
            if users.change_saved_views(user.id, &after).await? {
                return Ok(after);
            }
            before = self.own_views(user).await?;
        }
        Err(ErrorCode::Conflict.into())
    }
}

/// What is wrong with queries and the version, of what can be read at all.
fn beyond(body: &RawJson) -> Vec<InvalidField> {
    let views = body.list("views").unwrap_or_default().iter().enumerate();
    let queries = views.filter_map(|(index, view)| {
        let reason = refusal_of(view.get("query")?.as_str()?)?;
        Some(InvalidField::new(format!("views[{index}].query"), reason))
    });
    let version = body
        .value()
        .get("version")
        .and_then(|version| version.as_u64());
    let is_beyond = version.is_some_and(|version| version > LAST_VERSION);
    let reason = format!("must be at most {LAST_VERSION}");
    let version = is_beyond.then(|| InvalidField::new("version", reason));
    queries.chain(version).collect()
}

/// Why this is no query string of the list of orders.
fn refusal_of(query: &str) -> Option<String> {
    let most = SavedViews::QUERY_LENGTH;
    if query.chars().count() > most {
        return Some(format!("must have at most {most} characters"));
    }
    let refused = OrderFilters::parse(query, &TimeZone::default()).err()?;
    let of_parameters = refused.details().iter();
    let reasons: Vec<_> = of_parameters
        .map(|Detail { field, message }| format!("{field} {message}"))
        .collect();
    Some(reasons.join("; "))
}

/// Those of the views that are one's own: what others share stays as it is.
fn own_views(views: Vec<ChangedView>, seen: &SeenViews) -> Result<Vec<WantedView>, ApiError> {
    let (own, of_others) = (seen.own.ids(), seen.ids_of_others());
    let (mut wanted, mut details, mut named) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (index, view) in views.into_iter().enumerate() {
        if view.id.is_some_and(|id| of_others.contains(&id)) {
            continue;
        }
        let mut refuse = |reason| details.push(Detail::new(format!("views[{index}].id"), reason));
        match view.id {
            Some(id) if !own.contains(&id) => refuse("is none of your views"),
            Some(id) if !named.insert(id) => refuse("stands there already"),
            _ => wanted.push(view.into()),
        }
    }
    let most = SavedViews::MOST;
    if wanted.len() > most {
        details.push(Detail::new(
            "views",
            format!("must have at most {most} items"),
        ));
    }
    match details.is_empty() {
        true => Ok(wanted),
        false => Err(ApiError::validation(details)),
    }
}

fn require_may_share(user: &User, views: &[WantedView]) -> Result<(), ApiError> {
    match user.role == Role::Admin || views.iter().all(|view| !view.shared) {
        true => Ok(()),
        false => {
            Err(ApiError::from(ErrorCode::Forbidden)
                .with_message("Administrators alone share views"))
        }
    }
}

impl From<ChangedView> for WantedView {
    fn from(view: ChangedView) -> Self {
        Self {
            id: view.id,
            name: view.name,
            query: view.query,
            shared: view.shared,
        }
    }
}
