//! A WebSocket API and its parts.

use local::Template;

use super::error;

const TEXT: &str = include_str!("../../fixture/web_socket.yaml");

/// The error of the fixture's template with one text in the place of another, and the line of it.
fn changed(before: &str, after: &str) -> (usize, String) {
    assert_eq!(TEXT.matches(before).count(), 1, "{before}");
    let error = error(&TEXT.replace(before, after));
    let (file, message) = error.split_once(": ").unwrap();
    let line = file.trim_start_matches("template.yaml:");
    (line.parse().unwrap(), message.to_owned())
}

/// The line that a text stands in.
fn line(text: &str) -> usize {
    let (before, _) = TEXT.split_once(text).unwrap();
    before.matches('\n').count() + 1
}

#[test]
fn a_web_socket_api_is_understood_with_its_parts_in_any_order() {
    let api = Template::parse(TEXT, &Default::default()).unwrap();
    let api = api.web_socket.unwrap();
    assert_eq!((api.name.as_str(), api.stage.as_str()), ("Sockets", "live"));
    assert_eq!(api.selection, ["type"]);
    let keys: Vec<_> = api.routes.keys().map(String::as_str).collect();
    assert_eq!(keys, ["$connect", "$default", "$disconnect", "tell"]);
    assert_eq!(api.routes["tell"].function, "Talker");
    assert_eq!(api.routes["tell"].timeout.as_secs(), 20);
}

#[test]
fn a_route_may_invoke_the_alias_of_a_function_with_a_permission_for_that() {
    let text = TEXT.replace("${Talker.Arn}", "${Talker.Alias}");
    let text = text.replace(
        "Timeout: 20\n",
        "Timeout: 20\n      AutoPublishAlias: live\n",
    );
    let unqualified = error(&text);
    assert!(
        unqualified.ends_with(":function:Talker:live"),
        "{unqualified}"
    );
    let text = text.replace(
        "FunctionName: !Ref Talker",
        "FunctionName: !Ref Talker.Alias",
    );
    let template = Template::parse(&text, &Default::default()).unwrap();
    let routes = template.web_socket.unwrap().routes;
    assert_eq!(routes["tell"].function, "Talker");
}

#[test]
fn a_selection_expression_names_a_part_of_the_body_in_either_form() {
    for (expression, path) in [
        ("${request.body.type}", &["type"][..]),
        ("$request.body.a.b_2", &["a", "b_2"]),
    ] {
        let text = TEXT.replace("$request.body.type", expression);
        let template = Template::parse(&text, &Default::default()).unwrap();
        assert_eq!(template.web_socket.unwrap().selection, path);
    }
}

#[test]
fn what_nobody_understands_of_it_is_an_error_naming_its_line() {
    for (before, after, message) in [
        (
            "ProtocolType: WEBSOCKET",
            "ProtocolType: HTTP",
            "APIs of the type HTTP are not understood here",
        ),
        (
            "$request.body.type",
            "$request.header.type",
            "the expression $request.header.type is not understood",
        ),
        (
            "IntegrationType: AWS_PROXY",
            "IntegrationType: MOCK",
            "integrations by MOCK are not understood",
        ),
        (
            "TimeoutInMillis: 20000",
            "TimeoutInMillis: 30000",
            "30000 is not from 50 to 29000",
        ),
        (
            "AuthorizationType: NONE",
            "AuthorizationType: AWS_IAM",
            "authorization by AWS_IAM is not understood",
        ),
        (
            "AuthorizationType: NONE",
            "RouteResponseSelectionExpression: $default",
            "RouteResponseSelectionExpression of Tell is not understood",
        ),
        (
            "StageName: live",
            "StageName: in/valid",
            "in/valid is no name of a stage",
        ),
        (
            "[integrations, !Ref ToTalker]",
            "[integrations, Nobody]",
            "integrations/Nobody is no integration of the template",
        ),
        (
            "Principal: apigateway.amazonaws.com",
            "Principal: s3.amazonaws.com",
            "permissions for s3.amazonaws.com are not understood",
        ),
    ] {
        assert_eq!(changed(before, after), (line(before), message.to_owned()));
    }
}

#[test]
fn what_is_wrong_with_a_resource_as_a_whole_is_an_error_naming_the_line_of_its_type() {
    for (before, after, of, message) in [
        (
            "AutoDeploy: true",
            "AutoDeploy: false",
            "  Stage:",
            "nothing is deployed to Stage",
        ),
        (
            "RouteKey: tell",
            "RouteKey: $default",
            "  Tell:",
            "another route has the same key",
        ),
        (
            "FunctionName: !Ref Talker",
            "FunctionName: !Ref Listener",
            "  Connect:",
            "no AWS::Lambda::Permission lets \
             arn:aws:execute-api:us-east-1:000000000000:Sockets/live/$connect invoke \
             arn:aws:lambda:us-east-1:000000000000:function:Talker",
        ),
        (
            "${Sockets}/${Stage}/*",
            "${Sockets}/${Stage}/tell",
            "  Connect:",
            "no AWS::Lambda::Permission lets \
             arn:aws:execute-api:us-east-1:000000000000:Sockets/live/$connect invoke \
             arn:aws:lambda:us-east-1:000000000000:function:Talker",
        ),
    ] {
        assert_eq!(changed(before, after), (line(of) + 1, message.to_owned()));
    }
}

#[test]
fn a_part_of_no_api_is_an_error_naming_its_line() {
    let error = error("Resources:\n  D:\n    Type: AWS::ApiGatewayV2::Deployment\n");
    assert_eq!(error, "template.yaml:3: D is part of no WebSocket API");
}
