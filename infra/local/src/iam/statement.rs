use super::{AccessRequest, Condition, Pattern};

/// What a statement does where it applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It allows, unless another statement denies.
    Allow,
    /// It denies, whatever others allow.
    Deny,
}

/// A statement of a policy.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its `Sid`.
    pub id: String,
    /// What it does.
    pub effect: Effect,
    /// The actions, without wildcards.
    pub actions: Vec<String>,
    /// The ARNs.
    pub resources: Vec<Pattern>,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
}

impl Statement {
    pub(super) fn applies(&self, request: &AccessRequest) -> bool {
        self.actions.contains(&request.action)
            && self.resource(request).is_some()
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(request))
    }

    /// The first pattern that the resource of a request fits.
    pub(super) fn resource(&self, request: &AccessRequest) -> Option<&Pattern> {
        let mut resources = self.resources.iter();
        resources.find(|resource| resource.matches(&request.resource))
    }
}
