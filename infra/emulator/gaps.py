"""Where the emulator falls short of AWS, and what bridges that. Nothing here concerns a deployment
to AWS.

`GAPS` has them all, to be printed; those that a template can bridge are amendments of the
translated one.
"""

GAPS = [
    "TLS: it is asked over plain HTTP, which policies deny. The statements about "
    "aws:SecureTransport are left out.",
    "HTTP API: the routes of `Body` are not made. They become route, integration and CORS "
    "resources of the same content.",
    "WebSocket API: it is at a path of the emulator's address. realtime is told to reach "
    "connections there.",
    "IAM: PublishBatch is an action of its own, where AWS asks for sns:Publish. Who may do this "
    "one may do both.",
    "IAM: dynamodb:LeadingKeys has no value, so that a condition on it always holds. Nothing "
    "bridges that.",
    "Secrets Manager: `Ref` of a secret gives its name and not its ARN, which roles then do not "
    "match. It becomes `GetAtt Id`.",
    "CloudWatch: an alarm takes no metric math. It watches the first of its metrics instead.",
    "CloudFormation: buckets go with what is in them, where AWS refuses. story.py looks whether "
    "they are empty.",
    "Nothing here waits for TTL, lifecycle rules, schedules, alarms or throttling, nor reads the "
    "access log.",
]


def bridged(template, endpoint):
    """The translated template as the emulator at this address can create it."""
    template = with_batches(without_tls(template))
    template = with_arns_of_secrets(template, names_of(template, "AWS::SecretsManager::Secret"))
    resources = dict(template["Resources"])
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::ApiGatewayV2::Api" and "Body" in resource["Properties"]:
            resources |= without_body(name, resource)
        if resource["Type"] == "AWS::CloudWatch::Alarm":
            resources[name] = without_mathematics(resource)
        if resource["Type"] == "AWS::Lambda::Function":
            resources[name] = with_connections(resource, endpoint)
    return template | {"Resources": resources}


def without_tls(node):
    """The same without statements that deny what comes over plain HTTP."""
    if isinstance(node, list):
        return [without_tls(each) for each in node if not demands_tls(each)]
    if isinstance(node, dict):
        return {key: without_tls(value) for key, value in node.items()}
    return node


def demands_tls(statement):
    """Whether this is a statement of a policy that concerns TLS alone."""
    return isinstance(statement, dict) and statement.get("Condition") == {
        "Bool": {"aws:SecureTransport": "false"}
    }


def with_batches(node):
    """The same with PublishBatch wherever Publish is allowed."""
    if isinstance(node, list):
        return [with_batches(each) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("Effect") == "Allow" and node.get("Action") == "sns:Publish":
        return node | {"Action": ["sns:Publish", "sns:PublishBatch"]}
    return {key: with_batches(value) for key, value in node.items()}


def names_of(template, kind):
    """The resources of a type."""
    return {name for name, resource in template["Resources"].items() if resource["Type"] == kind}


def with_arns_of_secrets(node, secrets):
    """The same with each reference to one of these secrets as its ARN."""
    if isinstance(node, list):
        return [with_arns_of_secrets(each, secrets) for each in node]
    if not isinstance(node, dict):
        return node
    if node.keys() == {"Ref"} and node["Ref"] in secrets:
        return {"Fn::GetAtt": [node["Ref"], "Id"]}
    return {key: with_arns_of_secrets(value, secrets) for key, value in node.items()}


def without_mathematics(alarm):
    """An alarm of one metric, where it computed with several."""
    properties = dict(alarm["Properties"])
    if "Metrics" not in properties:
        return alarm
    first = next(each["MetricStat"] for each in properties.pop("Metrics") if "MetricStat" in each)
    return alarm | {
        "Properties": properties
        | first["Metric"]
        | {"Period": first["Period"], "Statistic": first["Stat"]}
    }


def without_body(name, api):
    """An HTTP API whose OpenAPI document became resources."""
    body = api["Properties"]["Body"]
    properties = {
        key: value
        for key, value in api["Properties"].items()
        if key not in ("Body", "FailOnWarnings")
    }
    properties |= {"Name": body["info"]["title"], "ProtocolType": "HTTP"}
    if "x-amazon-apigateway-cors" in body:
        properties["CorsConfiguration"] = capitalised(body["x-amazon-apigateway-cors"])
    resources = {name: api | {"Properties": properties}}
    for path, methods in body["paths"].items():
        for method, operation in methods.items():
            resources |= route(name, path, method, operation["x-amazon-apigateway-integration"])
    return resources


def route(api, path, method, integration):
    """One operation of the document: its integration, and the route that leads there."""
    name = f"{api}{method.title()}{path}"
    name = "".join(letter for letter in name if letter.isalnum())
    method = "ANY" if method == "x-amazon-apigateway-any-method" else method.upper()
    key = path if path == "$default" else f"{method} {path}"
    return {
        f"{name}Integration": {
            "Type": "AWS::ApiGatewayV2::Integration",
            "Properties": {
                "ApiId": {"Ref": api},
                "IntegrationType": integration["type"].upper(),
                "IntegrationMethod": integration["httpMethod"],
                "IntegrationUri": integration["uri"],
                "PayloadFormatVersion": integration["payloadFormatVersion"],
            },
        },
        f"{name}Route": {
            "Type": "AWS::ApiGatewayV2::Route",
            "Properties": {
                "ApiId": {"Ref": api},
                "RouteKey": key,
                "Target": {"Fn::Join": ["/", ["integrations", {"Ref": f"{name}Integration"}]]},
            },
        },
    }


def capitalised(properties):
    """The keys of a document as CloudFormation writes them."""
    return {key[0].upper() + key[1:]: value for key, value in properties.items()}


def with_connections(function, endpoint):
    """A function that reaches connections where the emulator has them."""
    properties = function["Properties"]
    variables = properties["Environment"]["Variables"]
    name = "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"
    if name not in variables:
        return function
    reached = {name: {"Fn::Sub": f"{endpoint}/_aws/execute-api/${{LiveApi}}/${{LiveStage}}"}}
    return function | {
        "Properties": properties | {"Environment": {"Variables": variables | reached}}
    }
