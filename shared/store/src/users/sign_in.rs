//! Failed sign-ins, counted so that passwords cannot be guessed and nobody can be locked out.
//!
//! An attempt is counted before the password is looked at, and given back once it proves right: a
//! thousand guesses at the same moment are a thousand failures, not one. One that is turned away
//! unjudged is given back too, for it was no guess: otherwise whoever goes on knocking after the
//! tenth would use up what all others have together.

use std::net::IpAddr;

use futures_util::future::try_join_all;
use serde::{Deserialize, Serialize};

use crate::dynamo::dispatch::Dispatch;
use crate::{
    Ephemeral, StoreError,
    dynamo::{
        error::unless_refused,
        item::{expire, from_item, number, text, to_item},
        keys::Key,
    },
};
use shared_auth::SecretHash;
use shared_domain::{Duration, Network, Timestamp, user::Email};

/// How many failures are borne, and for how long they count.
#[derive(Debug, Clone, Copy)]
pub struct SignInLimits;

impl SignInLimits {
    /// Failures count for this long after the first.
    pub const WINDOW: Duration = Duration::from_secs(15 * 60);
    /// For one account from one address.
    pub const ACCOUNT_FROM_ADDRESS: u64 = 10;
    /// For all accounts from one address.
    pub const ADDRESS: u64 = 50;
    /// For one account from all addresses that have not signed in to it lately.
    pub const ACCOUNT: u64 = 100;
    /// How long an address that has signed in stays known.
    pub const KNOWN: Duration = Duration::from_secs(30 * 86_400);
}

/// One attempt to sign in, counted as failed until it succeeds.
#[derive(Debug, Clone)]
pub struct SignInAttempt {
    scopes: [Scope; 3],
    known: SecretHash,
}

/// What failures are counted for.
#[derive(Debug, Clone)]
struct Scope {
    hash: SecretHash,
    limit: u64,
    spares_known_addresses: bool,
}

/// The failures of one scope.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Failures {
    count: u64,
    ends_at: Timestamp,
}

impl SignInAttempt {
    /// An attempt on the account with this e-mail address, whether there is one or not.
    pub fn new(email: &Email, address: IpAddr) -> Self {
        let (account, network) = (email.key(), Network::from(address));
        let scope = |parts: &[&[u8]], limit, spares_known_addresses| Scope {
            hash: SecretHash::of(parts),
            limit,
            spares_known_addresses,
        };
        let both: [&[u8]; 3] = [
            b"account from address",
            account.as_bytes(),
            network.as_str().as_bytes(),
        ];
        Self {
            known: SecretHash::of(&[
                b"known address",
                account.as_bytes(),
                network.as_str().as_bytes(),
            ]),
            scopes: [
                scope(&both, SignInLimits::ACCOUNT_FROM_ADDRESS, false),
                scope(
                    &[b"address", network.as_str().as_bytes()],
                    SignInLimits::ADDRESS,
                    false,
                ),
                scope(
                    &[b"account", account.as_bytes()],
                    SignInLimits::ACCOUNT,
                    true,
                ),
            ],
        }
    }
}

impl Ephemeral {
    /// Counts an attempt. `Some` is how long to wait where there were too many; then it counts for
    /// nothing.
    pub async fn begin_sign_in(
        &self,
        attempt: &SignInAttempt,
        now: Timestamp,
    ) -> Result<Option<Duration>, StoreError> {
        let counts = try_join_all(
            attempt
                .scopes
                .iter()
                .map(|scope| self.count_failure(&scope.hash, now)),
        );
        let (counts, known) =
            futures_util::future::try_join(counts, self.is_known(&attempt.known, now)).await?;
        let wait = attempt
            .scopes
            .iter()
            .zip(&counts)
            .filter(|(scope, failures)| {
                failures.count > scope.limit && !(known && scope.spares_known_addresses)
            })
            .map(|(_, failures)| failures.ends_at.since(now))
            .max();
        if wait.is_some() {
            self.give_back(attempt, now).await?;
        }
        Ok(wait)
    }

    /// Gives the attempt back and remembers the address: the password was right.
    pub async fn sign_in_succeeded(
        &self,
        attempt: &SignInAttempt,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let remembered = self.remember_address(&attempt.known, now);
        futures_util::future::try_join(self.give_back(attempt, now), remembered).await?;
        Ok(())
    }

    async fn give_back(&self, attempt: &SignInAttempt, now: Timestamp) -> Result<(), StoreError> {
        let scopes = attempt.scopes.iter();
        try_join_all(scopes.map(|scope| self.forget_failure(&scope.hash, now))).await?;
        Ok(())
    }

    async fn count_failure(
        &self,
        scope: &SecretHash,
        now: Timestamp,
    ) -> Result<Failures, StoreError> {
        // Two instances may both find that a window is over: then one of them opens the next.
        loop {
            if let Some(failures) = self.add_failure(scope, now).await? {
                return Ok(failures);
            }
            if let Some(failures) = self.open_window(scope, now).await? {
                return Ok(failures);
            }
        }
    }

    async fn add_failure(
        &self,
        scope: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<Failures>, StoreError> {
        let sent = self
            .table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::sign_in_failures(scope).attributes()))
            .update_expression("ADD #count :one")
            .condition_expression("endsAt > :now")
            .expression_attribute_names("#count", "count")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":now", text(now.to_string()))
            .return_values(aws_sdk_dynamodb::types::ReturnValue::AllNew)
            .dispatch()
            .await;
        let counted = unless_refused(sent)?;
        counted
            .map(|answer| from_item(answer.attributes.unwrap_or_default()))
            .transpose()
    }

    async fn open_window(
        &self,
        scope: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<Failures>, StoreError> {
        let failures = Failures {
            count: 1,
            ends_at: now + SignInLimits::WINDOW,
        };
        let mut item = to_item(&Key::sign_in_failures(scope), &failures)?;
        expire(&mut item, failures.ends_at);
        let sent = self
            .table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk) OR endsAt <= :now")
            .expression_attribute_values(":now", text(now.to_string()))
            .dispatch()
            .await;
        Ok(unless_refused(sent)?.map(|_| failures))
    }

    async fn forget_failure(&self, scope: &SecretHash, now: Timestamp) -> Result<(), StoreError> {
        let sent = self
            .table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::sign_in_failures(scope).attributes()))
            .update_expression("ADD #count :less")
            .condition_expression("endsAt > :now AND #count > :none")
            .expression_attribute_names("#count", "count")
            .expression_attribute_values(":less", number(-1))
            .expression_attribute_values(":none", number(0))
            .expression_attribute_values(":now", text(now.to_string()))
            .dispatch()
            .await;
        unless_refused(sent).map(drop)
    }

    async fn is_known(&self, known: &SecretHash, now: Timestamp) -> Result<bool, StoreError> {
        let found = self.table.get(&Key::known_address(known)).await?;
        let known: Option<KnownAddress> = found.map(from_item).transpose()?;
        Ok(known.is_some_and(|known| now < known.until))
    }

    async fn remember_address(&self, known: &SecretHash, now: Timestamp) -> Result<(), StoreError> {
        let until = now + SignInLimits::KNOWN;
        let mut item = to_item(&Key::known_address(known), &KnownAddress { until })?;
        expire(&mut item, until);
        self.table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(item))
            .dispatch()
            .await?;
        Ok(())
    }
}

/// An address from which a user has signed in.
#[derive(Serialize, Deserialize)]
struct KnownAddress {
    until: Timestamp,
}
