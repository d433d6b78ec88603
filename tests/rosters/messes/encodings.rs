//! One table in every encoding, delimiter and file format.

use serde_json::{Value, json};

use crate::delimited::{csv, utf16_be, utf16_le, windows_1252, with_mark};
use crate::mess::{Mess, Messes};
use crate::{book, open_document, repack};

const ROWS: &[&[&str]] = &[
    &["Partner Account", "Program Level", "Category", "Website"],
    &["Strömander", "Platinum", "Consultancy", "https://www.stromander.example/partners"],
    &["Élanorria", "Gold", "Tech", "elanorria.example"],
    &["Señovar, S.A.", "Silver", "VAR", "senovar.example"],
];

pub fn messes() -> Messes {
    let comma = csv(',', ROWS);
    let plain = book::one("Roster", ROWS)?;
    Ok(vec![
        text("utf-8-with-mark.csv", with_mark(&comma)),
        text("utf-16-little-endian.csv", utf16_le(&csv('\t', ROWS))),
        text("utf-16-big-endian.txt", utf16_be(&csv('\t', ROWS))),
        text("windows-1252.csv", windows_1252(&csv(';', ROWS))),
        text("tabs.tsv", csv('\t', ROWS).into_bytes()),
        text("bars.txt", csv('|', ROWS).into_bytes()),
        text("lines-end-in-returns.csv", comma.replace("\r\n", "\r").into_bytes()),
        separator_named(),
        quoted_line_breaks(),
        empty_lines(),
        ragged_lines(),
        workbook("macros.xlsm", repack::with_macros(&plain)?),
        workbook("strict.xlsx", repack::strict(&plain)?),
        workbook("utf-16-parts.xlsx", repack::utf16_parts(&plain)?),
        workbook("open-document.ods", open_document::one("Roster", ROWS)?),
        workbook("an-extension-that-lies.csv", plain),
    ])
}

fn rows(first: u32) -> Value {
    json!([
        {"row": first, "name": "Strömander", "tier": 1, "partner_type": "si", "domain": "stromander.example"},
        {"row": first + 1, "name": "Élanorria", "tier": 2, "partner_type": "isv", "domain": "elanorria.example"},
        {"row": first + 2, "name": "Señovar, S.A.", "tier": 3, "partner_type": "reseller", "domain": "senovar.example"},
    ])
}

fn text(file: &str, bytes: Vec<u8>) -> Mess {
    let sheet = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mess = Mess::new(file, bytes, "roster", sheet, 1);
    mess.columns("A name, B tier, C partner_type, D domain").rows(rows(2))
}

fn workbook(file: &str, bytes: Vec<u8>) -> Mess {
    let mess = Mess::new(file, bytes, "roster", "Roster", 1);
    mess.columns("A name, B tier, C partner_type, D domain").rows(rows(2))
}

fn separator_named() -> Mess {
    let text = format!("sep=;\r\n{}", csv(';', ROWS));
    Mess::new("separator-named.csv", text.into_bytes(), "roster", "separator-named", 2)
        .columns("A name, B tier, C partner_type, D domain")
        .rows(rows(3))
        .outside(&["1 title"])
}

fn quoted_line_breaks() -> Mess {
    let text = csv(
        ',',
        &[
            &["Partner\nAccount", "Program Level", "Heat"],
            &["Halden & Rowe", "Platinum", "said \"yes\",\r\nthen waited"],
            &["Corvane", "Gold", ""],
        ],
    );
    Mess::new("quoted-line-breaks.csv", text.into_bytes(), "roster", "quoted-line-breaks", 1)
        .columns("A name, B tier, C custom")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "custom": {"Heat": "said \"yes\",\r\nthen waited"}},
            {"row": 3, "name": "Corvane", "tier": 2},
        ]))
}

fn empty_lines() -> Mess {
    let text = csv(',', ROWS).replace("Élan", "\r\n,,,\r\nÉlan");
    let mess = Mess::new("empty-lines.csv", text.into_bytes(), "roster", "empty-lines", 1);
    mess.columns("A name, B tier, C partner_type, D domain").rows(json!([
        {"row": 2, "name": "Strömander", "tier": 1, "partner_type": "si", "domain": "stromander.example"},
        {"row": 5, "name": "Élanorria", "tier": 2, "partner_type": "isv", "domain": "elanorria.example"},
        {"row": 6, "name": "Señovar, S.A.", "tier": 3, "partner_type": "reseller", "domain": "senovar.example"},
    ]))
}

fn ragged_lines() -> Mess {
    let text = "Partner,Program Level,Category,Website\nHalden & Rowe,Platinum,Consultancy\n\
                Corvane,Gold,Tech,corvane.example,,,\nObrel,Gold,Tech,obrel.example,kept\n";
    Mess::new("ragged-lines.csv", text.into(), "roster", "ragged-lines", 1)
        .columns("A name, B tier, C partner_type, D domain, E custom")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "partner_type": "si"},
            {"row": 3, "name": "Corvane", "tier": 2, "partner_type": "isv", "domain": "corvane.example"},
            {"row": 4, "name": "Obrel", "tier": 2, "partner_type": "isv", "domain": "obrel.example",
             "custom": {"Column E": "kept"}},
        ]))
}
