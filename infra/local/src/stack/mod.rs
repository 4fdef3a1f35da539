//! The whole stack: started in the order in which one part needs another.

mod backing_services;
mod data_dir;
mod deployment;
mod endpoints;
mod hot_reload;
mod options;
mod readiness;
mod resources;
mod seed;

pub use data_dir::LOGS_FOLDER;
pub use endpoints::Endpoints;
pub use options::{Options, Seed};

use std::path::PathBuf;

use crate::Error;
use crate::api_gateway::http::{HttpApi, Settings};
use crate::files::{self, remove};
use crate::iam::Permission;
use crate::lambda::builder::{Binaries, Mode};
use crate::lambda::event_sources::{EventSources, Timing};
use crate::lambda::runtime::Lambda;
use crate::server::{Listener, Server};
use crate::services::cloudformation;
use crate::template::Template;
use backing_services::BackingServices;
use data_dir::DataDir;
use deployment::Deployment;
use hot_reload::HotReload;
use seed::Seeding;

/// A running stack. Dropping it stops it and kills every function.
#[derive(Debug)]
pub struct Stack {
    endpoints: Endpoints,
    sample_password: Option<String>,
    // In the order in which they stop.
    _watch: Option<HotReload>,
    _http_api: HttpApi,
    _cloudformation: Server,
    event_sources: EventSources,
    lambda: Lambda,
    backing: BackingServices,
    data_dir: DataDir,
}

impl Stack {
    /// Starts everything that the template describes.
    ///
    /// # Errors
    /// When the template is not understood, the build fails, the port or the folder is in use, or a
    /// custom resource or the sample data cannot be made.
    pub async fn start(options: Options) -> Result<Self, Error> {
        let template = Template::read(&options.template, &options.environment)?;
        let api = template.api.as_ref().ok_or(Error::NoApi)?;
        let listener = Listener::bind(options.port).await?;
        let data_dir = DataDir::open(options.data_dir.as_deref())?;
        if options.fresh {
            data_dir.clear()?;
        }
        // Until everything listens, the files would tell of an earlier stack.
        remove(&data_dir.endpoints())?;
        remove(&data_dir.shell_environment())?;
        let seeding = Seeding::plan(&options, &data_dir)?;

        let names = template
            .functions
            .iter()
            .map(|function| function.binary.clone());
        let names: Vec<String> = names.chain(seeding.binary()).collect();
        let mode = match options.watch {
            true => Mode::Copied,
            false => Mode::InPlace,
        };
        let mut binaries = Binaries::new(data_dir.binaries(), mode)?;
        binaries.update(options.build.programs(&names))?;

        let backing =
            BackingServices::start(&template, &data_dir, &options, listener.address()).await?;
        let services = backing.services();
        let lambda = Lambda::new(
            services.clone(),
            binaries.folder().to_owned(),
            options.report.clone(),
        );
        let mut deployment = Deployment::new(&template, &options, &binaries, &backing, lambda);
        deployment
            .make_custom_resources(&data_dir.custom_resources())
            .await?;
        let lambda = deployment.deploy_functions().await?;
        backing.deploy(&template, &lambda);

        let sample_password = seeding
            .run(&binaries, &services, &backing.dynamodb, &options.report)
            .await?;
        let settings = Settings {
            trust_forwarded_for: options.trust_forwarded_for,
            integration_timeout: options.integration_timeout,
            report: options.report.clone(),
        };
        let http_api = HttpApi::start(listener, api, lambda.functions(), settings);
        let timing = Timing {
            redelivery: options.redelivery,
            trimming: options.trimming,
        };
        let sources = backing.event_sources();
        let event_sources = EventSources::start(&lambda, &sources, timing, &options.report)?;
        let cloudformation = Listener::bind(0).await?;
        let endpoints = Endpoints::new(&http_api, cloudformation.url(), &backing);
        let resources = resources::all(&endpoints, &template);
        let router = cloudformation::router(endpoints.api.clone(), resources);
        let cloudformation = cloudformation.serve(router);
        let script = endpoints.script();
        files::replace(&data_dir.shell_environment(), script.as_bytes(), 0o644)?;
        files::write_json(&data_dir.endpoints(), &endpoints, 0o644)?;
        let watch = match options.watch {
            true => Some(HotReload::start(&options, names, binaries, &lambda)?),
            false => None,
        };
        Ok(Self {
            endpoints,
            sample_password,
            _watch: watch,
            _http_api: http_api,
            _cloudformation: cloudformation,
            event_sources,
            lambda,
            backing,
            data_dir,
        })
    }

    /// Where everything listens.
    pub fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    /// What a shell is to `source` for the operator's CLI and that of AWS to work on this stack.
    pub fn shell_environment(&self) -> PathBuf {
        self.data_dir.shell_environment()
    }

    /// Waits until `GET /health` answers 200.
    ///
    /// # Errors
    /// When it does not within half a minute.
    pub async fn ready(&self) -> Result<(), Error> {
        readiness::wait(&self.endpoints.api).await
    }

    /// Waits until functions have handled all stream records and messages from before this start.
    /// It takes longest after sample data was made.
    pub async fn catch_up(&self) {
        self.event_sources.catch_up().await;
    }

    /// The password that the sample users were made with, if there are any.
    pub fn sample_password(&self) -> Option<&str> {
        self.sample_password.as_deref()
    }

    /// Runs every schedule of the template now; returns once the functions have answered. What
    /// they fail with is reported.
    pub async fn fire_schedules(&self) {
        self.event_sources.fire_schedules().await;
    }

    /// The permissions of the functions' roles that no request has used so far.
    pub fn unused_permissions(&self) -> Vec<Permission> {
        self.backing.iam.unused()
    }

    /// Stops everything; returns once every function was killed.
    pub async fn stop(self) {
        self.event_sources.trim().await;
        self.lambda.stop().await;
    }
}
