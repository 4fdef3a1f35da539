//! From a list of endpoints to routes and documentation.

use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, on},
};
use utoipa::{Path, openapi::HttpMethod};

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

/// Declares a function's endpoints: a module each, which holds a documented handler of the same name.
/// Makes `router(state)`, which serves them, and `Documentation`, which describes them.
#[macro_export]
macro_rules! endpoints {
    ($state:ty: $($endpoint:ident),* $(,)?) => {
        $(pub mod $endpoint;)*

        $crate::http::pastey::paste! {
            /// The function's routes.
            pub fn router(state: $state) -> axum::Router {
                let router = axum::Router::new();
                $(let router = $crate::http::route::<$endpoint::[<__path_ $endpoint>], _, _, _>(router, $endpoint::$endpoint);)*
                router.with_state(state)
            }
        }

        /// What the function promises.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($endpoint::$endpoint),*))]
        pub struct Documentation;
    };
}
