//! From a list of endpoints to routes and documentation.

use axum::{
    Router,
    extract::FromRef,
    handler::Handler,
    middleware::from_fn_with_state,
    routing::{MethodFilter, on},
};
use utoipa::{Path, openapi::HttpMethod};

use crate::{
    Counting, Services,
    rate_limit::{Gate, pass},
};

/// An endpoint's methods, as axum filters them.
pub type MethodRoute = MethodFilter;

/// The filter for a documented method.
pub const fn method_filter(method: &HttpMethod) -> MethodFilter {
    match method {
        HttpMethod::Get => MethodFilter::GET,
        HttpMethod::Post => MethodFilter::POST,
        HttpMethod::Put => MethodFilter::PUT,
        HttpMethod::Delete => MethodFilter::DELETE,
        HttpMethod::Options => MethodFilter::OPTIONS,
        HttpMethod::Head => MethodFilter::HEAD,
        HttpMethod::Patch => MethodFilter::PATCH,
        HttpMethod::Trace => MethodFilter::TRACE,
    }
}

/// Adds a handler at the path and the methods that its documentation `P` gives.
pub fn route<P, H, T, S>(router: Router<S>, handler: H) -> Router<S>
where
    P: Path,
    H: Handler<T, S>,
    T: 'static,
    S: Clone + Send + Sync + 'static,
{
    let path = P::path();
    P::methods().iter().fold(router, |router, method| {
        router.route(&path, on(method_filter(method), handler.clone()))
    })
}

/// The same, behind the gate that knows callers and counts their requests.
pub fn counted_route<P, H, T, S>(
    router: Router<S>,
    handler: H,
    state: &S,
    counting: Counting,
) -> Router<S>
where
    P: Path,
    H: Handler<T, S>,
    T: 'static,
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    let services = Services::from_ref(state);
    let gate = from_fn_with_state(Gate { services, counting }, pass);
    route::<P, _, _, _>(router, handler.layer(gate))
}

/// Routes a function's endpoints: modules of the crate's root, each with a documented handler of
/// the same name. Beside it stands how its requests are counted: a variant of
/// [`Counting`](crate::Counting), by the caller where none is given, or `Uncounted`. Makes
/// `router(state)`, which serves them, and `Documentation`, which describes them.
#[macro_export]
macro_rules! endpoints {
    ($state:ty: $($endpoint:ident $(: $counting:ident)?),* $(,)?) => {
        /// The function's routes.
        pub fn router(state: $state) -> axum::Router {
            let router = axum::Router::new();
            $(let router = $crate::endpoints!(@route router, &state, $endpoint $(: $counting)?);)*
            router.with_state(state)
        }

        /// What the function promises.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($endpoint::$endpoint),*))]
        pub struct Documentation;
    };
    (@route $router:ident, $state:expr, $endpoint:ident: Uncounted) => {
        $crate::pastey::paste! {
            $crate::route::<$endpoint::[<__path_ $endpoint>], _, _, _>(
                $router,
                $endpoint::$endpoint,
            )
        }
    };
    (@route $router:ident, $state:expr, $endpoint:ident: $counting:ident) => {
        $crate::pastey::paste! {
            $crate::counted_route::<$endpoint::[<__path_ $endpoint>], _, _, _>(
                $router,
                $endpoint::$endpoint,
                $state,
                $crate::Counting::$counting,
            )
        }
    };
    (@route $router:ident, $state:expr, $endpoint:ident) => {
        $crate::endpoints!(@route $router, $state, $endpoint: Caller)
    };
}
