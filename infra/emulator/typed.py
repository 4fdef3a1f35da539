"""The commands of docs/OPERATIONS.md, typed as operators type them."""

import os
import re
import subprocess
from pathlib import Path

OPERATIONS = Path(__file__).parents[2] / "docs/OPERATIONS.md"
# The stack that the commands name.
NAME = "order-tracking"


class Shell:
    """A shell whose `aws` asks the emulator; of a stack by name."""

    def __init__(self, endpoint, region, stack):
        self.stack = stack
        self.environment = os.environ | {
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_REGION": region,
            "AWS_DEFAULT_REGION": region,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_PAGER": "",
        }

    def type(self, heading, about):
        """Type the block under a heading that has these words, but for what builds and deploys.
        Gives what it prints.
        """
        commands = [self._definition(), *without_deployments(block(heading, about))]
        script = re.sub(rf"\b{NAME}\b(?!-)", self.stack, "\n".join(commands))
        print(f"   {heading}: {about}", flush=True)
        command = ["bash", "-euo", "pipefail", "-c", script]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise AssertionError(f"{script}\n{done.stdout}{done.stderr}")
        return done.stdout

    def _definition(self):
        return block("Deploy", "resource() {")


def block(heading, about):
    """The shell commands of the block under a heading that has these words."""
    _, section = OPERATIONS.read_text(encoding="utf-8").split(f"\n## {heading}\n", 1)
    blocks = re.findall(r"```sh\n(.*?)```", section.split("\n## ", 1)[0], re.DOTALL)
    return next(block for block in blocks if about in block)


def without_deployments(commands):
    """The same without `sam` and `cargo`, each with its arguments: the emulator has its own way to
    deploy.
    """
    lines = commands.replace("\\\n", " ").splitlines()
    return [line for line in lines if not line.startswith(("sam ", "cargo "))]
