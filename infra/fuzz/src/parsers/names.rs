//! What paths and objects name things by.

use shared_domain::{
    UserId,
    media::{FileName, Fingerprint},
    order::{OrderNumber, OrderRef},
};
use shared_files::UploadKey;

use crate::{
    Parser,
    samples::{ID, NUMBER},
};

pub fn parsers() -> Vec<Parser> {
    let upload = [format!("orders/{ID}/{ID}"), format!("pictures/{ID}/{ID}")];
    vec![
        Parser::of_value("id", [ID], UserId::to_string),
        Parser::of_value(
            "order number",
            [NUMBER, "ord-20260830-7kqilmo"],
            OrderNumber::to_string,
        ),
        Parser::of_value(
            "order's name in a path",
            [ID, NUMBER],
            |name: &OrderRef| match name {
                OrderRef::Id(id) => id.to_string(),
                OrderRef::Number(number) => number.to_string(),
            },
        ),
        Parser::of_value("key of an upload", upload, UploadKey::to_string),
        Parser::of_value(
            "file name",
            ["table.png", "Tisch für Anna (2).jpg"],
            |name: &FileName| name.as_str().to_owned(),
        ),
        Parser::of_text(
            "fingerprint",
            ["\"9b2cf535f27731c974343645a3985328-2\""],
            |text| {
                let once = Fingerprint::of_etag(text);
                assert_eq!(Fingerprint::of_etag(&once.to_string()), once);
                true
            },
        ),
    ]
}
