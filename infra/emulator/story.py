"""Deploys the translated template to the emulator, uses the system, changes it, breaks a change,
and takes it down.

Usage: python infra/emulator/story.py ENDPOINT TEMPLATE BINARIES OPS

ENDPOINT is where the emulator listens, TEMPLATE what infra/translate.py made, BINARIES the folder
of the release binaries, OPS the operator's command line.
"""

import functools
import io
import json
import os
import platform
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import boto3

import journey
from conditions import Conditions
from gaps import GAPS, bridged
from inventory import check_types, inventory
from polling import until
from stack import Stack
from typed import Shell

NAME = "order-tracking"
REGION = "us-east-1"
# The metric of what subscribers fail on.
FAILURES = "BatchItemFailures"
# What is uploaded for CloudFormation; `run` names it to infra/translate.py too.
BUCKET = "code"
# With the second, a resource goes where its creation is rolled back.
RETAINING = ("Retain", "RetainExceptOnCreate")
PARAMETERS = {
    "Environment": "emulator",
    "Architecture": {"aarch64": "arm64"}.get(platform.machine(), platform.machine()),
    # Polling is no attack.
    "RateLimitMaxRequests": "1000000",
}


def main(endpoint, template, binaries, ops):
    """The whole story, in order; whatever is not as promised ends it."""
    client_of = clients(endpoint)
    template = json.loads(Path(template).read_text(encoding="utf-8"))
    check_types(types_made(template))
    s3 = client_of("s3")
    s3.create_bucket(Bucket=BUCKET)
    upload_code(s3, template, Path(binaries))
    stack = Stack(
        client_of("cloudformation"),
        NAME,
        upload_template(s3, endpoint, bridged(template, endpoint)),
    )
    before = inventory(client_of)

    step("create the stack")
    stack.create(PARAMETERS)
    say_what_is_there(stack)
    deployment = deployed(stack, endpoint, ops)

    step("use the system")
    journey.is_healthy(deployment)
    admin = journey.first_admin(deployment)
    owner = journey.customer(deployment)
    journey.order_from_first_to_last(admin, owner)

    step("fail on a message")
    fail_on_message(stack, client_of)

    shell = Shell(endpoint, REGION, NAME)
    step("rotate the signing key")
    admin = rotate(stack, deployment, admin, shell)

    step("rotate the server secret")
    rotate_server_secret(stack, shell)
    admin, owner = (journey.sign_in(deployment, who.email) for who in (admin, owner))

    step("restore a table beside what is there")
    shell.type("Restore from a backup", "restore-table-to-point-in-time")
    shell.type("Restore from a backup", "delete-table")

    step("fail to update")
    fail(stack)
    journey.is_healthy(deployment)
    journey.order_from_first_to_last(admin, owner)

    step("delete the stack")
    shell.type("Delete a stack", "aws s3 rm")
    take_down(stack, template, client_of, before)

    step("create a stack whose data goes with it, and delete that")
    before = inventory(client_of)
    stack = Stack(client_of("cloudformation"), f"{NAME}-dev", stack.template_url)
    stack.create(PARAMETERS | {"RetainData": "false"})
    journey.is_healthy(deployed(stack, endpoint, ops))
    shell = Shell(endpoint, REGION, stack.name)
    shell.type("Delete a stack", "aws s3 rm")
    assert not take_down(
        stack, template, client_of, before, lambda: shell.type("Deploy", "DELETE_FAILED")
    )

    print("\nWhat the emulator lacks, and what stood in for it:")
    print("\n".join(f"- {gap}" for gap in GAPS))


def clients(endpoint):
    """What makes a client of a service at the emulator, as the root of its account."""
    return functools.partial(
        boto3.client,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def step(name):
    """Say what comes."""
    print(f"-- {name}", flush=True)


def types_made(template):
    """The types of what the template makes under our parameters."""
    conditions = Conditions(template, PARAMETERS)
    resources = template["Resources"].values()
    return {
        each["Type"]
        for each in resources
        if "Condition" not in each or conditions.holds(each["Condition"])
    }


def upload_code(s3, template, binaries):
    """Put the code of each function where the template says it is."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            code = resource["Properties"]["Code"]
            s3.put_object(
                Bucket=code["S3Bucket"],
                Key=code["S3Key"],
                Body=zipped(binaries / Path(code["S3Key"]).stem),
            )


def upload_template(s3, endpoint, template):
    """Put the template where CloudFormation takes it from: it is too large to be sent. Gives its
    URL.
    """
    s3.put_object(Bucket=BUCKET, Key="template.json", Body=json.dumps(template))
    return f"{endpoint}/{BUCKET}/template.json"


def zipped(binary):
    """A binary as Lambda wants it: `bootstrap`, executable, alone in an archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        entry = zipfile.ZipInfo("bootstrap")
        entry.external_attr = 0o100755 << 16
        file.writestr(entry, binary.read_bytes(), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def say_what_is_there(stack):
    """Count the resources by type."""
    types = Counter(kind for kind, _ in stack.resources().values())
    print("\n".join(f"{count:4} {kind}" for kind, count in sorted(types.items())))


def deployed(stack, endpoint, ops):
    """The system behind the emulator's front of the HTTP API, which the stack's output names."""
    api = stack.physical_id("Api")
    outputs = stack.outputs()
    assert outputs["ApiUrl"].startswith(f"https://{api}.execute-api.{REGION}."), outputs
    create_admin = functools.partial(
        first_admin_token, endpoint, stack.physical_id("UsersTable"), ops
    )
    live = f"{endpoint}/_aws/execute-api/{stack.physical_id('LiveApi')}/v1".replace("http", "ws", 1)
    return journey.Deployment(f"{endpoint}/_aws/execute-api/{api}/$default", live, create_admin)


def first_admin_token(endpoint, table, ops, email):
    """What the operator's command line prints last: the token that sets the password."""
    environment = os.environ | {
        "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
        "AWS_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "USERS_TABLE": table,
    }
    command = [ops, "create-admin", "--email", email, "--first-name", "Ada", "--last-name", "Admin"]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout.split()[-1]


def fail_on_message(stack, client_of):
    """Send what is no event to a subscriber: it counts a failure, for the alarm that is raised on
    this metric.
    """
    client_of("sqs").send_message(
        QueueUrl=stack.physical_id("NotifierQueue"), MessageBody="no event"
    )
    logs = client_of("logs")
    group = stack.physical_id("NotifierLogs")
    counted = lambda: logs.filter_log_events(  # noqa: E731
        logGroupName=group, filterPattern=FAILURES
    )["events"]
    until(f"{FAILURES} in the log of notifier", counted)
    alarm = client_of("cloudwatch").describe_alarms(
        AlarmNames=[stack.physical_id("FailedEvents")]
    )["MetricAlarms"][0]
    assert alarm["MetricName"] == FAILURES, alarm


def rotate(stack, deployment, admin, shell):
    """Publish another key, sign with it, and let the first one go. Until then tokens of before are
    good, and those of after too.
    """
    assert journey.signing_key(admin) == "k1"
    stack.update({"SigningKeyIds": "k1,k2"})
    assert journey.published_keys(deployment) == {"k1", "k2"}
    stack.update({"ActiveSigningKeyId": "k2"})
    admin.ask("GET", "/api/v1/admin/dashboard")
    again = journey.sign_in(deployment, admin.email)
    assert journey.signing_key(again) == "k2"
    again.ask("GET", "/api/v1/admin/dashboard")
    stack.update({"SigningKeyIds": "k2"})
    assert journey.published_keys(deployment) == {"k2"}
    shell.type("Rotate the signing key", "delete-secret")
    again.ask("GET", "/api/v1/admin/dashboard")
    return again


def rotate_server_secret(stack, shell):
    """Deploy with the version that the commands print."""
    version = shell.type("Rotate the server secret", "put-secret-value").split()[-1]
    stack.update({"ServerSecretVersion": version})


def fail(stack):
    """Ask for a key that cannot be, and for a limit that nothing fits in: neither comes."""
    reasons = stack.fail_to_update({"SigningKeyIds": "k2,no key", "MaxFileSize": "1"})
    print("\n".join(reasons))
    assert any("KeyIds" in reason for reason in reasons), reasons


def take_down(stack, template, client_of, before, ask=None):
    """Delete the stack, by asking for it in another way where there is one. Gives what outlives it:
    what the template retains, and all of that.
    """
    kept = retained(template, stack)
    check_emptiness(client_of("s3"), set(stack.resources().values()) - kept)
    stack.delete(ask)
    compare(inventory(client_of) - before, kept)
    return kept


def retained(template, stack):
    """What the template says outlives the stack: pairs of type and physical id."""
    conditions = Conditions(template, stack.parameters)
    return {
        found
        for name, found in stack.resources().items()
        if conditions.value(template["Resources"].get(name, {}).get("DeletionPolicy")) in RETAINING
    }


def check_emptiness(s3, going):
    """CloudFormation deletes no bucket that holds something."""
    for kind, name in going:
        if kind == "AWS::S3::Bucket":
            held = s3.list_object_versions(Bucket=name)
            assert not held.get("Versions") and not held.get("DeleteMarkers"), (
                f"{name} is not empty"
            )


def compare(left, kept):
    """Nothing is left but what the template retains, and all of that."""
    for kind, name in sorted(left):
        print(f"left: {kind} {name}")
    assert left == kept, {"too much": sorted(left - kept), "missing": sorted(kept - left)}


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
