use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::{Currency, Rate};

/// What a unit of a currency is worth in a reporting currency from a day on, as the user entered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeRate {
    pub currency: Currency,
    /// The reporting currency it leads to: a document that changes it needs rates of its own.
    pub reporting: Currency,
    /// It holds until the day of the next one.
    pub since: Date,
    /// One unit of `currency` is so many units of `reporting`.
    pub rate: Rate,
}

impl Table for ExchangeRate {
    const NAME: &'static str = "rate";
    const COLUMNS: &'static [&'static str] = &["reporting", "currency", "since", "rate"];
    const KEY: usize = 3;
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            currency: typed(row, "currency", Currency::from_code)?,
            reporting: typed(row, "reporting", Currency::from_code)?,
            since: typed(row, "since", |text| text.parse().ok())?,
            rate: typed(row, "rate", |text| Rate::parse(text).ok())?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.reporting.code().to_owned().into(),
            self.currency.code().to_owned().into(),
            self.since.to_string().into(),
            self.rate.text().into(),
        ]
    }

    fn title(&self) -> String {
        format!("the rate of {} to {} from {}", self.currency.code(), self.reporting.code(), self.since)
    }
}
