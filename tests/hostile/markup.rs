//! Parts of workbooks that are deep, endless or made of entities.

use super::{archive, desk, row, sheet, tried, xlsx};

const STRING: &str = "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>";

#[test]
fn elements_within_elements_take_no_stack() {
    let deep = "<a>".repeat(2_000_000);
    tried(&desk(), "deep.xlsx", &xlsx(&sheet(&deep), b"<sst/>"));
    tried(&desk(), "deep.xlsx", &xlsx(&sheet(STRING), format!("<sst><si>{deep}").as_bytes()));
    let content = ods(&format!("<table:table table:name='A'>{deep}</table:table>"));
    tried(&desk(), "deep.ods", &content);
}

#[test]
fn half_a_gigabyte_in_one_text_is_named_as_too_large_and_not_as_damage() {
    let mut strings = b"<sst><si><t>".to_vec();
    strings.resize(512 << 20, b'x');
    let said = tried(&desk(), "long.xlsx", &xlsx(&sheet(STRING), &strings));
    assert!(said.error.contains("holds more than Trellis reads"), "{}", said.error);
}

#[test]
fn a_text_larger_than_the_memory_of_the_reader_names_that_limit() {
    let desk = desk();
    desk.write("data/import-limits.json", r#"{ "reader_bytes": 40000000, "unpacked_ratio": 5000 }"#);
    let text = "y".repeat(100 << 20);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let said = tried(&desk, "large.xlsx", &xlsx(&sheet(STRING), strings.as_bytes()));
    assert!(said.error.contains("more than can be read in 38 MB of memory"), "{}", said.error);
    let said = tried(&desk, "large.csv", format!("Partner,Tier\n{text},1\n").as_bytes());
    assert!(said.error.contains("more than can be read in 38 MB of memory"), "{}", said.error);
    let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    compound.resize(100 << 20, 0);
    let said = tried(&desk, "large.xls", &compound);
    assert!(said.error.contains("more than can be read in 38 MB of memory"), "{}", said.error);
}

#[test]
fn entities_stand_for_nothing() {
    let entity = |level: u32| format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10));
    let entities: String = (1..30).map(entity).collect();
    let bomb = |element: &str, rest: &str| format!("<!DOCTYPE {element} [<!ENTITY a0 'lol'>{entities}]>{rest}");
    let cell = row(&["&a29;", "&a3;"]);
    let content = bomb("worksheet", &String::from_utf8(sheet(&cell)).unwrap());
    tried(&desk(), "bomb.xlsx", &xlsx(content.as_bytes(), b"<sst/>"));
    let content = bomb("sst", "<sst><si><t>&a29;</t></si></sst>");
    tried(&desk(), "bomb.xlsx", &xlsx(&sheet(STRING), content.as_bytes()));
    let outside = "<!DOCTYPE sst [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><sst><si><t>&x;</t></si></sst>";
    let said = tried(&desk(), "outside.xlsx", &xlsx(&sheet(STRING), outside.as_bytes()));
    assert!(!said.out.contains("root:"), "{}", said.out);
}

#[test]
fn attributes_without_end_are_read_once() {
    let many: String = (0..200_000).map(|number| format!("a{number}='1'")).collect::<Vec<_>>().join(" ");
    tried(&desk(), "many.xlsx", &xlsx(&sheet(&format!("<row {many}><c {many}><v>1</v></c></row>")), b"<sst/>"));
    let same = "r='A1' ".repeat(200_000);
    tried(&desk(), "same.xlsx", &xlsx(&sheet(&format!("<row><c {same}><v>1</v></c></row>")), b"<sst/>"));
}

/// An `OpenDocument` spreadsheet with these tables.
fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn cell(repeats: &str, text: &str) -> String {
    format!("<table:table-cell {repeats} office:value-type='string'><text:p>{text}</text:p></table:table-cell>")
}

fn table(rows: &str) -> Vec<u8> {
    ods(&format!("<table:table table:name='A'>{rows}</table:table>"))
}

#[test]
fn cells_repeated_by_the_million_are_more_than_is_read_where_they_hold_something() {
    let wide = |times: &str| cell(&format!("table:number-columns-repeated='{times}'"), "x");
    for times in ["16385", "4000000000"] {
        let said = tried(&desk(), "wide.ods", &table(&format!("<table:table-row>{}</table:table-row>", wide(times))));
        assert!(said.error.contains("a sheet of more than 16384 columns"), "{}", said.error);
    }
    let tall = |times: &str| {
        let row = cell("", "Corvane") + &cell("", "2");
        table(&format!("<table:table-row table:number-rows-repeated='{times}'>{row}</table:table-row>"))
    };
    let said = tried(&desk(), "tall.ods", &tall("1000000"));
    assert!(said.error.contains("more than 300000 rows that are not empty"), "{}", said.error);
    let said = tried(&desk(), "tall.ods", &tall("4000000000"));
    assert!(said.error.contains("a sheet of more than 1048576 rows"), "{}", said.error);
    let both = format!("<table:table-row table:number-rows-repeated='1000000'>{}</table:table-row>", wide("16384"));
    let said = tried(&desk(), "both.ods", &table(&both));
    assert!(said.error.contains("columns that are not empty"), "{}", said.error);
}

#[test]
fn empty_cells_repeated_by_the_million_are_nothing() {
    let empty = "<table:table-row table:number-rows-repeated='4000000000'>\
                 <table:table-cell table:number-columns-repeated='4000000000'/></table:table-row>";
    let rows: String = [["Partner", "Tier"], ["Corvane", "2"], ["Hollin", "3"]]
        .iter()
        .map(|row| format!("<table:table-row>{}{}</table:table-row>", cell("", row[0]), cell("", row[1])))
        .collect::<Vec<_>>()
        .concat();
    let said = tried(&desk(), "empty.ods", &table(&(rows.clone() + &empty.repeat(50_000))));
    assert!(said.out.contains("2 added"), "{}{}", said.out, said.error);
    let said = tried(&desk(), "words.ods", &table(&(rows + "<table:table-row table:number-rows-repeated='many'/>")));
    assert!(said.error.contains("is damaged"), "{}", said.error);
}
