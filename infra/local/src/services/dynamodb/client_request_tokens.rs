//! Client request tokens: a transaction that comes again within ten minutes is answered as before,
//! and not done again.
//! <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
//!
//! The engine keeps tokens too, and looks at all of them at each transaction. So it is not told of
//! them.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use dynoxide::DynoxideError;
use dynoxide::actions::transact_write_items::{
    TransactWriteItemsRequest as Request, TransactWriteItemsResponse as Answer,
};
use serde_json::Value as Json;

/// How long a token is known.
const WINDOW: Duration = Duration::from_secs(10 * 60);

/// A longer token is the engine's to refuse.
const LONGEST: usize = 36;

/// The tokens of the last ten minutes, with what was answered.
#[derive(Default)]
pub(super) struct ClientRequestTokens(Mutex<Known>);

#[derive(Default)]
struct Known {
    answers: HashMap<String, Answered>,
    oldest_first: VecDeque<(Instant, String)>,
}

struct Answered {
    request: u64,
    answer: Answer,
}

impl ClientRequestTokens {
    /// What `transact` answers to `request`, or has answered to it. A refusal is forgotten: the
    /// same token may try again.
    pub fn execute_once(
        &self,
        mut request: Request,
        now: Instant,
        transact: impl FnOnce(Request) -> Result<Answer, DynoxideError>,
    ) -> Result<Answer, DynoxideError> {
        let short = |token: &mut String| token.len() <= LONGEST;
        let Some(token) = request.client_request_token.take_if(short) else {
            return transact(request);
        };
        // Held meanwhile: the same token waits for the answer to the first.
        let mut known = self.known();
        known.forget(now);
        let hash = hash(&request)?;
        match known.answers.get(&token) {
            Some(answered) if answered.request == hash => Ok(answered.answer.clone()),
            Some(_) => Err(other_parameters()),
            None => {
                let answer = transact(request)?;
                known.keep(token, now, hash, &answer);
                Ok(answer)
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn keep(&mut self, token: String, now: Instant, request: u64, answer: &Answer) {
        self.oldest_first.push_back((now, token.clone()));
        let answer = answer.clone();
        self.answers.insert(token, Answered { request, answer });
    }

    fn forget(&mut self, now: Instant) {
        let old = |(since, _): &mut (Instant, _)| now.saturating_duration_since(*since) >= WINDOW;
        while let Some((_, token)) = self.oldest_first.pop_front_if(old) {
            self.answers.remove(&token);
        }
    }
}

/// Of what is to be done: how much of the answer is wanted may differ.
fn hash(request: &Request) -> Result<u64, DynoxideError> {
    let items: Json = serde_json::to_value(&request.transact_items)
        .map_err(|error| DynoxideError::InternalServerError(error.to_string()))?;
    let mut hasher = DefaultHasher::new();
    items.hash(&mut hasher);
    Ok(hasher.finish())
}

fn other_parameters() -> DynoxideError {
    DynoxideError::IdempotentParameterMismatchException(
        "The request uses the same client token as a previous, but non-identical request."
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Instant;

    use dynoxide::DynoxideError;
    use serde_json::json;

    use super::{Answer, ClientRequestTokens, LONGEST, Request, WINDOW};

    fn request(token: &str, key: &str) -> Request {
        let put =
            json!({"Put": {"TableName": "Things", "Item": {"pk": {"S": key}, "a": {"S": key}}}});
        let request = json!({"ClientRequestToken": token, "TransactItems": [put]});
        serde_json::from_value(request).unwrap()
    }

    /// Counts how often it was done.
    #[derive(Default)]
    struct Done(Cell<usize>);

    impl Done {
        fn well(&self, request: &Request) -> Result<Answer, DynoxideError> {
            assert_eq!(request.client_request_token, None);
            self.0.set(self.0.get() + 1);
            Ok(Answer::default())
        }
    }

    #[test]
    fn a_transaction_that_comes_again_is_done_once_for_ten_minutes() {
        let (tokens, done, first) = (
            ClientRequestTokens::default(),
            Done::default(),
            Instant::now(),
        );
        let send = |after| {
            let request = request("one", "a");
            tokens.execute_once(request, first + after, |request| done.well(&request))
        };
        for (after, times) in [
            (WINDOW / 2, 1),
            (WINDOW, 1),
            (WINDOW + WINDOW / 2, 2),
            (WINDOW + WINDOW, 2),
        ] {
            send(after).unwrap();
            assert_eq!(done.0.get(), times, "{after:?}");
        }
    }

    #[test]
    fn a_token_with_other_items_is_refused_and_one_that_was_refused_may_come_again() {
        let (tokens, done, now) = (
            ClientRequestTokens::default(),
            Done::default(),
            Instant::now(),
        );
        let refused = tokens.execute_once(request("one", "a"), now, |_| {
            Err(DynoxideError::ValidationException("no".to_owned()))
        });
        assert!(refused.is_err());
        let send =
            |key| tokens.execute_once(request("one", key), now, |request| done.well(&request));
        send("a").unwrap();
        let refused = send("b").unwrap_err();
        assert!(
            refused
                .to_json()
                .contains("IdempotentParameterMismatchException")
        );
        assert_eq!(done.0.get(), 1);
    }

    #[test]
    fn no_more_is_kept_than_ten_minutes_ask_for() {
        let (tokens, done, first) = (
            ClientRequestTokens::default(),
            Done::default(),
            Instant::now(),
        );
        for i in 0..1_000 {
            let request = request(&i.to_string(), "a");
            let now = first + WINDOW / 100 * i;
            tokens
                .execute_once(request, now, |request| done.well(&request))
                .unwrap();
        }
        let known = tokens.known();
        assert_eq!((known.answers.len(), known.oldest_first.len()), (100, 100));
    }

    #[test]
    fn a_token_that_is_too_long_is_left_to_the_engine() {
        let request = request(&"x".repeat(LONGEST + 1), "a");
        let seen =
            ClientRequestTokens::default().execute_once(request, Instant::now(), |request| {
                assert!(request.client_request_token.is_some());
                Ok(Answer::default())
            });
        seen.unwrap();
    }
}
