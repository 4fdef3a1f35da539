//! Who calls: the columns of the table.

use shared_auth::{Claims, Signer, SigningKeys};
use shared_domain::Duration;
use testing::{Call, System, TestUser};

use super::scene::Scene;

/// Somebody who calls, or pretends to be an administrator who does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Says nothing of themselves.
    Anonymous,
    /// Has signed an administrator's token themselves, in the name of our key.
    Forged,
    /// Bears an administrator's token of a while ago.
    Expired,
    /// The customer whom everything belongs to.
    Owner,
    /// Another customer.
    Other,
    /// Who works on one of the orders.
    Staff,
    /// Another member of staff.
    Colleague,
    /// An administrator.
    Admin,
    /// Was an administrator when the token was signed.
    Demoted,
    /// A program with an administrator's key that has every scope.
    Program,
}

impl Caller {
    /// All of them, in the order of the table's columns.
    pub const ALL: [Self; 10] = [
        Self::Anonymous,
        Self::Forged,
        Self::Expired,
        Self::Owner,
        Self::Other,
        Self::Staff,
        Self::Colleague,
        Self::Admin,
        Self::Demoted,
        Self::Program,
    ];

    /// What the table calls the caller.
    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// The call from where this caller is, with what they say of themselves.
    pub fn sends(self, call: Call, scene: &Scene) -> Call {
        // An address of one's own: how often one asks limits nobody else.
        let call = call.from(&format!("198.51.100.{}", self as u8));
        match self {
            Self::Anonymous => call,
            Self::Forged => call.token(&forged(&scene.system, &scene.admin)),
            Self::Expired => call.token(&expired(&scene.system, &scene.admin)),
            Self::Owner => call.bearer(&scene.owner),
            Self::Other => call.bearer(&scene.other),
            Self::Staff => call.bearer(&scene.staff),
            Self::Colleague => call.bearer(&scene.colleague),
            Self::Admin => call.bearer(&scene.admin),
            Self::Demoted => call.bearer(&scene.demoted),
            Self::Program => call.api_key(&scene.program),
        }
    }
}

fn claims(user: &TestUser) -> Claims {
    Claims {
        user: user.id(),
        role: user.user.role,
        session: user.session.id,
    }
}

fn forged(system: &System, admin: &TestUser) -> String {
    let keys = SigningKeys::generate([System::KEY_ID]).unwrap();
    let key = keys.get(System::KEY_ID).unwrap();
    let signer = Signer::new(System::KEY_ID, key, System::ACCESS_LIFETIME);
    signer.sign(claims(admin), system.now()).unwrap()
}

fn expired(system: &System, admin: &TestUser) -> String {
    let long_ago = system.now() - System::ACCESS_LIFETIME - Duration::from_secs(60);
    system.signer().sign(claims(admin), long_ago).unwrap()
}
