//! The query protocol, which SNS and CloudFormation speak: forms in, XML out.
//!
//! <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html>

mod form;
mod xml;

pub(crate) use form::{Form, UnknownParameter};
pub(crate) use xml::{Namespace, element, text};
