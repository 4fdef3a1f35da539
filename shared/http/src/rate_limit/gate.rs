//! What every request passes before its endpoint.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::future::join;

use super::{
    Limiter,
    count::{Count, judged},
};
use crate::{
    ErrorCode, Services, SourceAddress,
    authentication::{credential::Credential, principal::Principal},
};
use shared_domain::{
    Network, UserId,
    rate_limit::{Policy, Quota, Subject},
};
use shared_runtime::{clock::SharedClock, telemetry::metric};

/// How the requests to an endpoint are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// By the caller, who has to be signed in. Who is not is refused uncounted: that costs less
    /// than counting.
    Caller,
    /// By where they come from.
    Address,
    /// Sign-ins, by where they come from. Failures of one account are counted besides
    /// ([`SignInLimits`](shared_store::SignInLimits)).
    Login,
    /// Registrations, by where they come from.
    Register,
    /// Refreshed tokens, by where they come from and by their session. The endpoint waits for both
    /// verdicts beside what it reads.
    Refresh,
}

impl Counting {
    const fn policy(self) -> Policy {
        match self {
            Self::Caller | Self::Address => Policy::Default,
            Self::Login => Policy::Login,
            Self::Register => Policy::Register,
            Self::Refresh => Policy::Refresh,
        }
    }

    /// True where the endpoint does not wait for the verdict itself.
    const fn waits(self) -> bool {
        matches!(self, Self::Address | Self::Login | Self::Register)
    }
}

/// Stands before an endpoint.
#[derive(Debug, Clone)]
pub struct Gate {
    /// Knows callers and counts them.
    pub services: Services,
    /// How they are counted.
    pub counting: Counting,
}

/// Who sent the request that an answer is to, for the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallerId(pub UserId);

/// Finds out who sends a request and counts it. The endpoint hears of both.
pub async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (services, now) = (&gate.services, gate.services.now());
    let Ok(SourceAddress(address)) = SourceAddress::from_request_parts(&mut parts, &()).await;
    let count = |subject| services.limiter.count(gate.counting.policy(), subject, now);
    let mut caller = None;
    let count = match gate.counting {
        Counting::Caller => match Credential::of(&parts.headers, &services.verifier, now) {
            Ok(credential) => {
                let count = count(credential.subject());
                let principal = Principal::new(credential, count.clone());
                caller = Some(principal.clone());
                parts.extensions.insert(principal);
                count
            }
            Err(refusal) => return refusal.into_response(),
        },
        _ => count(Subject::Address(Network::from(address))),
    };
    parts.extensions.insert(count.clone());
    let request = Request::from_parts(parts, body);
    let mut answer = answer(count, gate.counting.waits(), request, next).await;
    if let Some(id) = caller.and_then(|caller| caller.proved_id()) {
        answer.extensions_mut().insert(CallerId(id));
    }
    answer
}

/// Counts requests to what is no endpoint.
#[derive(Debug, Clone)]
pub struct UnknownGate {
    /// Counts them.
    pub limiter: Limiter,
    /// The time.
    pub clock: SharedClock,
}

/// Counts a request by where it comes from, whoever sends it. Preflights are not counted.
pub async fn pass_unknown(
    State(gate): State<UnknownGate>,
    SourceAddress(address): SourceAddress,
    request: Request,
    next: Next,
) -> Response {
    if request.method() == Method::OPTIONS {
        return next.run(request).await;
    }
    let subject = Subject::Address(Network::from(address));
    let count = gate
        .limiter
        .count(Policy::Default, subject, gate.clock.now());
    answer(count, true, request, next).await
}

/// The endpoint's answer, unless the request is one too many. Whichever limit refuses it, here it
/// is counted once.
async fn answer(count: Count, waits: bool, request: Request, next: Next) -> Response {
    let answer = within_quota(count, waits, request, next).await;
    if answer.status() == ErrorCode::TooManyRequests.status() {
        metric::request_throttled();
    }
    answer
}

async fn within_quota(count: Count, waits: bool, request: Request, next: Next) -> Response {
    // What an instance has seen to be over its limit costs neither store nor endpoint anything.
    let known = match waits {
        true => count.quota().await,
        false => count.quota_known(),
    };
    if let Some(quota) = known.filter(Quota::is_exceeded) {
        return judged(&quota, ().into_response());
    }
    let (quota, answer) = join(count.quota(), next.run(request)).await;
    match quota {
        Some(quota) => judged(&quota, answer),
        None => answer,
    }
}
