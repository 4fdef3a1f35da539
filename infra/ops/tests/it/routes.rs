use std::collections::BTreeMap;

use local::Template;
use serde_json::Value;

/// Functions by what they answer: `GET /health`.
type Routes = BTreeMap<String, String>;

/// What it answers is no part of the API.
const WEB_APP: &str = "console";

/// What the template routes to which function, apart from `$default` and the web app.
fn template() -> Routes {
    let template = Template::read(&Template::path(), &BTreeMap::new()).unwrap();
    let functions = template.functions.iter();
    functions
        .flat_map(|function| {
            function
                .events
                .routes
                .iter()
                .map(|route| (route, &function.binary))
        })
        .filter(|(route, _)| route.path.is_some())
        .filter(|(_, binary)| *binary != WEB_APP)
        .map(|(route, binary)| (route.to_string(), binary.clone()))
        .collect()
}

/// What each function says that it answers.
fn documentation() -> Routes {
    let mut routes = Routes::new();
    for (function, document) in ops::openapi::functions() {
        let document = serde_json::to_value(document).unwrap();
        for route in routes_of(&document) {
            let other = routes.insert(route.clone(), function.to_owned());
            assert_eq!(other, None, "{route} is answered twice");
        }
    }
    routes
}

fn routes_of(document: &Value) -> Vec<String> {
    let paths = document["paths"].as_object().unwrap();
    let routes = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().keys();
        methods.map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    routes.collect()
}

/// The same, and HEAD wherever GET is ([RFC 9110,
/// 9.1](https://www.rfc-editor.org/rfc/rfc9110#section-9.1)).
fn with_head(routes: &Routes) -> Routes {
    let heads = routes.iter().filter_map(|(route, function)| {
        let path = route.strip_prefix("GET ")?;
        Some((format!("HEAD {path}"), function.clone()))
    });
    heads.chain(routes.clone()).collect()
}

#[test]
fn routes_template_and_openapi_agree() {
    let documented = documentation();
    assert_eq!(template(), with_head(&documented));

    let text = std::fs::read_to_string(ops::openapi::path()).unwrap();
    let mut served = routes_of(&serde_json::from_str(&text).unwrap());
    served.sort_unstable();
    let documented: Vec<_> = documented.into_keys().collect();
    assert_eq!(served, documented);
}

#[test]
fn what_has_no_route_goes_to_the_function_that_says_so() {
    let template = Template::read(&Template::path(), &BTreeMap::new()).unwrap();
    let mut functions = template.functions.iter();
    let default = functions.find(|function| {
        function
            .events
            .routes
            .iter()
            .any(|route| route.path.is_none())
    });
    assert_eq!(default.unwrap().binary, "system");
}
