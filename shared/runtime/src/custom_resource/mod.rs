//! [Custom
//! resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html)
//! of CloudFormation: what their functions are asked for, and how they answer.

mod event;
mod outcome;

pub use event::{Event, RequestType};
pub use outcome::{NotDelivered, Outcome};
