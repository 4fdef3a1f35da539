//! What is written down.

use crate::string_enum;

string_enum! {
    /// What happened.
    AuditType {
        /// Somebody made an account for themselves, which signs them in.
        Registered = "REGISTERED",
        /// Somebody signed in.
        SignedIn = "SIGNED_IN",
        /// A password was wrong, or nobody has the e-mail address.
        SignInFailed = "SIGN_IN_FAILED",
        /// The password was right, and the account is disabled.
        SignInRefused = "SIGN_IN_REFUSED",
        /// Somebody ended one of their sessions.
        SignedOut = "SIGNED_OUT",
        /// Somebody ended all of their sessions.
        SignedOutEverywhere = "SIGNED_OUT_EVERYWHERE",
        /// A refresh token was used again, as a thief would; its session was ended.
        RefreshReused = "REFRESH_REUSED",
        /// Somebody changed their password, or set one with a password token.
        PasswordChanged = "PASSWORD_CHANGED",
        /// Somebody set the password of a contact whose address an account had, with a password
        /// token: the two are one since.
        ContactMerged = "CONTACT_MERGED",
        /// Somebody changed their e-mail address.
        EmailChanged = "EMAIL_CHANGED",
        /// An administrator issued a token that sets somebody's password.
        PasswordTokenIssued = "PASSWORD_TOKEN_ISSUED",
        /// An administrator made an account for somebody.
        UserInvited = "USER_INVITED",
        /// An administrator gave somebody another role.
        RoleChanged = "ROLE_CHANGED",
        /// An administrator disabled or enabled somebody.
        ActivityChanged = "ACTIVITY_CHANGED",
        /// Somebody who works here looked a customer up by an address or a telephone number.
        CustomerLookedUp = "CUSTOMER_LOOKED_UP",
        /// An administrator made an API key.
        ApiKeyCreated = "API_KEY_CREATED",
        /// An administrator revoked an API key.
        ApiKeyRevoked = "API_KEY_REVOKED",
        /// A program used an API key: told of every five minutes at most.
        ApiKeyUsed = "API_KEY_USED",
        /// The configuration was changed.
        ConfigChanged = "CONFIG_CHANGED",
        /// Orders were exported.
        OrdersExported = "ORDERS_EXPORTED",
    }
}
