//! The sample orders: a few dozen, placed one after another in the weeks since the sample customers
//! registered.

use shared_domain::{Duration, OrderId, Timestamp};
use shared_store::{OrderCustomer, Orders};
use uuid::Builder;

use super::{
    lives::{LIVES, Step},
    people::People,
    sample::{Act, Sample},
};
use crate::Error;

const COUNT: u32 = 40;
/// From one order to the next.
const PAUSE: Duration = Duration::from_secs(26 * 3_600);
/// From one step in an order's life to the next.
const STEP: Duration = Duration::from_secs(3 * 3_600);

/// Makes those orders that are missing and whose life is over by `now`; gives their number. Orders
/// are counted from the day that the first customer registered, so that a later run makes the same.
pub(super) async fn ensure(
    orders: &Orders,
    people: &People,
    now: Timestamp,
) -> Result<usize, Error> {
    let mut count = 0;
    for index in 0..COUNT {
        let placed = people.customers[0].created_at + PAUSE * (index + 1);
        let life = LIVES[index as usize % LIVES.len()];
        let steps = u32::try_from(life.len()).unwrap_or(u32::MAX);
        if placed + STEP * steps > now {
            break;
        }
        let sample = Sample::new(people, index as usize);
        if live(orders, &sample, life, id(placed, index), placed).await? {
            count += 1;
        }
    }
    Ok(count)
}

/// Places an order and lets it live. False where it was placed before.
async fn live(
    orders: &Orders,
    sample: &Sample<'_>,
    life: &[Step],
    id: OrderId,
    placed: Timestamp,
) -> Result<bool, Error> {
    let change = sample.place(id, placed)?;
    let write = orders.create(&change, OrderCustomer::Account)?;
    if !write.commit().await?.is_committed() {
        return Ok(false);
    }
    let mut order = change.order;
    let mut now = placed;
    for step in life {
        now = now + STEP;
        let (write, after) = match sample.act(&order, *step, now)? {
            Act::Change(change) => {
                let write = orders.change(order.version, &change)?;
                (write, change.order)
            }
            Act::Note(added) => (orders.add_note(&order, &added)?, order),
        };
        if !write.commit().await?.is_committed() {
            return Err(Error::Raced);
        }
        order = after;
    }
    Ok(true)
}

/// The id of a sample order, the same at every run.
fn id(placed: Timestamp, index: u32) -> OrderId {
    // An odd factor keeps the low bits, which the order's number is made of, apart.
    let bits = u64::from(index + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut bytes = [0; 10];
    bytes[2..].copy_from_slice(&bits.to_be_bytes());
    let millis = placed.as_millis().unsigned_abs();
    let id = Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid();
    OrderId::from_bytes(id.into_bytes())
}
