//! What callers prove who they are with.

use shared_auth::{
    ApiKeySecret, Claims, Password, PasswordToken, RefreshKey, Signer, SigningKeys, Verifier,
};
use shared_domain::{ApiKeyId, Duration, SessionId, UserId, user::Role};

use crate::{
    Parser,
    samples::{KEY_ID, now, secret, signing_keys},
};

/// A century: some of what reads tokens goes by the system's clock.
const LIFETIME: Duration = Duration::from_secs(100 * 365 * 86_400);

pub fn parsers() -> Vec<Parser> {
    vec![
        access_token(),
        refresh_token(),
        password_token(),
        api_key(),
        Parser::of_text("password", ["analytical engine"], |text| {
            text.parse::<Password>().is_ok()
        }),
    ]
}

fn access_token() -> Parser {
    let keys = signing_keys();
    let verifier = Verifier::new(&keys.jwks().parse().expect("public keys"));
    let tokens = Role::ALL.map(|role| token(&keys, role));
    Parser::of_text("access token", tokens.clone(), move |text| {
        let is_genuine = verifier.verify(text, now()).is_ok();
        assert!(!is_genuine || tokens.iter().any(|token| token == text));
        is_genuine
    })
}

/// An access token of somebody.
pub fn token(keys: &SigningKeys, role: Role) -> String {
    let key = keys.get(KEY_ID).expect("the key");
    let signer = Signer::new(KEY_ID, key, LIFETIME);
    let claims = Claims {
        user: UserId::generate(now()),
        role,
        session: SessionId::generate(now()),
    };
    signer.sign(claims, now()).expect("a token")
}

fn refresh_token() -> Parser {
    let key = RefreshKey::new(&secret());
    let (user, session) = (UserId::generate(now()), SessionId::generate(now()));
    let first = key.first(user, session).expect("randomness");
    let tokens = [key.reveal(&first), key.reveal(&key.successor(&first))];
    Parser::of_text("refresh token", tokens.clone(), move |text| {
        let is_genuine = key.read(text).is_some();
        assert!(!is_genuine || tokens.iter().any(|token| token == text));
        is_genuine
    })
}

fn password_token() -> Parser {
    let token = PasswordToken::generate(UserId::generate(now())).expect("randomness");
    Parser::of_text("password token", [token.reveal()], |text| {
        let token = text.parse::<PasswordToken>();
        token.is_ok_and(|token| {
            assert_eq!(token.reveal(), text);
            true
        })
    })
}

fn api_key() -> Parser {
    let key = ApiKeySecret::generate(ApiKeyId::generate(now())).expect("randomness");
    Parser::of_text("API key", [key.reveal()], |text| {
        let key = text.parse::<ApiKeySecret>();
        key.is_ok_and(|key| {
            assert_eq!(key.reveal(), text);
            assert!(text.starts_with(&key.prefix()));
            true
        })
    })
}
