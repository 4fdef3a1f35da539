//! Passwords: what is accepted as one, and Argon2id, which keeps them ([OWASP, Password
//! Storage](https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html)).

use std::{fmt, str::FromStr, sync::LazyLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc},
};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;
use unicode_normalization::UnicodeNormalization;

use shared_domain::{Invalid, user::Email};

/// Lower-case, eight characters or longer, sorted; see `NOTICE.md` for where it comes from.
const COMMONEST: &str = include_str!("common-passwords.txt");

/// Memory in KiB, passes and lanes: the least that OWASP recommends for Argon2id.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// What an unknown user's password is compared with, so that the answer takes as long as for a
/// known one.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdA$qkQ7R1Nn0J2yq0U0lW7o8dJXy4b7n0aZ0Qv3m1l5T2E";

/// A password in the clear: 8 to 128 characters, never printed. Two that look alike are one,
/// whichever keyboard typed them: both are brought into one form, the profile OpaqueString of [RFC
/// 8265](https://www.rfc-editor.org/rfc/rfc8265#section-4.2).
#[derive(Clone)]
pub struct Password {
    prepared: String,
    typed: String,
}

/// How a password compares with a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// It is another one.
    No,
    /// It is the one that was hashed.
    Prepared,
    /// It is, but it was hashed as it was typed, before passwords were brought into one form.
    AsTyped,
}

impl Match {
    /// True where it is the one that was hashed.
    pub const fn is_right(self) -> bool {
        !matches!(self, Self::No)
    }
}

impl Password {
    /// The fewest characters ([NIST SP
    /// 800-63B](https://pages.nist.gov/800-63-3/sp800-63b.html#memsecret)).
    pub const MIN: usize = 8;
    /// The most characters.
    pub const MAX: usize = 128;

    /// Takes what somebody presents at login, which may be any text at all.
    pub fn presented(text: &str) -> Self {
        Self {
            prepared: opaque_string(text),
            typed: text.to_owned(),
        }
    }

    /// Refuses what anybody would try first for this person.
    ///
    /// # Errors
    /// Where the password is the user's own e-mail address, the part before its at sign, or name.
    pub fn refuse_personal(
        &self,
        email: Option<&Email>,
        first_name: &str,
        last_name: &str,
    ) -> Result<(), Invalid> {
        let lower = self.prepared.to_lowercase();
        let email = email.map(|email| [email.key(), email.local_part().to_lowercase()]);
        let names = [
            first_name.to_lowercase(),
            last_name.to_lowercase(),
            format!("{first_name}{last_name}").to_lowercase(),
            format!("{first_name} {last_name}").to_lowercase(),
        ];
        let mut personal = email.iter().flatten().chain(&names);
        if personal.any(|text| *text == lower) {
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
                .hash_password(self.prepared.as_bytes())
                .map_err(|_| HashingFailed)?;
            Ok(PasswordHash(hash.to_string()))
        })
        .await
        .map_err(|_| HashingFailed)?
    }

    fn is_common(&self) -> bool {
        static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| COMMONEST.lines().collect());
        let lower = self.prepared.to_lowercase();
        LIST.binary_search(&lower.as_str()).is_ok()
    }
}

impl FromStr for Password {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let password = Self::presented(text);
        if !(Self::MIN..=Self::MAX).contains(&password.prepared.chars().count()) {
            Err(Invalid::new("must have 8 to 128 characters"))
        } else if password.is_common() {
            Err(Invalid::new("is among the commonest passwords"))
        } else {
            Ok(password)
        }
    }
}

/// Composes characters, and makes every space the one that all keyboards have.
fn opaque_string(text: &str) -> String {
    let is_space = |character: char| character.is_whitespace() && !character.is_control();
    text.chars()
        .map(|character| if is_space(character) { ' ' } else { character })
        .nfc()
        .collect()
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

/// What is kept of a password: a [PHC
/// string](https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// The hash of nobody's password. Nothing matches it, and finding that out takes the usual
    /// time.
    pub fn nobodys() -> Self {
        Self(NOBODYS.to_owned())
    }

    /// The hash as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the password is the one that was kept. The work happens on a thread of its own.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub async fn compare(&self, password: Password) -> Result<Match, HashingFailed> {
        let kept = self.clone();
        spawn_blocking(move || kept.compare_now(&password))
            .await
            .map_err(|_| HashingFailed)
    }

    fn compare_now(&self, Password { prepared, typed }: &Password) -> Match {
        if self.is_of(prepared) {
            Match::Prepared
        } else if typed != prepared && self.is_of(typed) {
            Match::AsTyped
        } else {
            Match::No
        }
    }

    fn is_of(&self, text: &str) -> bool {
        let kept = phc::PasswordHash::new(&self.0);
        kept.is_ok_and(|kept| argon2().verify_password(text.as_bytes(), &kept).is_ok())
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
        assert_eq!(hash.compare(password).await.unwrap(), Match::Prepared);
        let other = Password::presented("something else");
        assert_eq!(hash.compare(other).await.unwrap(), Match::No);
        assert!(!hash.is_outdated());
    }

    /// Composed and decomposed letters, and the space that a keyboard types beside the usual one.
    #[tokio::test]
    async fn passwords_that_look_alike_are_one() {
        let hash = Password::presented("pa\u{df}wort f\u{fc}r mich").hash();
        let hash = hash.await.unwrap();
        for typed in [
            "pa\u{df}wort f\u{fc}r mich",
            "pa\u{df}wort fu\u{308}r mich",
            "pa\u{df}wort\u{a0}f\u{fc}r\u{3000}mich",
        ] {
            let compared = hash.compare(Password::presented(typed)).await.unwrap();
            assert_eq!(compared, Match::Prepared, "{typed:?}");
        }
        let other_case = Password::presented("Pa\u{df}wort f\u{fc}r mich");
        assert_eq!(hash.compare(other_case).await.unwrap(), Match::No);
    }

    #[tokio::test]
    async fn a_hash_of_a_password_as_it_was_typed_still_opens() {
        let typed = "passwort fu\u{308}r mich";
        let hash = argon2().hash_password(typed.as_bytes()).unwrap();
        let hash = PasswordHash(hash.to_string());
        let compared = hash.compare(Password::presented(typed)).await.unwrap();
        assert_eq!(compared, Match::AsTyped);
        let composed = Password::presented("passwort f\u{fc}r mich");
        assert_eq!(hash.compare(composed).await.unwrap(), Match::No);
    }

    #[test]
    fn lengths_count_what_is_compared() {
        let eight = "u\u{308}".repeat(8);
        assert!(eight.parse::<Password>().is_ok());
        assert!("u\u{308}".repeat(7).parse::<Password>().is_err());
    }

    #[tokio::test]
    async fn nobodys_password_is_well_formed_and_of_todays_cost() {
        let nobodys = PasswordHash::nobodys();
        assert!(phc::PasswordHash::new(NOBODYS).is_ok());
        let compared = nobodys.compare(Password::presented("nobody")).await;
        assert_eq!(compared.unwrap(), Match::No);
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
                    .refuse_personal(Some(&email), "Ada", "Lovelace")
                    .is_err(),
                "{text}"
            );
        }
        assert!(
            Password::presented("analytical engine")
                .refuse_personal(Some(&email), "Ada", "Lovelace")
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
