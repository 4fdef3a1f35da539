//! Route selection.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation>

use std::collections::BTreeMap;
use std::sync::Arc;

use http::Method;
use percent_encoding::percent_decode_str;

use crate::lambda::runtime::Function;
use crate::template::{Route, Segment};

/// The routes of the API, each with its function.
#[derive(Debug, Clone)]
pub(super) struct Routes(Vec<(Route, Arc<Function>)>);

/// The route that takes a request.
#[derive(Debug)]
pub(super) struct Match<'a> {
    pub route: &'a Route,
    pub parameters: BTreeMap<String, String>,
}

impl Routes {
    /// Most specific first: literal parts before variables before greedy ones, a method before
    /// `ANY`, `$default` last.
    pub fn new<'a>(functions: impl Iterator<Item = &'a Arc<Function>>) -> Self {
        let mut routes: Vec<_> = functions
            .flat_map(|function| {
                let routes = function.spec().events.routes.iter();
                routes.map(|route| (route.clone(), Arc::clone(function)))
            })
            .collect();
        routes.sort_by_cached_key(|(route, _)| (route.path.is_none(), specificity(route)));
        Self(routes)
    }

    /// The route that takes a request, and the function that it leads to.
    pub fn find(&self, method: &Method, path: &str) -> Option<(Match<'_>, &Arc<Function>)> {
        self.0
            .iter()
            .filter(|(route, _)| route.method.as_ref().is_none_or(|wanted| wanted == method))
            .find_map(|(route, function)| {
                let parameters = capture(route.path.as_deref(), path)?;
                Some((Match { route, parameters }, function))
            })
    }
}

/// Sorts by the kind of each part, then by method.
fn specificity(route: &Route) -> (Vec<u8>, bool) {
    let kind = |segment: &Segment| match segment {
        Segment::Literal(_) => 0,
        Segment::Variable(_) => 1,
        Segment::Greedy(_) => 2,
    };
    let path = route.path.iter().flatten().map(kind).collect();
    (path, route.method.is_none())
}

/// The path parameters, percent-decoded, if the path matches.
fn capture(pattern: Option<&[Segment]>, path: &str) -> Option<BTreeMap<String, String>> {
    let Some(pattern) = pattern else {
        return Some(BTreeMap::new());
    };
    let path = path.strip_prefix('/').unwrap_or(path);
    let mut parts = path.split('/');
    if path.is_empty() {
        parts.next();
    }
    let mut parameters = BTreeMap::new();
    for segment in pattern {
        let part = parts.next()?;
        match segment {
            Segment::Literal(text) if decode(part) == *text => {}
            Segment::Literal(_) => return None,
            Segment::Variable(_) | Segment::Greedy(_) if part.is_empty() => return None,
            Segment::Variable(name) => {
                parameters.insert(name.clone(), decode(part));
            }
            Segment::Greedy(name) => {
                let rest: Vec<_> = std::iter::once(part).chain(parts).map(decode).collect();
                parameters.insert(name.clone(), rest.join("/"));
                return Some(parameters);
            }
        }
    }
    parts.next().is_none().then_some(parameters)
}

pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::capture;
    use crate::template::{Route, Template};

    fn route(path: &str) -> Route {
        let text = format!(
            "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    \
             Metadata: {{BuildProperties: {{Binary: f}}}}\n    Properties:\n      \
             Events:\n        E: {{Type: HttpApi, Properties: {{Method: GET, Path: \"{path}\"}}}}\n"
        );
        let template = Template::parse(&text, &Default::default())
            .unwrap_or_else(|error| unreachable!("{error}"));
        template.functions[0].events.routes[0].clone()
    }

    fn matches(pattern: &str, path: &str) -> Option<Vec<String>> {
        let parameters = capture(route(pattern).path.as_deref(), path)?;
        Some(parameters.into_values().collect())
    }

    #[test]
    fn a_variable_takes_one_part_percent_decoded() {
        assert_eq!(
            matches("/orders/{id}", "/orders/a%2Fb%20c"),
            Some(vec!["a/b c".into()])
        );
        assert_eq!(matches("/orders/{id}", "/orders/"), None);
        assert_eq!(matches("/orders/{id}", "/orders/a/b"), None);
        assert_eq!(matches("/orders/{id}", "/orders"), None);
    }

    #[test]
    fn a_greedy_variable_takes_all_the_rest() {
        assert_eq!(matches("/{proxy+}", "/a/b/c"), Some(vec!["a/b/c".into()]));
    }

    #[test]
    fn the_default_route_takes_every_path() {
        assert_eq!(matches("$default", "/a/b"), Some(vec![]));
        assert_eq!(matches("/", "/"), Some(vec![]));
    }
}
