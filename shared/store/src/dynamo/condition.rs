//! What must hold for a write to be made.

/// What must hold for a write to be made. Where several do not, the first of them here is what
/// became of the write.
///
/// They are named for the whole store and not for each of its transactions: functions that add to
/// somebody's transaction ([`Users::replace_user`](crate::Users),
/// [`Orders::while_unchanged`](crate::Orders)) would be generic over the names otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The request was not answered before.
    Unanswered,
    /// The password token is the latest of its user, and was not used.
    PasswordTokenUnused,
    /// Somebody else is an active administrator.
    AdminRemains,
    /// The order is in the version that was read.
    OrderUnchanged,
    /// The texts of the order are those that were read.
    TextUnchanged,
    /// The order has room for these files.
    RoomForFiles,
    /// The file is in the version that was read.
    FileUnchanged,
    /// No account has the e-mail address.
    EmailFree,
    /// The e-mail address is still the account's.
    EmailHeld,
    /// The account is in the version that was read.
    UserUnchanged,
    /// There is such an account, with credentials.
    UserExists,
    /// The customer is not one with another.
    CustomerUnmerged,
    /// No other contact has the e-mail address.
    ContactEmailFree,
    /// The telephone number is theirs whose it was.
    PhoneHoldersUnchanged,
    /// The password is the one that was checked.
    PasswordUnchanged,
    /// The tokens of the session were not rotated.
    SessionUnchanged,
    /// There is such a session.
    SessionExists,
    /// There is such an API key.
    ApiKeyExists,
    /// No other use of the API key was noted meanwhile.
    ApiKeyUseUnchanged,
    /// The settings are in the version that was read.
    SettingsUnchanged,
    /// The saved views are in the version that was read.
    SavedViewsUnchanged,
    /// This is the picture that is awaited.
    PictureAwaited,
    /// The log ends where it was read to end.
    LogEndUnchanged,
    /// The row is in the version that was read.
    RowUnchanged,
    /// Nothing has the id that was drawn.
    IdUnused,
}
