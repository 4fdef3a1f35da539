"""A stack of CloudFormation: created, updated, deleted, each waited for."""

from botocore.exceptions import ClientError
from polling import until

# How long an operation may take, in seconds: custom resources start functions.
LIMIT = 300


class WrongEnd(Exception):
    """An operation ended otherwise than it should."""


class Stack:
    """One stack, by name, of the template at a URL. Parameters that an update does not name keep
    their values.
    """

    def __init__(self, cloudformation, name, template_url):
        self.cloudformation = cloudformation
        self.name = name
        self.template_url = template_url
        self.parameters = {}

    def create(self, parameters):
        """Create it, and wait until it is there."""
        self._ask(self.cloudformation.create_stack, parameters)
        self._ends("CREATE_COMPLETE")
        self.parameters = dict(parameters)

    def update(self, parameters):
        """Change parameters, and wait until that is done."""
        self._ask(self.cloudformation.update_stack, self.parameters | parameters)
        self._ends("UPDATE_COMPLETE")
        self.parameters |= parameters

    def fail_to_update(self, parameters):
        """Change parameters to what cannot be, and wait until all is as before. Gives the reasons.
        """
        self._ask(self.cloudformation.update_stack, self.parameters | parameters)
        self._ends("UPDATE_ROLLBACK_COMPLETE")
        return self._failures()

    def delete(self, ask=None):
        """Delete it, by asking for it in another way where there is one, and wait until it is gone.
        """
        stack = self._describe()["StackId"]
        if ask:
            ask()
        else:
            self.cloudformation.delete_stack(StackName=self.name)
        self._ends("DELETE_COMPLETE", stack)

    def outputs(self):
        """What it tells of itself, by name."""
        return {
            output["OutputKey"]: output["OutputValue"] for output in self._describe()["Outputs"]
        }

    def resources(self):
        """Its resources by logical id: type and physical id."""
        pages = self.cloudformation.get_paginator("list_stack_resources").paginate(
            StackName=self.name
        )
        return {
            resource["LogicalResourceId"]: (
                resource["ResourceType"],
                resource["PhysicalResourceId"],
            )
            for page in pages
            for resource in page["StackResourceSummaries"]
        }

    def physical_id(self, logical_id):
        """What one of its resources is called."""
        return self.resources()[logical_id][1]

    def _ask(self, operation, parameters):
        operation(
            StackName=self.name,
            TemplateURL=self.template_url,
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
            ],
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        )

    def _ends(self, wanted, name=None):
        status = until(
            f"{self.name}: {wanted}", lambda: self._final_status(name or self.name), LIMIT
        )
        if status != wanted:
            raise WrongEnd(f"{status} instead of {wanted}\n" + "\n".join(self._failures(name)))

    def _final_status(self, name):
        status = self._describe(name)["StackStatus"]
        return None if status.endswith("_IN_PROGRESS") else status

    def _describe(self, name=None):
        return self.cloudformation.describe_stacks(StackName=name or self.name)["Stacks"][0]

    def _failures(self, name=None):
        try:
            events = self.cloudformation.describe_stack_events(
                StackName=name or self.name
            )["StackEvents"]
        except ClientError as error:
            return [str(error)]
        return [
            f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
            for event in events
            if event["ResourceStatus"].endswith("_FAILED")
        ]
