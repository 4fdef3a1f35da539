//! HTTP servers on loopback, stopped when they are dropped.

mod browsers;

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::middleware::from_fn;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::Error;

/// A port that is taken, and not served yet.
#[derive(Debug)]
pub(crate) struct Listener {
    listener: TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// Takes `port` of 127.0.0.1, where 0 is any free port.
    pub async fn bind(port: u16) -> Result<Self, Error> {
        let failed = |source| Error::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address })
    }

    /// `127.0.0.1` and the port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves a router to programs on this machine. Web pages of other hosts are refused.
    pub fn serve(self, router: Router) -> Server {
        self.serve_public(router.layer(from_fn(browsers::refuse_foreign_origins)))
    }

    /// Serves a router that says itself, by CORS, which web pages it answers.
    pub fn serve_public(self, router: Router) -> Server {
        let router = router.layer(from_fn(browsers::refuse_foreign_hosts));
        let router = router.into_make_service_with_connect_info::<SocketAddr>();
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            let serving = axum::serve(self.listener, router).with_graceful_shutdown(async {
                // Nothing is ever sent: the sender's end is the signal.
                let _ = stopped.await;
            });
            // It fails only where its listener does, and then there is nobody to tell.
            let _ = serving.await;
        });
        Server {
            address: self.address,
            _stop: stop,
        }
    }
}

/// A running server. Dropping it closes the listener and every idle connection; a request that is
/// being answered is still answered.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl Server {
    /// `127.0.0.1` and the port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}
