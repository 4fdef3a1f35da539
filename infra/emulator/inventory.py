"""What an account holds of the types of resources that a template makes, under the ids that a stack
gives them.
"""

import jmespath

# How each type is listed: service, operation, and where in the answer the physical ids are.
LISTINGS = {
    "AWS::ApiGatewayV2::Api": ("apigatewayv2", "get_apis", "Items[].ApiId"),
    "AWS::CloudFront::Distribution": (
        "cloudfront",
        "list_distributions",
        "DistributionList.Items[].Id",
    ),
    "AWS::CloudWatch::Alarm": ("cloudwatch", "describe_alarms", "MetricAlarms[].AlarmName"),
    "AWS::CloudWatch::Dashboard": (
        "cloudwatch",
        "list_dashboards",
        "DashboardEntries[].DashboardName",
    ),
    "AWS::DynamoDB::Table": ("dynamodb", "list_tables", "TableNames[]"),
    "AWS::Events::Rule": ("events", "list_rules", "Rules[].Name"),
    "AWS::IAM::ManagedPolicy": (
        "iam",
        "list_policies",
        "Policies[?starts_with(Arn, 'arn:aws:iam::aws:') == `false`].Arn",
    ),
    "AWS::IAM::Role": ("iam", "list_roles", "Roles[].RoleName"),
    "AWS::Lambda::EventSourceMapping": (
        "lambda",
        "list_event_source_mappings",
        "EventSourceMappings[].UUID",
    ),
    "AWS::Lambda::Function": ("lambda", "list_functions", "Functions[].FunctionName"),
    "AWS::Logs::LogGroup": ("logs", "describe_log_groups", "logGroups[].logGroupName"),
    "AWS::S3::Bucket": ("s3", "list_buckets", "Buckets[].Name"),
    "AWS::SecretsManager::Secret": ("secretsmanager", "list_secrets", "SecretList[].Name"),
    "AWS::SNS::Subscription": ("sns", "list_subscriptions", "Subscriptions[].SubscriptionArn"),
    "AWS::SNS::Topic": ("sns", "list_topics", "Topics[].TopicArn"),
    "AWS::SQS::Queue": ("sqs", "list_queues", "QueueUrls[]"),
}
# What goes with the resource that it is part of.
PARTS = {
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Stage",
    "AWS::Lambda::Alias",
    "AWS::Lambda::Permission",
    "AWS::Lambda::Version",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
}


class Unlisted(Exception):
    """Nobody said how resources of a type are listed."""


def check_types(types):
    """Refuse a type that would go unnoticed."""
    unknown = sorted(
        name for name in types - LISTINGS.keys() - PARTS if not name.startswith("Custom::")
    )
    if unknown:
        raise Unlisted(f"inventory.py does not say how to list {', '.join(unknown)}")


def inventory(client_of):
    """All resources of these types: pairs of type and physical id."""
    return {
        (name, found) for name, listing in LISTINGS.items() for found in listed(client_of, *listing)
    }


def listed(client_of, service, operation, path):
    """The physical ids that a service lists, on all its pages."""
    client = client_of(service)
    if client.can_paginate(operation):
        pages = client.get_paginator(operation).paginate()
    else:
        pages = [getattr(client, operation)()]
    return [found for page in pages for found in jmespath.search(path, page) or []]
