//! HTTP servers on loopback, stopped when they are dropped.

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::Error;

/// A running server.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    _task: JoinSet<()>,
}

impl Server {
    /// Serves a router on any free port.
    pub async fn start(router: Router) -> Result<Self, Error> {
        let failed = "listening on 127.0.0.1";
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.map_err(Error::io(failed))?;
        let address = listener.local_addr().map_err(Error::io(failed))?;
        let mut task = JoinSet::new();
        task.spawn(async move {
            // It fails only where its listener does, and then whoever asks it notices.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self {
            address,
            _task: task,
        })
    }

    /// `127.0.0.1:port`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}
