//! The smallest `OpenDocument` spreadsheet that other programs open.

use crate::book::Bytes;
use crate::repack;

const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">\
<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";

/// A spreadsheet of one sheet, its cells in the notation of [`crate::book::fill`].
pub fn one(name: &str, rows: &[&[&str]]) -> Bytes {
    let row = |cells: &&[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| self::cell(cell)).collect();
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    };
    let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
    // A sheet written by a program ends in a million empty rows, said in one line.
    let rest = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
                table:number-columns-repeated=\"1024\"/></table:table-row>";
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {NAMESPACES} office:version=\"1.2\">\
         <office:body><office:spreadsheet><table:table table:name=\"{name}\">{rows}{rest}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    repack::archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", MANIFEST),
        ("content.xml", &content),
    ])
}

fn cell(cell: &str) -> String {
    let typed = |attributes: &str, shown: &str| {
        format!("<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>")
    };
    match cell.split_once(':') {
        Some(("n", number)) => typed(&format!("office:value-type=\"float\" office:value=\"{number}\""), number),
        Some(("p", number)) => typed(&format!("office:value-type=\"percentage\" office:value=\"{number}\""), number),
        Some(("d", day)) => typed(&format!("office:value-type=\"date\" office:date-value=\"{day}\""), day),
        _ if cell.is_empty() => "<table:table-cell/>".to_owned(),
        _ => typed("office:value-type=\"string\"", &cell.replace('&', "&amp;").replace('<', "&lt;")),
    }
}
