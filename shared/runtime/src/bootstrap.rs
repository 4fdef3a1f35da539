//! The process of a function.

use std::{error::Error, pin::Pin};

/// What the process of a function does: it sets itself up, then answers invocations until Lambda
/// ends it. Boxed, since the body of an async function would be compiled anew in every binary that
/// awaits it.
pub type Bootstrap = Pin<Box<dyn Future<Output = Result<(), Box<dyn Error + Send + Sync>>>>>;
