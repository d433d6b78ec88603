//! Days as serial numbers and as text.

use std::error::Error;

use serde_json::{Value, json};

use crate::delimited::csv;
use crate::mess::{Mess, Messes};
use crate::{book, repack};

const NAMES: [&str; 4] = ["Halden & Rowe", "Kestrel Grove", "Corvane", "Obrel"];

pub fn messes() -> Messes {
    Ok(vec![
        serial_days()?,
        serial_numbers()?,
        counted_from_1904()?,
        text("dates-day-first.csv", ["03/04/2021", "25/04/2021", "1/2/2022", "12/12/2022"], &DAY_FIRST),
        text("dates-month-first.csv", ["04/03/2021", "04/25/2021", "2/1/2022", "12/12/2022"], &DAY_FIRST),
        text("dates-dotted.csv", ["3.4.2021", "25.04.21", "01.02.2022", "12.12.2022"], &DAY_FIRST),
        text("dates-named-months.csv", ["3 Apr 2021", "April 25, 2021", "1-Feb-22", "Dec 12 2022"], &DAY_FIRST),
        text(
            "dates-iso-with-times.csv",
            ["2021-04-03T10:00:00Z", "2021-04-25 14:05", "2022/02/01", "2022-12-12"],
            &DAY_FIRST,
        ),
        months_and_years(),
        undecided(),
        impossible(),
    ])
}

/// What the four writings above mean.
const DAY_FIRST: [&str; 4] = ["2021-04-03", "2021-04-25", "2022-02-01", "2022-12-12"];

fn rows(days: &[&str]) -> Value {
    (2..)
        .zip(NAMES)
        .zip(days)
        .map(|((row, name), day)| json!({"row": row, "name": name, "partner_since": day}))
        .collect()
}

fn table<'c>(cells: &'c [[&'c str; 2]]) -> Vec<&'c [&'c str]> {
    cells.iter().map(<[&str; 2]>::as_slice).collect()
}

fn with_header<'c>(header: &'c str, days: [&'c str; 4]) -> Vec<[&'c str; 2]> {
    std::iter::once(["Partner", header]).chain(NAMES.into_iter().zip(days).map(<[&str; 2]>::from)).collect()
}

pub fn serial_days() -> Result<Mess, Box<dyn Error>> {
    let cells = with_header("Partner since", ["d:2021-04-03", "d:2021-04-25", "d:2022-02-01", "d:2022-12-12"]);
    let bytes = book::one("Partners", &table(&cells))?;
    let mess = Mess::new("dates-as-serials.xlsx", bytes, "roster", "Partners", 1);
    Ok(mess.columns("A name, B partner_since").rows(rows(&DAY_FIRST)))
}

/// Cells that lost their format: 44,289 is 3 April 2021.
fn serial_numbers() -> Result<Mess, Box<dyn Error>> {
    let cells = with_header("Partner since", ["n:44289", "n:44311", "n:44593", "n:44907"]);
    let bytes = book::one("Partners", &table(&cells))?;
    let mess = Mess::new("dates-as-bare-numbers.xlsx", bytes, "roster", "Partners", 1);
    Ok(mess.columns("A name, B partner_since").rows(rows(&DAY_FIRST)))
}

/// The same days are 1,462 less where counting begins in 1904.
fn counted_from_1904() -> Result<Mess, Box<dyn Error>> {
    let cells = with_header("Partner since", ["n:42827", "d:2017-04-24", "n:43131", "d:2018-12-11"]);
    let bytes = repack::from_1904(&book::one("Partners", &table(&cells))?)?;
    let mess = Mess::new("dates-from-1904.xlsx", bytes, "roster", "Partners", 1);
    Ok(mess.columns("A name, B partner_since").rows(rows(&DAY_FIRST)))
}

fn text(file: &str, days: [&str; 4], means: &[&str]) -> Mess {
    let cells = with_header("Partner Since", days);
    let stem = file.trim_end_matches(".csv").to_owned();
    Mess::new(file, csv(',', &table(&cells)).into_bytes(), "roster", &stem, 1)
        .columns("A name, B partner_since")
        .rows(rows(means))
}

fn months_and_years() -> Mess {
    text(
        "dates-months-and-years.csv",
        ["Mar 2021", "2020", "March 2024", "2021-07-01"],
        &["2021-03-01", "2020-01-01", "2024-03-01", "2021-07-01"],
    )
}

/// No value says which of two numbers is the day; one day is the same either way.
fn undecided() -> Mess {
    let mess = text("dates-undecided.csv", ["03/04/2021", "05/06/2021", "07/07/2021", "2022-12-12"], &[]);
    mess.rows(json!([
        {"row": 2, "name": "Halden & Rowe"},
        {"row": 3, "name": "Kestrel Grove"},
        {"row": 4, "name": "Corvane", "partner_since": "2021-07-07"},
        {"row": 5, "name": "Obrel", "partner_since": "2022-12-12"},
    ]))
    .problems(&["2 B Day or month first? The column does not tell", "3 B Day or month first? The column does not tell"])
}

fn impossible() -> Mess {
    let mess = text("dates-impossible.csv", ["31/02/2021", "25/04/2021", "soon", "n/a"], &[]);
    mess.rows(json!([
        {"row": 2, "name": "Halden & Rowe"},
        {"row": 3, "name": "Kestrel Grove", "partner_since": "2021-04-25"},
        {"row": 4, "name": "Corvane"},
        {"row": 5, "name": "Obrel"},
    ]))
    .problems(&["2 B Not a date", "4 B Not a date"])
}
