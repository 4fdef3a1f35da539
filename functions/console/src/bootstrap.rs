//! The process of the function: its telemetry and configuration. It calls nothing of AWS.

use shared_files::bucket_url;
use shared_http::run;
use shared_runtime::{Bootstrap, config::required, telemetry};

use crate::{ContentSecurityPolicy, router};

/// Sets the process up from its environment, then answers invocations until Lambda ends it. It
/// fails where the environment lacks what the function needs, or the Runtime API cannot be reached.
pub fn bootstrap() -> Bootstrap {
    Box::pin(start())
}

async fn start() -> Result<(), lambda_http::Error> {
    telemetry::init();
    let policy = ContentSecurityPolicy::new(
        &bucket_url(&required("UPLOADS_BUCKET")?)?,
        &bucket_url(&required("MEDIA_BUCKET")?)?,
        &required("LIVE_URL")?,
    )?;
    run(router(policy)).await
}
