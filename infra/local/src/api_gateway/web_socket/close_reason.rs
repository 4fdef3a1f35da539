//! Close codes and reasons of connections.

use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

/// What `$disconnect` is told. The reasons that API Gateway gives are documented by example alone.
///
/// <https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1>
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CloseReason {
    pub code: u16,
    pub reason: String,
}

/// Stand for close frames that never came, and are never sent.
const NO_STATUS: u16 = 1005;
const ABNORMAL: u16 = 1006;

impl CloseReason {
    fn new(code: u16, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { code, reason }
    }

    /// By a close frame of the client.
    pub fn by_client(frame: Option<CloseFrame>) -> Self {
        match frame {
            Some(frame) => Self::new(frame.code.into(), frame.reason.as_str()),
            None => Self::new(NO_STATUS, "Client-side close frame status not set"),
        }
    }

    /// By a function.
    pub fn by_function() -> Self {
        Self::new(1000, "Connection closed normally")
    }

    /// Without a word.
    pub fn lost() -> Self {
        Self::new(ABNORMAL, "Connection closed abnormally")
    }

    /// By a limit, or with the stack.
    pub fn going_away() -> Self {
        Self::new(1001, "Going away")
    }

    /// By bytes that are no text.
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html>
    pub fn binary() -> Self {
        Self::new(1003, "Binary messages are not supported")
    }

    /// By a client that reads more slowly than functions send.
    pub fn too_slow() -> Self {
        Self::new(1008, "Too many messages wait")
    }

    /// By what a client sent.
    pub fn of(error: &Error) -> Self {
        match error {
            Error::Capacity(_) => Self::new(1009, "Message too big"),
            Error::Utf8(_) => Self::new(1007, "Invalid text"),
            Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => Self::lost(),
            Error::Protocol(_) => Self::new(1002, "Protocol error"),
            _ => Self::lost(),
        }
    }

    /// What the client hears of it.
    pub fn frame(&self) -> Option<CloseFrame> {
        let is_sent = ![NO_STATUS, ABNORMAL].contains(&self.code);
        is_sent.then(|| CloseFrame {
            code: self.code.into(),
            reason: self.reason.as_str().into(),
        })
    }
}
