//! When an order should be done.

use crate::{InvalidField, Timestamp};

use super::Field;

/// Whether an estimated completion may be set at this moment: it lies in the future.
///
/// # Errors
/// Names the field.
pub fn check_estimate(estimate: Option<Timestamp>, now: Timestamp) -> Result<(), InvalidField> {
    match estimate {
        Some(due) if due <= now => Err(InvalidField::new(
            Field::EstimatedCompletion.as_str(),
            "must be in the future",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use crate::order::tests::at;

    use super::*;

    #[test]
    fn an_estimate_lies_in_the_future_or_is_none() {
        assert!(check_estimate(None, at(5)).is_ok());
        assert!(check_estimate(Some(at(6)), at(5)).is_ok());
        assert!(check_estimate(Some(at(5)), at(5)).is_err());
    }
}
