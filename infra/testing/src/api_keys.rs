//! Keys for programs.

use shared_auth::ApiKeySecret;
use shared_domain::{
    Actor, ApiKeyId, Duration,
    api_key::{ApiKey, Scope},
};
use shared_store::StoredApiKey;

use crate::{System, TestUser};

impl System {
    /// A new key that this administrator has made for a month, as it is sent.
    pub async fn api_key(&self, maker: &TestUser, scopes: &[Scope]) -> String {
        let now = self.now();
        let id = ApiKeyId::generate(now);
        let secret = ApiKeySecret::generate(id).expect("randomness");
        let key = ApiKey {
            id,
            name: "Reports".parse().expect("a name"),
            prefix: secret.prefix(),
            scopes: scopes.to_vec(),
            created_by: Actor::from(&maker.user),
            role_changes: maker.user.role_changes,
            created_at: now,
            expires_at: now + Duration::from_secs(30 * 86_400),
            last_used_at: None,
        };
        let hash = secret.hash();
        let kept = StoredApiKey { key, hash };
        let kept = self.users().keep_api_key(&kept, None).await;
        kept.expect("a new key");
        secret.reveal()
    }
}
