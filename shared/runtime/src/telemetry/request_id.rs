//! Which request the present work is done for. It goes with every change into the tables and with
//! every event to its subscribers, so that one search of the logs shows what a request led to.

use std::future::Future;

tokio::task_local! {
    static REQUEST_ID: Option<String>;
}

/// Does `work` for the request with this id, where it is known.
pub fn on_behalf_of<F: Future>(
    request_id: Option<String>,
    work: F,
) -> impl Future<Output = F::Output> {
    REQUEST_ID.scope(request_id, work)
}

/// The id of the request that the present work is done for, if it is known.
pub fn request_id() -> Option<String> {
    REQUEST_ID.try_with(Clone::clone).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_knows_the_request_it_is_done_for_and_other_work_does_not() {
        let inner = on_behalf_of(Some("inner".to_owned()), async { request_id() });
        let outer = on_behalf_of(Some("outer".to_owned()), async {
            let inner = inner.await;
            (inner, request_id())
        });
        let found = outer.await;
        assert_eq!(found, (Some("inner".to_owned()), Some("outer".to_owned())));
        assert_eq!(request_id(), None);
    }
}
