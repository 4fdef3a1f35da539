//! Work that is cut short, as by a process that dies.

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll},
};

/// Does `work` until it has been polled this often, and then drops it wherever it is. `None` where
/// it did not come to its end.
pub async fn mortal<F: Future>(work: F, polls: usize) -> Option<F::Output> {
    Mortal {
        work: pin!(work),
        polls,
    }
    .await
}

struct Mortal<'a, F> {
    work: Pin<&'a mut F>,
    polls: usize,
}

impl<F: Future> Future for Mortal<'_, F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(left) = self.polls.checked_sub(1) else {
            return Poll::Ready(None);
        };
        self.polls = left;
        self.work.as_mut().poll(context).map(Some)
    }
}
