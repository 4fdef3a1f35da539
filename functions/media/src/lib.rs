//! Files of orders: declared here, uploaded to S3, and shown once `media-processor` has checked
//! them.

mod acting;
mod bootstrap;
mod declaring;
mod seeing;
mod state;
mod stored_response;
mod views;

pub mod delete_media;
pub mod edit_media;
pub mod get_media;
pub mod list_media;
pub mod renew_upload;
pub mod upload_customer_media;
pub mod upload_media;

pub use bootstrap::bootstrap;
pub use declaring::DeclareFiles;
pub use state::{Files, State};

shared_http::endpoints! {
    State:
    upload_media,
    upload_customer_media,
    list_media,
    get_media,
    renew_upload,
    edit_media,
    delete_media,
}
