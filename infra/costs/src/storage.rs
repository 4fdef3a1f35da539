//! What is kept, and costs by the month whether it is asked for or not.

use crate::{
    assumptions::{
        ACCOUNT_BYTES, FILE_KEPT, FILES, MONTHS_KEPT, NOTIFICATION_BYTES, NOTIFICATION_MONTHS,
        ORDER_BYTES, READ_MODEL_BYTES,
    },
    bill::{Bill, GB},
    prices::{FILE_GB, RESTORABLE_GB, TABLE_GB},
    service::Service,
};

/// What is kept costs in the last of the months, with so many orders in each.
pub fn month(orders: f64) -> Bill {
    let all = orders * MONTHS_KEPT / GB;
    // Orders, Users and Audit, which `RetainData` makes restorable.
    let restorable = all * (ORDER_BYTES + ACCOUNT_BYTES);
    let notifications = orders * NOTIFICATION_MONTHS / GB * NOTIFICATION_BYTES;
    let tables = restorable + all * READ_MODEL_BYTES + notifications;
    Bill::of(
        Service::Tables,
        tables * TABLE_GB + restorable * RESTORABLE_GB,
    ) + Bill::of(Service::Files, all * FILES * FILE_KEPT * FILE_GB)
}
