//! Charts PowerPoint draws itself, each with the workbook its numbers are edited in.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::colours::{colour, solid};
use super::shapes::place;
use super::slide::HEAD;
use super::{each, escaped, failed};
use crate::Result;
use crate::readout::scene::{Chart, ChartSeries, Rect};
use crate::readout::theme::{ACCENT, INK, INK_2};

const SPACES: &str = "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
                      xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                      xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// As they are written on the slide, in the workbook and on the parts.
const NUMBERS: &str = "#,##0.00";
/// The name of its only sheet.
const SHEET: &str = "Chart";
const TOPS: &str = "Ends at";

/// The place of a chart on its slide; `relation` leads to its part.
pub(super) fn frame(chart: &Chart, (name, alt): (&str, &str), id: u32, relation: &str) -> String {
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"{}\" descr=\"{}\"/><p:cNvGraphicFramePr/><p:nvPr/>\
         </p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{relation}\"/></a:graphicData></a:graphic>\
         </p:graphicFrame>",
        escaped(name),
        escaped(alt),
        place(chart.rect).replace("a:xfrm", "p:xfrm")
    )
}

/// The chart's part: stacked columns, the words above them on a line nobody sees. Its workbook is the first of its relations.
pub(super) fn part(chart: &Chart) -> String {
    let columns = each((0..).zip(&chart.series), |(place, one)| series(chart, place, one));
    let axes = "<c:axId val=\"1\"/><c:axId val=\"2\"/>";
    format!(
        "{HEAD}<c:chartSpace {SPACES}><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea>{}<c:barChart>\
         <c:barDir val=\"col\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>{columns}<c:gapWidth val=\"{}\"/><c:overlap \
         val=\"100\"/>{axes}</c:barChart><c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{}<c:marker val=\"1\"/>\
         {axes}</c:lineChart>{}</c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln>\
         <a:noFill/></a:ln></c:spPr>{}<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
        layout(chart),
        chart.gap.clamp(0, 500),
        tops(chart),
        axes_of(chart),
        text(chart.text, INK, false)
    )
}

/// Where the columns stand within the chart.
fn layout(chart: &Chart) -> String {
    let Rect { x, y, width, height } = chart.rect;
    let part = |length: i64, of: i64| fraction(length, of);
    format!(
        "<c:layout><c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"{}\"/><c:y \
         val=\"{}\"/><c:w val=\"{}\"/><c:h val=\"{}\"/></c:manualLayout></c:layout>",
        part(chart.plot.x - x, width),
        part(chart.plot.y - y, height),
        part(chart.plot.width, width),
        part(chart.plot.height, height)
    )
}

fn series(chart: &Chart, place: usize, one: &ChartSeries) -> String {
    let ground = one.ground.map_or_else(
        || "<a:noFill/><a:ln><a:noFill/></a:ln>".to_owned(),
        |ground| format!("{}<a:ln w=\"{}\">{}</a:ln>", solid(ground), chart.line, solid(ACCENT)),
    );
    let bare = (0..).zip(&one.labelled).filter(|(_, is_labelled)| !**is_labelled);
    let bare = each(bare, |(column, _): (usize, _)| {
        format!("<c:dLbl><c:idx val=\"{column}\"/><c:delete val=\"1\"/></c:dLbl>")
    });
    let labels = if one.labelled.contains(&true) {
        format!(
            "<c:dLbls>{bare}<c:numFmt formatCode=\"{NUMBERS}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}\
             <c:dLblPos val=\"ctr\"/>{}</c:dLbls>",
            text(chart.text, one.ink, true),
            shows("showVal")
        )
    } else {
        String::new()
    };
    format!(
        "<c:ser><c:idx val=\"{place}\"/><c:order val=\"{place}\"/>{}<c:spPr>{ground}</c:spPr><c:invertIfNegative val=\"0\"/>{labels}{}{}\
         </c:ser>",
        named(place, &one.name),
        categories(chart),
        values(chart, place, one.values.iter().copied())
    )
}

/// A line through the ends of the columns that is not drawn and carries the words above them.
fn tops(chart: &Chart) -> String {
    let (place, above) = (chart.series.len(), chart.text_above);
    let label = |(column, (_, words)): (usize, &(i64, String))| {
        if words.is_empty() {
            return format!("<c:dLbl><c:idx val=\"{column}\"/><c:delete val=\"1\"/></c:dLbl>");
        }
        format!(
            "<c:dLbl><c:idx val=\"{column}\"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang=\"en-US\" sz=\"{above}\" b=\"1\">{}<a:latin \
             typeface=\"Arial\"/></a:rPr><a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val=\"t\"/>{}</c:dLbl>",
            solid(INK),
            escaped(words),
            shows("showVal")
        )
    };
    format!(
        "<c:ser><c:idx val=\"{place}\"/><c:order val=\"{place}\"/>{}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:marker><c:symbol \
         val=\"none\"/></c:marker><c:dLbls>{}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"t\"/>{}</c:dLbls>{}{}\
         <c:smooth val=\"0\"/></c:ser>",
        named(place, TOPS),
        each((0..).zip(&chart.tops), label),
        text(above, INK, true),
        shows("showVal"),
        categories(chart),
        values(chart, place, chart.tops.iter().map(|(value, _)| *value))
    )
}

fn axes_of(chart: &Chart) -> String {
    format!(
        "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/>\
         <c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos \
         val=\"low\"/><c:spPr><a:ln w=\"{}\">{}</a:ln></c:spPr>{}<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:lblOffset \
         val=\"20\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max \
         val=\"{}\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"{NUMBERS}\" \
         sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:crossAx \
         val=\"1\"/><c:crosses val=\"autoZero\"/><c:crossBetween \
         val=\"between\"/></c:valAx>",
        chart.axis,
        solid(INK_2),
        text(chart.text, INK, false),
        shown(chart, chart.top)
    )
}

fn text(size: i64, ink: crate::readout::Colour, is_bold: bool) -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\" b=\"{}\"><a:solidFill>{}</a:solidFill><a:latin \
         typeface=\"Arial\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr>",
        u8::from(is_bold),
        colour(ink)
    )
}

/// What a label says: one of all that it can.
fn shows(what: &str) -> String {
    let all = ["showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"];
    each(all, |one| format!("<c:{one} val=\"{}\"/>", u8::from(one == what)))
}

/// A series by the cell above its column.
fn named(place: usize, name: &str) -> String {
    format!(
        "<c:tx><c:strRef><c:f>{SHEET}!${}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache>\
         </c:strRef></c:tx>",
        letter(place),
        escaped(name)
    )
}

fn categories(chart: &Chart) -> String {
    let points = each((0..).zip(&chart.categories), |(place, lines): (usize, &Vec<String>)| {
        let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
        format!("<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", lines.join("\n"))
    });
    let count = chart.categories.len();
    format!(
        "<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${}</c:f><c:strCache><c:ptCount val=\"{count}\"/>{points}</c:strCache></c:strRef></c:cat>",
        count + 1
    )
}

fn values(chart: &Chart, place: usize, values: impl Iterator<Item = i64>) -> String {
    let points = each((0..).zip(values), |(place, value): (usize, i64)| {
        format!("<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", shown(chart, value))
    });
    let (count, column) = (chart.categories.len(), letter(place));
    format!(
        "<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${}</c:f><c:numCache><c:formatCode>{NUMBERS}</c:formatCode><c:ptCount \
         val=\"{count}\"/>{points}</c:numCache></c:numRef></c:val>",
        count + 1
    )
}

/// The column of the sheet a series stands in; the words are in the first. There are a handful.
fn letter(place: usize) -> char {
    ('B'..='Z').nth(place).unwrap_or('Z')
}

/// A value in the unit that is shown, exactly: whole units, then what is left of one.
fn shown(chart: &Chart, value: i64) -> String {
    let unit = chart.unit.max(1);
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / unit, value.abs() % unit);
    let digits = unit.ilog10() as usize;
    let rest = format!("{rest:0digits$}");
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A length as a part of another, to a millionth.
fn fraction(length: i64, of: i64) -> String {
    let millionths = length * 1_000_000 / of.max(1);
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}

/// The workbook the numbers of a chart are edited in.
///
/// Errs when it cannot be written.
pub(super) fn workbook(chart: &Chart) -> Result<Vec<u8>> {
    written(chart).map_err(|error| failed(&error))
}

fn written(chart: &Chart) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No day of its own: the same slides make the same file.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    let number = |value: i64| shown(chart, value).parse::<f64>().unwrap_or(0.0);
    for (row, lines) in (1..).zip(&chart.categories) {
        sheet.write_string(row, 0, lines.join("\n"))?;
    }
    for (column, one) in (1..).zip(&chart.series) {
        sheet.write_string(0, column, &one.name)?;
        for (row, value) in (1..).zip(&one.values) {
            sheet.write_number(row, column, number(*value))?;
        }
    }
    let last = u16::try_from(chart.series.len() + 1).unwrap_or(u16::MAX);
    sheet.write_string(0, last, TOPS)?;
    for (row, (value, _)) in (1..).zip(&chart.tops) {
        sheet.write_number(row, last, number(*value))?;
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_exactly_in_the_unit_that_is_shown() {
        let chart = Chart {
            rect: Rect::new(0, 0, 3, 2),
            plot: Rect::new(0, 1, 3, 1),
            gap: 60,
            top: 1,
            unit: 100_000_000,
            text: 1100,
            text_above: 1200,
            line: 1,
            axis: 1,
            categories: Vec::new(),
            series: Vec::new(),
            tops: Vec::new(),
        };
        let texts = [0, 1, 240_000_000, -50, 1_234_567_890].map(|value| shown(&chart, value));
        assert_eq!(texts, ["0", "0.00000001", "2.4", "-0.0000005", "12.3456789"]);
        assert_eq!([fraction(1, 3), fraction(3, 3)], ["0.333333", "1.000000"]);
    }
}
