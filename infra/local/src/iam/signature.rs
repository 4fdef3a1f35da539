//! Signature Version 4:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use http::request::Parts;
use http::{HeaderMap, header};
use time::PrimitiveDateTime;
use time::macros::format_description;

/// What a signed request says of its signature.
#[derive(Debug)]
pub(super) struct Signature<'a> {
    /// Whose key it is made with.
    pub access_key: &'a str,
    region: &'a str,
    service: &'a str,
    signed_headers: Vec<&'a str>,
    text: &'a str,
}

impl<'a> Signature<'a> {
    /// The signature in the headers of a request.
    pub fn of(headers: &'a HeaderMap) -> Option<Self> {
        let header = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let fields = header.strip_prefix("AWS4-HMAC-SHA256")?;
        let field = |name: &str| {
            let mut fields = fields.split(',').map(str::trim);
            fields.find_map(|field| field.strip_prefix(name)?.strip_prefix('='))
        };
        let mut scope = field("Credential")?.split('/');
        let (access_key, _date) = (scope.next()?, scope.next()?);
        Some(Self {
            access_key,
            region: scope.next()?,
            service: scope.next()?,
            signed_headers: field("SignedHeaders")?.split(';').collect(),
            text: field("Signature")?,
        })
    }

    /// Whether a request was signed like this with `secret`.
    pub fn is_made_with(&self, secret: &str, call: &Parts, body: &[u8]) -> bool {
        self.made_with(secret, call, body)
            .is_some_and(|signature| signature == self.text)
    }

    fn made_with(&self, secret: &str, call: &Parts, body: &[u8]) -> Option<String> {
        let identity = Credentials::new(self.access_key, secret, None, None, "local").into();
        let mut settings = SigningSettings::default();
        settings.excluded_headers = None;
        let params = SigningParams::builder()
            .identity(&identity)
            .region(self.region)
            .name(self.service)
            .time(signed_at(&call.headers)?)
            .settings(settings)
            .build()
            .ok()?
            .into();
        let headers = self.signed_headers.iter().filter_map(|name| {
            let value = call.headers.get(*name)?.to_str().ok()?;
            Some((*name, value))
        });
        let uri = self.uri(call);
        let body = SignableBody::Bytes(body);
        let request = SignableRequest::new(call.method.as_str(), uri, headers, body).ok()?;
        Some(sign(request, &params).ok()?.signature().to_owned())
    }

    /// Where the request was sent, as the signer knew it.
    fn uri(&self, call: &Parts) -> String {
        let host = call.headers.get(header::HOST);
        let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
        format!("http://{host}{}", call.uri)
    }
}

fn signed_at(headers: &HeaderMap) -> Option<SystemTime> {
    let text = headers.get("x-amz-date")?.to_str().ok()?;
    let format = format_description!("[year][month][day]T[hour][minute][second]Z");
    let time = PrimitiveDateTime::parse(text, format).ok()?;
    Some(time.assume_utc().into())
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    /// A request of AWS's own tests, signed by their example key:
    /// <https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4/post-vanilla>.
    fn example() -> Parts {
        let request = Request::post("/")
            .header("host", "example.amazonaws.com")
            .header("x-amz-date", "20150830T123600Z")
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                 SignedHeaders=host;x-amz-date, \
                 Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
            );
        request.body(()).unwrap().into_parts().0
    }

    const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    fn is_made_with(secret: &str, call: &Parts, body: &[u8]) -> bool {
        let signature = Signature::of(&call.headers).unwrap();
        signature.is_made_with(secret, call, body)
    }

    #[test]
    fn a_signature_holds_for_the_request_that_was_signed_and_no_other() {
        let mut call = example();
        assert!(is_made_with(SECRET, &call, b""));
        assert!(!is_made_with("another", &call, b""));
        assert!(!is_made_with(SECRET, &call, b"{}"));
        call.uri = "/other".parse().unwrap();
        assert!(!is_made_with(SECRET, &call, b""));
    }

    #[test]
    fn what_is_no_signature_is_none() {
        for text in ["", "Bearer a.b.c", "AWS4-HMAC-SHA256 Credential=local"] {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, text.parse().unwrap());
            assert!(Signature::of(&headers).is_none(), "{text}");
        }
    }
}
