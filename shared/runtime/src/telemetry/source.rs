//! Which address the request came from that the present work is done for. As the request's id, it
//! goes into the audit trail without passing through every function between.

use std::{future::Future, net::IpAddr};

tokio::task_local! {
    static SOURCE: Option<IpAddr>;
}

/// Does `work` for a request from this address, where it is known.
pub fn coming_from<F: Future>(address: Option<IpAddr>, work: F) -> impl Future<Output = F::Output> {
    SOURCE.scope(address, work)
}

/// The address that the present work's request came from, if it is known.
pub fn source_address() -> Option<IpAddr> {
    SOURCE.try_with(|address| *address).ok().flatten()
}
