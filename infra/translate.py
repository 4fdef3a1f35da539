"""Translate the SAM template to plain CloudFormation, as AWS does at deployment, without asking
AWS.

`--code` says where in S3 the code of a function is, `{}` standing for its folder's name. Without it
the result is for linting: code stays where it is, and every function points to a placeholder.
"""

import argparse
import json
import os
import sys

from samtranslator.public.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

# The translator asks for a region only to tell the AWS partitions apart.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

PLACEHOLDER = "s3://bucket/{}.zip"
SERVERLESS = "AWS::Serverless-2016-10-31"


class NoManagedPolicies:
    """Stands where AWS would be asked for a managed policy by name. Our roles name exact actions
    instead.
    """

    def load(self):
        sys.exit(
            "translate: a function names a managed policy; give it a role that names exact actions"
        )


def with_code_in_s3(template, code):
    """Replace local code by where it was uploaded, for the translator accepts nothing else."""
    functions = [
        resource.setdefault("Properties", {})
        for resource in template.get("Resources", {}).values()
        if resource.get("Type") == "AWS::Serverless::Function"
    ]
    for properties in [template.get("Globals", {}).get("Function", {}), *functions]:
        if "CodeUri" in properties:
            properties["CodeUri"] = code.replace("{}", os.path.basename(properties["CodeUri"]))
    return template


def arguments():
    """What the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("template")
    parser.add_argument("--code", default=PLACEHOLDER)
    parser.add_argument(
        "--parameter", action="append", default=[], metavar="NAME=VALUE", help="not a list"
    )
    return parser.parse_args()


def list_parameters(template):
    """Give the defaults of list parameters as lists, as CloudFormation does; the translator would
    take the text.
    """
    return {
        name: [item.strip() for item in parameter["Default"].split(",")]
        for name, parameter in template.get("Parameters", {}).items()
        if parameter["Type"] == "CommaDelimitedList" and "Default" in parameter
    }


def other_transforms(template):
    """What else AWS makes of the template; the translator forgets it."""
    declared = template.get("Transform", [])
    declared = declared if isinstance(declared, list) else [declared]
    return (
        {"Transform": rest} if (rest := [name for name in declared if name != SERVERLESS]) else {}
    )


def main():
    """Read, translate, print."""
    options = arguments()
    with open(options.template, encoding="utf-8") as file:
        template = with_code_in_s3(yaml_parse(file), options.code)
    parameters = list_parameters(template) | dict(pair.split("=", 1) for pair in options.parameter)
    others = other_transforms(template)
    try:
        translated = transform(template, parameters, NoManagedPolicies())
    except InvalidDocumentException as error:
        causes = "\n".join(f"  {cause.message}" for cause in error.causes)
        sys.exit(f"translate: {error.message}\n{causes}")
    json.dump(others | translated, sys.stdout, indent=2, default=str)
    print()


if __name__ == "__main__":
    main()
