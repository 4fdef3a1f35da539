//! Who asks to read something: a person who has signed in, or a program with an API key.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{extract::FromRequestParts, http::request::Parts};
use futures_util::future::join;

use super::credential::Credential;
use crate::{ApiError, Count, ErrorCode, Services, TokenClaims};
use shared_auth::ApiKeySecret;
use shared_domain::{
    Actor, ApiKeyId, UserId,
    api_key::{ApiKey, Scope},
    audit::{Act, AuditType, Target},
    user::Role,
};
use shared_runtime::telemetry::error_chain;
use shared_store::AuditEntry;

/// Who asks, as the request says, and how the request is counted. The store is yet to be asked.
#[derive(Debug, Clone)]
pub enum Principal {
    /// The bearer of a genuine access token.
    User(TokenClaims),
    /// Who sent what looks like an API key.
    ApiKey(ApiKeyPrincipal),
}

/// Who sent what looks like an API key.
#[derive(Debug, Clone)]
pub struct ApiKeyPrincipal {
    secret: ApiKeySecret,
    count: Count,
    /// Set once the key was found to be one that is taken.
    is_proved: Arc<AtomicBool>,
}

impl Principal {
    /// Who has this credential.
    pub(crate) fn new(credential: Credential, count: Count) -> Self {
        match credential {
            Credential::Token(claims) => Self::User(TokenClaims::new(claims, count)),
            Credential::Key(secret) => Self::ApiKey(ApiKeyPrincipal {
                secret,
                count,
                is_proved: Arc::default(),
            }),
        }
    }

    /// Names the caller. No user has the id of a program.
    pub const fn id(&self) -> UserId {
        match self {
            Self::User(person) => person.claims().user,
            Self::ApiKey(program) => program_id(program.secret.id()),
        }
    }

    /// Names the caller, once they were found to be who they say: a key that nobody made names
    /// nobody.
    pub(crate) fn proved_id(&self) -> Option<UserId> {
        let is_proved = match self {
            Self::User(_) => true,
            Self::ApiKey(program) => program.is_proved.load(Ordering::Relaxed),
        };
        is_proved.then(|| self.id())
    }

    /// What the caller may do if they are who they say.
    pub const fn role(&self) -> Role {
        match self {
            Self::User(person) => person.claims().role,
            Self::ApiKey(_) => Role::Admin,
        }
    }

    /// The caller, provided that they are who they say.
    pub const fn actor(&self) -> Actor {
        unnamed(self.id(), self.role())
    }
}

/// Nobody is shown the name of somebody who only reads.
const fn unnamed(id: UserId, role: Role) -> Actor {
    Actor {
        id,
        name: String::new(),
        role,
    }
}

/// Names the program that has this key. No user has its id.
const fn program_id(key: ApiKeyId) -> UserId {
    UserId::from_bytes(*key.as_bytes())
}

/// The program that has this key, as whoever acts.
fn program(key: &ApiKey) -> Actor {
    Actor {
        id: program_id(key.id),
        name: key.name.to_string(),
        role: Role::Admin,
    }
}

impl<S: Sync> FromRequestParts<S> for Principal {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let principal = parts.extensions.get::<Self>().cloned();
        principal.ok_or_else(|| ErrorCode::Unauthorized.into())
    }
}

impl Services {
    /// Who reads something. A customer's reads trust the token until it expires; everybody else is
    /// looked up, programs with the scope that what they read takes.
    ///
    /// # Errors
    /// As [`Services::caller`]; `UNAUTHORIZED` where the key is not taken, `FORBIDDEN` where it has
    /// not the scope.
    pub async fn principal(&self, principal: &Principal, scope: Scope) -> Result<Actor, ApiError> {
        match principal {
            Principal::User(person) => self.person(person).await,
            Principal::ApiKey(ApiKeyPrincipal {
                secret,
                count,
                is_proved,
            }) => {
                let (key, admitted) = join(self.api_key(secret), count.admitted()).await;
                let key = key?;
                is_proved.store(true, Ordering::Relaxed);
                admitted?;
                if !key.scopes.contains(&scope) {
                    return Err(ApiError::from(ErrorCode::Forbidden)
                        .with_message(format!("The API key has not the scope {scope}")));
                }
                Ok(program(&key))
            }
        }
    }

    /// Which person reads something. A customer's reads trust the token until it expires; everybody
    /// else is looked up.
    ///
    /// # Errors
    /// As [`Services::caller`].
    pub async fn person(&self, person: &TokenClaims) -> Result<Actor, ApiError> {
        let claims = person.claims();
        match claims.role {
            Role::Customer => Ok(unnamed(claims.user, claims.role)),
            Role::Staff | Role::Admin => Ok(Actor::from(&self.caller(person).await?.user)),
        }
    }

    /// Who reads orders and what belongs to them.
    ///
    /// # Errors
    /// As [`Services::principal`].
    pub async fn reader(&self, principal: &Principal) -> Result<Actor, ApiError> {
        self.principal(principal, Scope::Read).await
    }

    /// What the audit trail is told of the use of a key.
    fn use_of(&self, key: &ApiKey) -> AuditEntry {
        let act = Act::new(AuditType::ApiKeyUsed).by(program(key));
        self.entry(act.on(Target::ApiKey(key.id)))
    }

    /// The key, while it is taken.
    async fn api_key(&self, secret: &ApiKeySecret) -> Result<ApiKey, ApiError> {
        let kept = self.users.api_key(secret.id()).await?;
        let kept = kept.filter(|kept| kept.hash == secret.hash());
        let key = kept.ok_or(ErrorCode::Unauthorized)?.key;
        let maker = self.users.find(key.created_by.id).await?;
        let now = self.now();
        if !maker.is_some_and(|maker| key.is_live(&maker, now)) {
            return Err(ErrorCode::Unauthorized.into());
        }
        // The answer does not depend on whether this is written down.
        if key.is_use_worth_noting(now)
            && let Err(error) = self.users.note_use(&key, now, &self.use_of(&key)).await
        {
            let cause = error_chain(&error);
            tracing::warn!(cause, key = %key.id, "the use of an API key was not noted");
        }
        Ok(key)
    }
}
