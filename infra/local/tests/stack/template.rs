//! What the template's reader does not understand is an error that names the line.

use local::Template;

fn error(text: &str) -> String {
    match Template::parse(text, &Default::default()) {
        Ok(_) => panic!("it was understood"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_template_of_this_repository_is_understood() {
    let template = Template::read(&Template::path(), &Default::default()).unwrap();
    assert!(
        template
            .functions
            .iter()
            .any(|function| function.binary == "orders")
    );
    assert!(template.api.is_some_and(|api| api.cors.is_some()));
}

#[test]
fn an_unknown_resource_type_is_an_error_naming_its_line() {
    let error = error("Resources:\n  Queue:\n    Type: AWS::Unheard::Of\n");
    assert_eq!(
        error,
        "template.yaml:3: resources of type AWS::Unheard::Of are not understood"
    );
}

#[test]
fn an_unknown_property_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  Secret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      Descriptoin: x\n",
    );
    assert_eq!(
        error,
        "template.yaml:5: Descriptoin of Secret is not understood"
    );
}

#[test]
fn an_unknown_intrinsic_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Timeout: !Cidr x\n",
    );
    assert_eq!(error, "template.yaml:5: !Cidr is not understood");
}

#[test]
fn a_name_that_nothing_has_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionName: !Sub ${Nothing}-f\n",
    );
    assert_eq!(error, "template.yaml:5: Nothing is not known here");
}

#[test]
fn a_key_that_stands_twice_is_an_error_naming_its_line() {
    assert_eq!(
        error("Resources: {}\nResources: {}\n"),
        "template.yaml:2: Resources stands here twice"
    );
}

#[test]
fn a_parameter_outside_its_pattern_is_an_error_naming_its_line() {
    let text = "Parameters:\n  JwtExpiresIn:\n    Type: String\n    Default: 15m\n    AllowedPattern: \"[0-9]+[smhd]\"\nResources: {}\n";
    let environment = [("JWT_EXPIRES_IN".to_owned(), "soon".to_owned())].into();
    let error = Template::parse(text, &environment).unwrap_err();
    assert_eq!(error.line, 2);
}
