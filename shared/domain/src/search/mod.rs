//! Finding orders and users by what is written about them.
//!
//! What can be found is kept as folded [`Words`]; a [`Query`] finds it when each of the query's
//! words begins one of them. An index need not be read whole for that: it is partitioned by
//! [`Token`].
//!
//! **Invariant:** when a query matches words and has a token, the words have that token too. So
//! what is kept under the token of a query holds everything that the query finds.
//!
//! Of text that is written without spaces, as Chinese is, each letter makes a word with the next
//! one.

mod fold;
mod query;
mod split;
mod token;
mod words;

#[cfg(test)]
mod tests;

pub use fold::fold;
pub use query::{Query, QueryError};
pub use token::Token;
pub use words::Words;
