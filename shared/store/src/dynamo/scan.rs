//! Reading whole tables: for operators, and no request.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::DeserializeOwned;

use super::{
    error::StoreError,
    item::{Item, from_item, text},
    keys::SK,
    table::Table,
};

/// Which items a scan gives.
#[derive(Debug, Clone)]
pub struct ScanFilter {
    /// A filter expression, in which `#sk` is the sort key.
    pub expression: &'static str,
    /// What the expression calls by these names.
    pub values: Vec<(&'static str, AttributeValue)>,
}

impl Table {
    /// Hands every item that the filter admits to `each`, a page at a time.
    pub(crate) async fn scan<E: From<StoreError>>(
        &self,
        filter: ScanFilter,
        mut each: impl AsyncFnMut(Vec<Item>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut request = self
            .client
            .scan()
            .table_name(&*self.name)
            .consistent_read(true)
            .filter_expression(filter.expression)
            .expression_attribute_names("#sk", SK);
        for (name, value) in filter.values {
            request = request.expression_attribute_values(name, value);
        }
        let mut pages = request.into_paginator().send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(StoreError::from)?;
            each(page.items.unwrap_or_default()).await?;
        }
        Ok(())
    }

    /// Everything in the table with this sort key.
    pub(crate) async fn scan_all<T: DeserializeOwned>(
        &self,
        sort_key: &str,
    ) -> Result<Vec<T>, StoreError> {
        let filter = ScanFilter {
            expression: "#sk = :sk",
            values: vec![(":sk", text(sort_key))],
        };
        let mut found = Vec::new();
        self.scan(filter, async |items| -> Result<(), StoreError> {
            for item in items {
                found.push(from_item(item)?);
            }
            Ok(())
        })
        .await?;
        Ok(found)
    }
}
