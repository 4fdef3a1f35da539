//! What there is to ask about, and who is around.

use shared_auth::{ApiKeySecret, PasswordHash, PasswordToken};
use shared_domain::{
    EventId, NotificationId,
    api_key::Scope,
    media::{Media, Origin},
    notification::{Notice, NotificationType, Occasion, Recipient},
    order::{Action, Order, OrderStatus, Visibility},
    user::Role,
};
use shared_store::{IssuedPasswordToken, notification};
use testing::{System, TestUser};

use super::callers::Caller;

/// One thing of everything that a path can name, and somebody in every relation to it.
#[derive(Debug)]
pub struct Scene {
    pub system: System,
    pub owner: TestUser,
    pub other: TestUser,
    pub staff: TestUser,
    pub colleague: TestUser,
    pub admin: TestUser,
    pub demoted: TestUser,
    /// An API key, as it is sent.
    pub program: String,
    /// The id of another API key.
    pub key: String,
    /// The order of the owner's that is assigned to the staff member.
    pub taken: Order,
    /// The order of the owner's that waits for somebody.
    pub queued: Order,
    /// A file of the staff's that the owner is shown.
    pub public: Media,
    /// One that they are not shown.
    pub private: Media,
    /// One that is yet to be uploaded.
    pub pending: Media,
    /// The owner's file on what waits.
    pub waiting: Media,
    /// What the owner was told.
    pub told: NotificationId,
    /// What lets the owner set a password.
    pub password_token: String,
}

impl Scene {
    /// A scene where everybody's password has this hash. It is today: storage looks at the real
    /// time.
    pub async fn start(hash: &PasswordHash) -> Self {
        let system = System::start_today().await;
        let user = |role| system.user_with_hash(role, hash.clone());
        let (owner, staff) = (user(Role::Customer).await, user(Role::Staff).await);
        let (admin, demoted) = (user(Role::Admin).await, user(Role::Admin).await);
        system.change_role(demoted.id(), Role::Staff).await;
        let taken = system.order(&owner).await;
        let taken = system.assign(&taken, &staff).await;
        let queued = system.order(&owner).await;
        annotate(&system, &staff, &taken).await;
        let file = || system.file_by(&staff.user, &taken, Origin::Staff);
        let scopes = Scope::ALL;
        Self {
            public: system.show_by(&staff.user, &file().await, true).await,
            private: file().await,
            pending: system.declared(&staff.user, &taken, Origin::Staff).await,
            waiting: system.file_by(&owner.user, &queued, Origin::Customer).await,
            told: tell(&system, &owner, &taken).await,
            password_token: password_token(&system, &owner).await,
            program: system.api_key(&admin, &scopes).await,
            key: id_of(&system.api_key(&admin, &scopes).await),
            other: user(Role::Customer).await,
            colleague: user(Role::Staff).await,
            owner,
            staff,
            admin,
            demoted,
            taken,
            queued,
            system,
        }
    }

    /// What no answer to this caller may hold, whatever they ask.
    pub fn hidden_from(&self, caller: Caller) -> Vec<String> {
        let of_taken = [
            self.taken.id.to_string(),
            self.taken.number.to_string(),
            self.public.id.to_string(),
            self.private.id.to_string(),
            self.pending.id.to_string(),
            self.told.to_string(),
        ];
        let of_owner = [
            self.owner.id().to_string(),
            self.owner.user.email_text().to_owned(),
            self.queued.id.to_string(),
            self.queued.number.to_string(),
            self.waiting.id.to_string(),
        ];
        match caller {
            Caller::Owner => vec![self.private.id.to_string(), self.pending.id.to_string()],
            Caller::Colleague => of_taken.into(),
            Caller::Staff | Caller::Admin | Caller::Program => Vec::new(),
            _ => of_taken.into_iter().chain(of_owner).collect(),
        }
    }
}

async fn annotate(system: &System, staff: &TestUser, order: &Order) {
    for visibility in [Visibility::Internal, Visibility::Customer] {
        system.note_by(&staff.user, order, Some(visibility)).await;
    }
}

async fn tell(system: &System, user: &TestUser, order: &Order) -> NotificationId {
    let now = system.now();
    let notice = Notice {
        recipient: Recipient::User(user.id()),
        occasion: Occasion::Event(EventId::generate(now)),
        by: order.assignee.as_ref().unwrap().id,
        order_id: order.id,
        order_number: order.number.clone(),
        kind: NotificationType::OrderUpdate,
        title: "Your order is in progress".to_owned(),
        message: "Somebody has begun.".to_owned(),
        action: Action::StatusChanged,
        status: OrderStatus::InProgress,
        created_at: now,
    };
    let told = notification(&notice, user.id());
    let is_news = system.notifications().tell(user.id(), &told, now).await;
    assert!(is_news.unwrap());
    told.id
}

async fn password_token(system: &System, user: &TestUser) -> String {
    let token = PasswordToken::generate(user.id()).unwrap();
    let issued = IssuedPasswordToken::of(&token, system.now());
    let users = system.users();
    users
        .issue_password_token(&user.user, &issued, None)
        .await
        .unwrap();
    token.reveal()
}

fn id_of(key: &str) -> String {
    let secret: ApiKeySecret = key.parse().unwrap();
    secret.id().to_string()
}
