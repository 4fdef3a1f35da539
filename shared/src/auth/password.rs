//! Passwords: what is accepted as one, and Argon2id, which keeps them
//! ([OWASP, Password Storage](https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html)).

use std::{fmt, str::FromStr, sync::LazyLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc},
};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;

use crate::domain::{Invalid, user::Email};

/// Lower-case, eight characters or longer, sorted; see `NOTICE.md` for where it comes from.
const COMMONEST: &str = include_str!("common-passwords.txt");

/// Memory in KiB, passes and lanes: the least that OWASP recommends for Argon2id.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// What an unknown user's password is compared with, so that the answer takes as long as for a known one.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdA$qkQ7R1Nn0J2yq0U0lW7o8dJXy4b7n0aZ0Qv3m1l5T2E";

/// A password in the clear: 8 to 128 characters, kept as given, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// The fewest characters ([NIST SP 800-63B](https://pages.nist.gov/800-63-3/sp800-63b.html#memsecret)).
    pub const MIN: usize = 8;
    /// The most characters.
    pub const MAX: usize = 128;

    /// Takes what somebody presents at login, which may be any text at all.
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Refuses what anybody would try first for this person.
    ///
    /// # Errors
    /// Where the password is the user's own e-mail address, the part before its at sign, or name.
    pub fn refuse_personal(
        &self,
        email: &Email,
        first_name: &str,
        last_name: &str,
    ) -> Result<(), Invalid> {
        let lower = self.0.to_lowercase();
        let personal = [
            email.key(),
            email.local_part().to_lowercase(),
            first_name.to_lowercase(),
            last_name.to_lowercase(),
            format!("{first_name}{last_name}").to_lowercase(),
            format!("{first_name} {last_name}").to_lowercase(),
        ];
        if personal.contains(&lower) {
            return Err(Invalid::new("must not be your own name or e-mail address"));
        }
        Ok(())
    }

    /// What is kept of it. The work happens on a thread of its own: it takes tens of milliseconds.
    ///
    /// # Errors
    /// Where the system has no randomness or no thread to give.
    pub async fn hash(self) -> Result<PasswordHash, HashingFailed> {
        spawn_blocking(move || {
            let hash = argon2()
                .hash_password(self.0.as_bytes())
                .map_err(|_| HashingFailed)?;
            Ok(PasswordHash(hash.to_string()))
        })
        .await
        .map_err(|_| HashingFailed)?
    }

    fn is_common(&self) -> bool {
        static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| COMMONEST.lines().collect());
        let lower = self.0.to_lowercase();
        LIST.binary_search(&lower.as_str()).is_ok()
    }
}

impl FromStr for Password {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let password = Self(text.to_owned());
        if !(Self::MIN..=Self::MAX).contains(&text.chars().count()) {
            Err(Invalid::new("must have 8 to 128 characters"))
        } else if password.is_common() {
            Err(Invalid::new("is among the commonest passwords"))
        } else {
            Ok(password)
        }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

/// A password could not be hashed: the machine lacks randomness or threads.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("hashing a password failed")]
pub struct HashingFailed;

/// What is kept of a password: a [PHC string](https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// The hash of nobody's password. Nothing matches it, and finding that out takes the usual time.
    pub fn nobodys() -> Self {
        Self(NOBODYS.to_owned())
    }

    /// The hash as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True when the password is the one that was kept. The work happens on a thread of its own.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub async fn matches(&self, password: Password) -> Result<bool, HashingFailed> {
        let kept = self.0.clone();
        spawn_blocking(move || {
            phc::PasswordHash::new(&kept).is_ok_and(|hash| {
                argon2()
                    .verify_password(password.0.as_bytes(), &hash)
                    .is_ok()
            })
        })
        .await
        .map_err(|_| HashingFailed)
    }

    /// True when it was made with other parameters than today's, so that it is made anew at login.
    pub fn is_outdated(&self) -> bool {
        let current = phc::PasswordHash::new(NOBODYS)
            .map(|hash| (hash.algorithm, hash.version, hash.params.to_string()));
        let kept = phc::PasswordHash::new(&self.0)
            .map(|hash| (hash.algorithm, hash.version, hash.params.to_string()));
        match (current, kept) {
            (Ok(current), Ok(kept)) => current != kept,
            _ => true,
        }
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PasswordHash(…)")
    }
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_alone() {
        let password: Password = "correct horse battery".parse().unwrap();
        let hash = password.clone().hash().await.unwrap();
        assert!(hash.matches(password).await.unwrap());
        assert!(
            !hash
                .matches(Password::presented("something else"))
                .await
                .unwrap()
        );
        assert!(!hash.is_outdated());
    }

    #[tokio::test]
    async fn nobodys_password_is_well_formed_and_of_todays_cost() {
        let nobodys = PasswordHash::nobodys();
        assert!(phc::PasswordHash::new(NOBODYS).is_ok());
        assert!(
            !nobodys
                .matches(Password::presented("nobody"))
                .await
                .unwrap()
        );
        let params = Params::try_from(&phc::PasswordHash::new(NOBODYS).unwrap()).unwrap();
        assert_eq!(
            (params.m_cost(), params.t_cost(), params.p_cost()),
            (MEMORY_KIB, PASSES, LANES)
        );
    }

    #[test]
    fn a_hash_of_other_parameters_is_outdated() {
        assert!(PasswordHash(NOBODYS.replace("t=2", "t=1")).is_outdated());
        assert!(PasswordHash("garbage".to_owned()).is_outdated());
    }

    #[test]
    fn the_commonest_passwords_are_refused_in_any_case() {
        for text in [
            "password1",
            "PassWord1",
            "12345678",
            "iloveyou1",
            "short",
            &"x".repeat(129),
        ] {
            assert!(text.parse::<Password>().is_err(), "{text}");
        }
        assert!("pässwörd-日本".parse::<Password>().is_ok());
    }

    #[test]
    fn the_list_of_the_commonest_is_sorted() {
        assert!(COMMONEST.lines().is_sorted());
    }

    #[test]
    fn ones_own_name_is_refused() {
        let email: Email = "lovelace@example.com".parse().unwrap();
        for text in [
            "Lovelace@Example.com",
            "LOVELACE",
            "AdaLovelace",
            "ada lovelace",
        ] {
            assert!(
                Password::presented(text)
                    .refuse_personal(&email, "Ada", "Lovelace")
                    .is_err(),
                "{text}"
            );
        }
        assert!(
            Password::presented("analytical engine")
                .refuse_personal(&email, "Ada", "Lovelace")
                .is_ok()
        );
    }

    #[test]
    fn nothing_prints_a_password() {
        let password: Password = "correct horse battery".parse().unwrap();
        assert!(
            !format!("{password:?} {:?}", PasswordHash(NOBODYS.to_owned())).contains("correct")
        );
    }
}
