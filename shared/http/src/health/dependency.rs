//! What the system depends on.

use std::env;

use shared_runtime::{
    config::{ConfigError, required},
    outgoing::Outgoing,
};
use shared_store::{Audit, Ephemeral, Notifications, Orders, ReadModels, Table, Users, ping};

/// Something that the system depends on.
#[derive(Debug, Clone)]
pub enum Dependency {
    /// A table: it answers when an item of it can be read.
    Table(Table),
    /// A service of AWS, or a bucket: it answers when it says anything but that it is broken, even
    /// to a request without a signature. So the function needs neither a right there nor a client.
    Endpoint(Outgoing, String),
}

impl Dependency {
    /// The service or bucket at this URL.
    pub fn endpoint(url: String) -> Self {
        Self::Endpoint(Outgoing::new(), url)
    }

    /// Answers, or says why it cannot.
    pub(super) async fn ask(&self) -> Result<(), String> {
        match self {
            Self::Table(table) => ping(table).await.map_err(|error| format!("{error:?}")),
            Self::Endpoint(outgoing, url) => {
                let status = outgoing.send("HEAD", url, &[], Vec::new()).await;
                match status.map_err(|error| error.to_string())? {
                    status @ 500.. => Err(format!("status {status}")),
                    _ => Ok(()),
                }
            }
        }
    }
}

macro_rules! tables {
    ($($name:ident),*) => {$(
        impl From<&$name> for Dependency {
            fn from(store: &$name) -> Self {
                Self::Table(store.table.clone())
            }
        }
    )*};
}

tables!(Audit, Ephemeral, Notifications, Orders, ReadModels, Users);

/// Where SNS is: at `AWS_ENDPOINT_URL_SNS` where that is set
/// ([SNS endpoints](https://docs.aws.amazon.com/general/latest/gr/sns.html)).
///
/// # Errors
/// Where neither that nor the region is set.
pub fn sns_url() -> Result<String, ConfigError> {
    match env::var("AWS_ENDPOINT_URL_SNS") {
        Ok(endpoint) => Ok(endpoint),
        Err(_) => Ok(format!(
            "https://sns.{}.amazonaws.com",
            required("AWS_REGION")?
        )),
    }
}
