"""Translate the SAM template to plain CloudFormation, as AWS does at deployment, without asking AWS.

Usage: python infra/translate.py template.yaml > cloudformation.json

The result is for linting: code stays where it is, so every function points to a placeholder in S3.
"""

import json
import os
import sys

from samtranslator.public.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

# The translator asks for a region only to tell the AWS partitions apart.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

PLACEHOLDER = "s3://bucket/code.zip"


class NoManagedPolicies:
    """Stands where AWS would be asked for a managed policy by name. Our roles name exact actions instead."""

    def load(self):
        sys.exit("translate: a function names a managed policy; give it a role that names exact actions")


def with_code_in_s3(template):
    """Replace local code by a placeholder, for the translator accepts only what has been uploaded."""
    functions = [
        resource.setdefault("Properties", {})
        for resource in template.get("Resources", {}).values()
        if resource.get("Type") == "AWS::Serverless::Function"
    ]
    for properties in [template.get("Globals", {}).get("Function", {}), *functions]:
        if "CodeUri" in properties:
            properties["CodeUri"] = PLACEHOLDER
    return template


def list_parameters(template):
    """Give the defaults of list parameters as lists, as CloudFormation does; the translator would take the text."""
    return {
        name: [item.strip() for item in parameter["Default"].split(",")]
        for name, parameter in template.get("Parameters", {}).items()
        if parameter["Type"] == "CommaDelimitedList" and "Default" in parameter
    }


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        template = with_code_in_s3(yaml_parse(file))
    try:
        translated = transform(template, list_parameters(template), NoManagedPolicies())
    except InvalidDocumentException as error:
        causes = "\n".join(f"  {cause.message}" for cause in error.causes)
        sys.exit(f"translate: {error.message}\n{causes}")
    json.dump(translated, sys.stdout, indent=2, default=str)
    print()


if __name__ == "__main__":
    main()
