//! HTTP servers on loopback, stopped when they are dropped.

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
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

    /// Serves a router.
    pub fn serve(self, router: Router) -> Server {
        let router = router.into_make_service_with_connect_info::<SocketAddr>();
        let (listener, server, stopped) = self.into_parts();
        tokio::spawn(async move {
            let serving = axum::serve(listener, router).with_graceful_shutdown(stopped);
            // It fails only where its listener does, and then there is nobody to tell.
            let _ = serving.await;
        });
        server
    }

    /// The listener, the handle that stops what serves it, and the signal to stop.
    pub fn into_parts(self) -> (TcpListener, Server, impl Future<Output = ()> + use<>) {
        let (stop, stopped) = oneshot::channel::<()>();
        let server = Server {
            address: self.address,
            _stop: stop,
        };
        let stopped = async {
            // Nothing is ever sent: the sender's end is the signal.
            let _ = stopped.await;
        };
        (self.listener, server, stopped)
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
