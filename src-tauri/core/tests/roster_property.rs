//! A roster written in any one convention is read back as the values it was written from.

#![allow(clippy::expect_used, reason = "a test that cannot go on says so by panicking")]

use std::fmt::Write;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;
use trellis_core::api::import::ImportChoices;
use trellis_core::import::{Context, HowToRead, PartnerNames, Recognized, Staged, read, recognize};
use trellis_core::model::{Currency, DEFAULT_MOTIONS, FiscalCalendar, Measure};

/// Names that are no word of a tier, a total or a footer, so that only the convention is at stake.
const NAMES: [&str; 12] = [
    "Halden & Rowe",
    "Kestrel Grove",
    "Corvane",
    "Obrel",
    "Plinthworks",
    "Tessaroy",
    "Marrowby",
    "Hollin",
    "Ferrant",
    "Quillon",
    "Ostrava Works",
    "Bexley Tarn",
];

/// What a row of the roster says.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: String,
    tier: i64,
    /// Minor units.
    mdf: i64,
    /// Percent of a person, which are hundredths.
    fte: i64,
    since: Date,
}

/// How a person writes: one way in the whole file.
#[derive(Clone, Debug)]
struct Convention {
    decimal: char,
    grouping: Option<char>,
    /// Before and after an amount.
    currency: (&'static str, &'static str),
    percent: Percent,
    date: DateStyle,
    delimiter: char,
}

#[derive(Clone, Copy, Debug)]
enum Percent {
    Sign,
    SpacedSign,
    Fraction,
}

#[derive(Clone, Copy, Debug)]
enum DateStyle {
    Iso,
    DayFirst(char),
    MonthFirst(char),
}

/// What stands around and among the rows.
#[derive(Clone, Debug)]
struct Surroundings {
    title_rows: usize,
    blank_rows_below_titles: usize,
    leading_columns: usize,
    /// A blank row below the row of this index.
    gap_below: Option<usize>,
    has_totals: bool,
    has_footer: bool,
}

impl Convention {
    fn amount(&self, minor: i64) -> String {
        let whole = (minor / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if let Some(sign) = self.grouping
                && index > 0
                && (whole.len() - index).is_multiple_of(3)
            {
                grouped.push(sign);
            }
            grouped.push(digit);
        }
        let (before, after) = self.currency;
        format!("{before}{grouped}{}{:02}{after}", self.decimal, minor % 100)
    }

    fn share(&self, percent: i64) -> String {
        match self.percent {
            Percent::Sign => format!("{percent}%"),
            Percent::SpacedSign => format!("{percent} %"),
            Percent::Fraction => format!("{}{}{:02}", percent / 100, self.decimal, percent % 100),
        }
    }

    fn day(&self, day: Date) -> String {
        let (year, month, of_month) = (day.year(), day.month(), day.day());
        match self.date {
            DateStyle::Iso => day.to_string(),
            DateStyle::DayFirst(sign) => format!("{of_month:02}{sign}{month:02}{sign}{year}"),
            DateStyle::MonthFirst(sign) => format!("{month:02}{sign}{of_month:02}{sign}{year}"),
        }
    }

    fn line(&self, cells: &[String], leading: usize) -> String {
        let quoted =
            cells.iter().map(|cell| if cell.contains(self.delimiter) { format!("\"{cell}\"") } else { cell.clone() });
        let blanks = std::iter::repeat_n(String::new(), leading);
        blanks.chain(quoted).collect::<Vec<_>>().join(&self.delimiter.to_string())
    }

    fn written(&self, rows: &[Row], around: &Surroundings) -> String {
        let mut text = String::new();
        let mut write = |cells: &[String]| {
            writeln!(text, "{}", self.line(cells, around.leading_columns)).expect("text grows");
        };
        for title in ["Partner roster, Q2 FY26", "Prepared by Partner RevOps"].iter().take(around.title_rows) {
            write(&[(*title).to_owned()]);
        }
        for _ in 0..around.blank_rows_below_titles {
            write(&["", "", "", "", ""].map(String::from));
        }
        write(&["Partner", "Tier", "MDF allocated", "FTE", "Partner since"].map(String::from));
        for (index, row) in rows.iter().enumerate() {
            let tier = format!("Tier {}", row.tier);
            write(&[row.name.clone(), tier, self.amount(row.mdf), self.share(row.fte), self.day(row.since)]);
            if around.gap_below == Some(index) {
                write(&["", "", "", "", ""].map(String::from));
            }
        }
        if around.has_totals {
            let total = rows.iter().map(|row| row.mdf).sum();
            write(&["Total".to_owned(), String::new(), self.amount(total), String::new(), String::new()]);
        }
        if around.has_footer {
            write(&["Confidential Information - Do Not Distribute".to_owned()]);
        }
        text
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let values = (1..=3_i64, 100..=99_999_999_i64, 1..=100_i64, (2005..=2025_i16, 1..=12_i8, 1..=28_i8));
    prop::collection::vec(values, 2..NAMES.len()).prop_map(|values| {
        let rows = values.into_iter().enumerate().map(|(index, (tier, mdf, fte, (year, month, day)))| Row {
            name: NAMES[index].to_owned(),
            tier,
            mdf,
            fte,
            // The first day of the file can be read in one way only.
            since: date(year, month, if index == 0 { 13 + day % 16 } else { day }),
        });
        rows.collect()
    })
}

fn conventions() -> impl Strategy<Value = Convention> {
    let numbers = select(vec![
        ('.', None),
        ('.', Some(',')),
        ('.', Some(' ')),
        ('.', Some('\'')),
        (',', None),
        (',', Some('.')),
        (',', Some(' ')),
    ]);
    let currency = select(vec![("", ""), ("$", ""), ("$ ", ""), ("", " $"), ("USD ", ""), ("", " USD")]);
    let percent = select(vec![Percent::Sign, Percent::SpacedSign, Percent::Fraction]);
    let dates = select(vec![
        DateStyle::Iso,
        DateStyle::DayFirst('/'),
        DateStyle::DayFirst('.'),
        DateStyle::DayFirst('-'),
        DateStyle::MonthFirst('/'),
        DateStyle::MonthFirst('-'),
    ]);
    (numbers, currency, percent, dates, select(vec![',', ';', '\t'])).prop_map(
        |((decimal, grouping), currency, percent, date, delimiter)| Convention {
            decimal,
            grouping,
            currency,
            percent,
            date,
            delimiter,
        },
    )
}

fn surroundings() -> impl Strategy<Value = Surroundings> {
    (0..=2_usize, 0..=2_usize, 0..=2_usize, prop::option::of(0..12_usize), any::<bool>(), any::<bool>()).prop_map(
        |(title_rows, blank_rows_below_titles, leading_columns, gap_below, has_totals, has_footer)| Surroundings {
            title_rows,
            blank_rows_below_titles,
            leading_columns,
            gap_below,
            has_totals,
            has_footer,
        },
    )
}

fn context() -> Context {
    Context {
        currency: Currency::USD,
        calendar: FiscalCalendar::default(),
        fourth_tier: false,
        segments: Vec::new(),
        sources: Vec::new(),
        partners: PartnerNames::default(),
        motions: DEFAULT_MOTIONS.map(String::from).into(),
        as_of: date(2026, 6, 30),
    }
}

fn imported(text: &str) -> Recognized {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.csv");
    std::fs::write(&path, text).expect("a file");
    let workbook = read(&path, &HowToRead::default()).expect("a spreadsheet");
    recognize(&workbook, &ImportChoices::default(), &context()).expect("a table")
}

fn rows_of(recognized: &Recognized) -> Vec<Row> {
    let Staged::Roster(partners) = &recognized.staged else { panic!("a roster, not {:?}", recognized.kind) };
    let row = |partner: &trellis_core::import::StagedPartner| {
        let fact = |measure| partner.facts.iter().find(|fact| fact.measure == measure).map_or(-1, |fact| fact.value);
        Row {
            name: partner.name.clone(),
            tier: partner.tier.map_or(-1, |tier| i64::from(tier.number())),
            mdf: fact(Measure::MdfAllocated),
            fte: fact(Measure::Fte),
            since: partner.partner_since.unwrap_or(Date::MIN),
        }
    };
    partners.iter().map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_roster_in_any_one_convention_is_read_as_it_was_meant(
        rows in rows(), convention in conventions(), around in surroundings(),
    ) {
        let text = convention.written(&rows, &around);
        let recognized = imported(&text);
        prop_assert_eq!(&recognized.problems, &vec![], "{}", text);
        prop_assert_eq!(&recognized.questions, &vec![], "{}", text);
        prop_assert_eq!(rows_of(&recognized), rows, "{}", text);
    }
}
