//! What is no access token of ours, however it was made: known attacks on JSON Web Tokens ([RFC
//! 8725](https://www.rfc-editor.org/rfc/rfc8725),
//! [OWASP](https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html)),
//! most of them in the strongest form: signed with our own key.

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE, BASE64_URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use serde_json::{Value, json};
use shared_auth::SigningKeys;
use shared_domain::{Duration, user::Role};
use testing::{System, TestUser};

use crate::support::TestApp;

/// An attack: its name and its token.
type Attack = (String, String);

/// Somebody who makes tokens, with our key or with their own.
struct Forger {
    user: TestUser,
    header: Value,
    claims: Value,
    ours: EncodingKey,
    foreign: EncodingKey,
    public: String,
    jwks: String,
}

impl Forger {
    async fn new(app: &TestApp) -> Self {
        let user = app.system.user(Role::Customer).await;
        let now = app.system.now();
        let foreign = SigningKeys::generate([System::KEY_ID]).unwrap();
        let jwks: Value = serde_json::from_str(app.system.jwks().as_str()).unwrap();
        Self {
            header: json!({"typ": "JWT", "alg": "EdDSA", "kid": System::KEY_ID}),
            claims: json!({
                "iss": "order-tracking",
                "aud": "order-tracking-api",
                "sub": user.id(),
                "role": user.user.role.as_str(),
                "sid": user.session.id,
                "iat": now.as_seconds(),
                "exp": (now + System::ACCESS_LIFETIME).as_seconds(),
            }),
            ours: EncodingKey::from_ed_der(app.system.keys.get(System::KEY_ID).unwrap()),
            foreign: EncodingKey::from_ed_der(foreign.get(System::KEY_ID).unwrap()),
            public: jwks["keys"][0]["x"].as_str().unwrap().to_owned(),
            jwks: jwks.to_string(),
            user,
        }
    }

    /// A token of these parts, signed with our key.
    fn signed(&self, header: &str, claims: &str) -> String {
        sign(&self.ours, header, claims)
    }

    /// A token with this in its header, signed with our key.
    fn header(&self, change: &Value) -> String {
        self.signed(&merged(&self.header, change), &self.claims.to_string())
    }

    /// A token with this among its claims, signed with our key.
    fn claims(&self, change: &Value) -> String {
        self.signed(&self.header.to_string(), &merged(&self.claims, change))
    }

    /// A token with this in its header and no signature of ours.
    fn unsigned(&self, change: &Value, signature: &str) -> String {
        let header = merged(&self.header, change);
        let (header, claims) = (part(&header), part(&self.claims.to_string()));
        format!("{header}.{claims}.{signature}")
    }

    /// A token whose "public" key was taken for a secret.
    fn keyed(&self, algorithm: Algorithm, secret: &[u8]) -> String {
        let header = merged(&self.header, &json!({"alg": format!("{algorithm:?}")}));
        let message = message(&header, &self.claims.to_string());
        let key = EncodingKey::from_secret(secret);
        let signature = crypto::sign(message.as_bytes(), &key, algorithm).unwrap();
        format!("{message}.{signature}")
    }

    /// A token of a key of the forger's own, with this in its header.
    fn foreign(&self, change: &Value) -> String {
        let header = merged(&self.header, change);
        sign(&self.foreign, &header, &self.claims.to_string())
    }

    fn algorithms(&self) -> Vec<Attack> {
        let genuine = signature_of(&self.header(&json!({})));
        let mut attacks = Vec::new();
        for name in ["none", "None", "NONE", "nOnE"] {
            attacks.push(named(
                "algorithm",
                name,
                self.unsigned(&json!({"alg": name}), ""),
            ));
        }
        let none = self.unsigned(&json!({"alg": "none"}), &genuine);
        attacks.push(named("algorithm", "none, with a signature", none));
        let public = BASE64_URL_SAFE_NO_PAD.decode(&self.public).unwrap();
        for (name, secret) in [
            ("the public key as text", self.public.as_bytes()),
            ("the public key", &public),
            ("the published document", self.jwks.as_bytes()),
            ("the key's id", System::KEY_ID.as_bytes()),
            ("nothing", b""),
        ] {
            for algorithm in [Algorithm::HS256, Algorithm::HS512] {
                let token = self.keyed(algorithm, secret);
                attacks.push(named("secret", &format!("{name}, {algorithm:?}"), token));
            }
        }
        for name in ["RS256", "PS256", "ES256", "ES256K", "Ed25519", "eddsa", ""] {
            attacks.push(named("algorithm", name, self.header(&json!({"alg": name}))));
        }
        for value in [
            json!(null),
            json!(["EdDSA"]),
            json!(1),
            json!({"alg": "EdDSA"}),
        ] {
            let name = format!("{value}");
            attacks.push(named(
                "algorithm",
                &name,
                self.header(&json!({"alg": value})),
            ));
        }
        attacks
    }

    fn signatures(&self) -> Vec<Attack> {
        let token = self.header(&json!({}));
        let genuine = BASE64_URL_SAFE_NO_PAD.decode(signature_of(&token)).unwrap();
        let with = |bytes: &[u8]| self.unsigned(&json!({}), &BASE64_URL_SAFE_NO_PAD.encode(bytes));
        let mut flipped = genuine.clone();
        flipped[40] ^= 1;
        let other = self.claims(&json!({"role": "ADMIN"}));
        // RFC 8032, 5.1.7: S is below the group's order, or a signature has two forms.
        let mut malleable = genuine.clone();
        add_order(&mut malleable[32..]);
        [
            ("none", with(&[])),
            ("zeros", with(&[0; 64])),
            ("cut short", with(&genuine[..63])),
            ("made longer", with(&[&genuine[..], &[0]].concat())),
            ("one bit flipped", with(&flipped)),
            (
                "its halves exchanged",
                with(&[&genuine[32..], &genuine[..32]].concat()),
            ),
            ("in its other form", with(&malleable)),
            (
                "another token's",
                self.unsigned(&json!({}), &signature_of(&other)),
            ),
            ("padded", format!("{token}==")),
            (
                "in another alphabet",
                self.unsigned(
                    &json!({}),
                    &format!("+/{}", BASE64_STANDARD.encode(&genuine)),
                ),
            ),
            (
                "padded as URLs are",
                self.unsigned(&json!({}), &BASE64_URL_SAFE.encode(&genuine)),
            ),
            ("followed by a space and more", format!("{token} x")),
        ]
        .map(|(name, token)| named("signature", name, token))
        .into()
    }

    fn keys(&self) -> Vec<Attack> {
        let own = json!({"kty": "OKP", "crv": "Ed25519", "x": self.public, "kid": System::KEY_ID});
        [
            ("of somebody else, under our id", self.foreign(&json!({}))),
            (
                "of somebody else, under theirs",
                self.foreign(&json!({"kid": "theirs"})),
            ),
            ("brought along", self.foreign(&json!({"jwk": own}))),
            (
                "to fetch",
                self.foreign(&json!({"jku": "https://example.com/jwks.json"})),
            ),
            (
                "in a certificate to fetch",
                self.foreign(&json!({"x5u": "https://example.com/c"})),
            ),
            ("in a certificate", self.foreign(&json!({"x5c": ["MIIB"]}))),
            ("unknown", self.header(&json!({"kid": "unknown"}))),
            (
                "not named",
                self.signed(r#"{"typ":"JWT","alg":"EdDSA"}"#, &self.claims.to_string()),
            ),
            ("null", self.header(&json!({"kid": null}))),
            ("empty", self.header(&json!({"kid": ""}))),
            ("a path", self.header(&json!({"kid": "../../dev/null"}))),
            (
                "a query",
                self.header(&json!({"kid": "' UNION SELECT 'x'--"})),
            ),
            (
                "in capitals",
                self.header(&json!({"kid": System::KEY_ID.to_uppercase()})),
            ),
            ("a number", self.header(&json!({"kid": 1}))),
        ]
        .map(|(name, token)| named("key", name, token))
        .into()
    }

    fn headers(&self) -> Vec<Attack> {
        let twice = format!(
            r#"{{"typ":"JWT","alg":"none","alg":"EdDSA","kid":"{}"}}"#,
            System::KEY_ID
        );
        let untyped = format!(r#"{{"alg":"EdDSA","kid":"{}"}}"#, System::KEY_ID);
        let claims = self.claims.to_string();
        [
            ("no type", self.signed(&untyped, &claims)),
            ("another type", self.header(&json!({"typ": "at+jwt"}))),
            (
                "the type of a refresh token",
                self.header(&json!({"typ": "refresh"})),
            ),
            (
                "what has to be understood",
                self.header(&json!({"crit": ["exp"], "exp": 1})),
            ),
            (
                "a payload that is not encoded",
                self.header(&json!({"b64": false, "crit": ["b64"]})),
            ),
            ("compression", self.header(&json!({"zip": "DEF"}))),
            ("a token inside", self.header(&json!({"cty": "JWT"}))),
            ("encryption", self.header(&json!({"enc": "A256GCM"}))),
            ("an algorithm twice", self.signed(&twice, &claims)),
            ("nothing", self.signed("{}", &claims)),
            ("no object", self.signed("[]", &claims)),
            ("no JSON", self.signed("typ=JWT", &claims)),
        ]
        .map(|(name, token)| named("header", name, token))
        .into()
    }

    fn statements(&self) -> Vec<Attack> {
        let now = self.claims["iat"].as_i64().unwrap();
        let later = now + 2 * 86_400;
        let admin = self.claims(&json!({"role": "ADMIN"}));
        let without = |name: &str| {
            let mut claims = self.claims.clone();
            claims.as_object_mut().unwrap().remove(name);
            self.signed(&self.header.to_string(), &claims.to_string())
        };
        let mut attacks = Vec::new();
        for name in ["iss", "aud", "sub", "role", "sid", "iat", "exp"] {
            attacks.push(named("claims", &format!("without {name}"), without(name)));
        }
        for change in [
            json!({"iss": "somebody-else"}),
            json!({"iss": ["order-tracking"]}),
            json!({"aud": "something-else"}),
            json!({"aud": ["something-else", "order-tracking-api"]}),
            json!({"sub": "somebody"}),
            json!({"sub": ""}),
            json!({"role": "ROOT"}),
            json!({"role": "admin"}),
            json!({"sid": null}),
            json!({"sid": "../.."}),
            json!({"exp": "9999999999"}),
            json!({"exp": 1e300}),
            json!({"exp": null}),
            json!({"iat": later, "exp": later + 900}),
            json!({"nbf": later}),
        ] {
            attacks.push(named("claims", &change.to_string(), self.claims(&change)));
        }
        let forged = self.unsigned(&json!({}), &signature_of(&self.header(&json!({}))));
        let parts: Vec<_> = forged.split('.').collect();
        let borrowed: Vec<_> = admin.split('.').collect();
        let token = format!("{}.{}.{}", parts[0], borrowed[1], parts[2]);
        attacks.push(named(
            "claims",
            "of an administrator, with one's own signature",
            token,
        ));
        attacks
    }

    fn shapes(&self) -> Vec<Attack> {
        let token = self.header(&json!({}));
        let parts: Vec<_> = token.split('.').collect();
        let (header, claims, signature) = (parts[0], parts[1], parts[2]);
        [
            ("nothing", String::new()),
            ("dots", "..".to_owned()),
            ("one part", header.to_owned()),
            ("two parts", format!("{header}.{claims}")),
            ("four parts", format!("{token}.{signature}")),
            (
                "five parts",
                format!("{header}.{claims}.{signature}.{claims}.{signature}"),
            ),
            ("parts exchanged", format!("{claims}.{header}.{signature}")),
            ("an empty header", format!(".{claims}.{signature}")),
            ("no claims", format!("{header}..{signature}")),
            (
                "claims that are no JSON",
                self.signed(&self.header.to_string(), "sub=me"),
            ),
            (
                "claims in an array",
                self.signed(&self.header.to_string(), "[]"),
            ),
            (
                "letters that are no base64",
                format!("{header}.%%%.{signature}"),
            ),
            ("a refresh token", self.user.refresh_token.clone()),
            ("a token twice", format!("{token},{token}")),
            ("a very long one", "a".repeat(100_000)),
        ]
        .map(|(name, token)| named("shape", name, token))
        .into()
    }
}

fn named(kind: &str, name: &str, token: String) -> Attack {
    (format!("{kind}: {name}"), token)
}

fn merged(object: &Value, change: &Value) -> String {
    let mut object = object.as_object().unwrap().clone();
    object.extend(change.as_object().unwrap().clone());
    Value::Object(object).to_string()
}

fn part(json: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(json)
}

fn message(header: &str, claims: &str) -> String {
    format!("{}.{}", part(header), part(claims))
}

fn sign(key: &EncodingKey, header: &str, claims: &str) -> String {
    let message = message(header, claims);
    let signature = crypto::sign(message.as_bytes(), key, Algorithm::EdDSA).unwrap();
    format!("{message}.{signature}")
}

fn signature_of(token: &str) -> String {
    token.rsplit('.').next().unwrap().to_owned()
}

/// Adds the order of the group of Ed25519, 2²⁵² + 27742317777372353535851937790883648493, to a
/// number of 32 bytes, the least first.
fn add_order(number: &mut [u8]) {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut carry = 0;
    for (byte, add) in number.iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
}

#[tokio::test]
async fn no_known_attack_makes_a_token_of_ours() {
    let app = TestApp::start().await;
    let forger = Forger::new(&app).await;
    let genuine = forger.header(&json!({}));
    app.sessions().token(&genuine).await.expect(200);

    let attacks = [
        forger.algorithms(),
        forger.signatures(),
        forger.keys(),
        forger.headers(),
        forger.statements(),
        forger.shapes(),
    ]
    .concat();
    let before = app.system.stored().await;
    // Before and after what they say they expire: only a genuine token is told that it has.
    for span in [Duration::ZERO, System::ACCESS_LIFETIME] {
        app.system.advance(span);
        for (name, token) in &attacks {
            for call in [app.sessions(), app.logout_all()] {
                let answer = call.token(token).await;
                assert_eq!(answer.status, 401, "{name}");
                assert_eq!(answer.json["error"]["code"], "UNAUTHORIZED", "{name}");
            }
        }
    }
    assert_eq!(app.system.stored().await, before);
    println!("token attacks: {} refused", attacks.len());
}
