//! `AWS::Logs::LogGroup`: nothing but a name that roles give.

use super::fields::Fields;
use super::{Error, Resource, Scope};

/// Gives a log group its `Arn`, which ends in a part for its streams.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html>
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) -> Result<(), Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let name = fields.text("LogGroupName", scope, resource.name)?;
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    let arn = format!("arn:aws:logs:{region}:{account}:log-group:{name}:*");
    scope.set_attribute(resource.name, "Arn", &arn);
    Ok(())
}
