//! Pictures of users.

use crate::dynamo::dispatch::Dispatch;
use crate::{
    StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{REQUEST_ID, expire, from_item, number, request_id, text, to_item},
        keys::Key,
        transaction::Transaction,
    },
};
use shared_domain::{Timestamp, UserId, media::AwaitedPicture, user::User};

impl Users {
    /// Keeps a picture that is about to be uploaded, in place of any other.
    pub async fn await_picture(
        &self,
        user: UserId,
        picture: &AwaitedPicture,
    ) -> Result<(), StoreError> {
        let mut item = to_item(&Key::awaited_picture(user), picture)?;
        expire(&mut item, picture.expires_at());
        let request = self.table.client.put_item();
        request
            .table_name(&*self.table.name)
            .set_item(Some(item))
            .dispatch()
            .await?;
        Ok(())
    }

    /// The account, and the picture that its user is about to upload.
    pub async fn with_awaited_picture(
        &self,
        user: UserId,
        now: Timestamp,
    ) -> Result<Option<(User, Option<AwaitedPicture>)>, StoreError> {
        let (account, picture) = (Key::user(user), Key::awaited_picture(user));
        let mut items = self.table.get_both([&account, &picture]).await?;
        let Some(account) = items.remove(&account.sk) else {
            return Ok(None);
        };
        let picture = items.remove(&picture.sk).map(from_item).transpose()?;
        let picture = picture.filter(|picture: &AwaitedPicture| now < picture.expires_at());
        Ok(Some((from_item(account)?, picture)))
    }

    /// Replaces an account by what a new picture made of it. False where the account changed
    /// meanwhile, or another picture is awaited by now.
    pub async fn change_picture(
        &self,
        before: &User,
        after: &User,
        picture: &AwaitedPicture,
    ) -> Result<bool, StoreError> {
        let shown =
            serde_dynamo::to_attribute_value(&after.picture).map_err(StoreError::internal)?;
        let key = Key::user(before.id);
        let transaction = Transaction::default().update_if(
            Condition::UserUnchanged,
            &self.table,
            &key,
            |update| {
                update
                    .update_expression(
                        "SET picture = :picture, version = :after, updatedAt = :at, #cause = :cause",
                    )
                    .expression_attribute_names("#cause", REQUEST_ID)
                    .expression_attribute_values(":cause", request_id())
                    .condition_expression("version = :before")
                    .expression_attribute_values(":picture", shown)
                    .expression_attribute_values(":before", number(before.version))
                    .expression_attribute_values(":after", number(after.version))
                    .expression_attribute_values(":at", text(after.updated_at.to_string()))
            },
        )?;
        self.no_longer_await(transaction, before.id, picture).await
    }

    /// Forgets a picture that will not be shown. False where another one is awaited by now.
    pub async fn refuse_picture(
        &self,
        user: UserId,
        picture: &AwaitedPicture,
    ) -> Result<bool, StoreError> {
        self.no_longer_await(Transaction::default(), user, picture)
            .await
    }

    async fn no_longer_await(
        &self,
        transaction: Transaction,
        user: UserId,
        picture: &AwaitedPicture,
    ) -> Result<bool, StoreError> {
        let key = Key::awaited_picture(user);
        let condition = Condition::PictureAwaited;
        let transaction = transaction.delete_if(condition, &self.table, &key, |delete| {
            delete
                .condition_expression("id = :id")
                .expression_attribute_values(":id", text(picture.id.to_string()))
        })?;
        Ok(transaction.commit(&self.table).await?.is_committed())
    }
}
