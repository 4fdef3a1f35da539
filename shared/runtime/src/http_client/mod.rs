//! The HTTP client of everything that asks AWS: whom it trusts.
//!
//! A system's bundle has some 140 root certificates, and parsing them was most of what a cold start
//! did. AWS's endpoints are signed by [Amazon Trust
//! Services](https://www.amazontrust.com/repository/), whose five roots are part of the binary.
//! `SSL_CERT_FILE` or `SSL_CERT_DIR` names others for partitions and proxies that are not.

use std::env;

use aws_smithy_http_client::{
    Builder, Connector,
    tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode},
};
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpClient};

/// Amazon Root CA 1 to 4 and Starfield Services Root Certificate Authority - G2.
const AMAZON_ROOTS: &[u8] = include_bytes!("amazon-roots.pem");

/// What names other root certificates, as OpenSSL does it.
const OTHER_ROOTS: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// A client for the SDK. Nothing is connected yet.
pub fn http_client() -> SharedHttpClient {
    Builder::new()
        .tls_provider(PROVIDER)
        .tls_context(tls_context())
        .build_https()
}

/// One connector of such a client.
pub fn connector() -> Connector {
    Connector::builder()
        .tls_provider(PROVIDER)
        .tls_context(tls_context())
        .connector_settings(HttpConnectorSettings::default())
        .build()
}

const PROVIDER: Provider = Provider::Rustls(CryptoMode::AwsLc);

#[allow(
    clippy::expect_used,
    reason = "a context of a trust store alone is one"
)]
fn tls_context() -> TlsContext {
    TlsContext::builder()
        .with_trust_store(trust_store())
        .build()
        .expect("a trust store is all that a TLS context takes")
}

fn trust_store() -> TrustStore {
    let is_named = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    match OTHER_ROOTS.into_iter().any(is_named) {
        true => TrustStore::default(),
        false => TrustStore::empty().with_pem_certificate(AMAZON_ROOTS),
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::digest::{SHA256, digest};
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::{AMAZON_ROOTS, http_client};

    /// As <https://www.amazontrust.com/repository/> gives them.
    const FINGERPRINTS: [&str; 5] = [
        "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
        "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
        "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
        "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
        "568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5",
    ];

    fn fingerprint(certificate: &str) -> String {
        let (base64, _) = certificate.split_once("-----END").unwrap();
        let der = STANDARD.decode(base64.replace('\n', "")).unwrap();
        let hash = digest(&SHA256, &der);
        let bytes = hash.as_ref().iter();
        bytes.map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_roots_are_those_of_amazon_trust_services_and_no_others() {
        let text = std::str::from_utf8(AMAZON_ROOTS).unwrap();
        let certificates = text.split("-----BEGIN CERTIFICATE-----\n").skip(1);
        let fingerprints: Vec<_> = certificates.map(fingerprint).collect();
        assert_eq!(fingerprints, FINGERPRINTS);
    }

    #[test]
    fn a_client_of_these_roots_can_be_made() {
        http_client();
    }
}
