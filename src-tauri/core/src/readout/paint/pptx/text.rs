use std::fmt::Write as _;

use super::colours::solid;
use super::escaped;
use crate::readout::scene::{Align, Emu, Face, Line, Rect, Run, TextBox};
use crate::readout::text::ascent_and_descent;

/// EMU in a hundredth of a point, the unit of line heights.
const HUNDREDTH: Emu = 127;
/// Gaps between runs wider than this many hundredths of the font's size are a space.
const SPACE: i64 = 12;

/// Lines as paragraphs of an exact height each, so that they stand where the scene has them.
pub(super) struct Paragraphs {
    pub xml: String,
    /// Where the first line begins, and where the last one ends.
    pub top: Emu,
    pub bottom: Emu,
}

/// The lines of a text; `None` where there is none.
pub(super) fn paragraphs(text: &TextBox) -> Option<Paragraphs> {
    let first = text.lines.first()?;
    let top = first.baseline - metrics(first).0;
    let (mut xml, mut bottom) = (String::new(), top);
    for line in &text.lines {
        let end = line.baseline + metrics(line).1;
        xml.push_str(&paragraph(line, text.rect, end - bottom, text.plate.is_some()));
        bottom = end;
    }
    Some(Paragraphs { xml, top, bottom })
}

/// Ascent and descent of a line's largest font.
fn metrics(line: &Line) -> (Emu, Emu) {
    ascent_and_descent(line.runs.iter().map(|run| run.font.size).max().unwrap_or(0))
}

fn paragraph(line: &Line, rect: Rect, height: Emu, is_plated: bool) -> String {
    let (Some(first), Some(last)) = (line.runs.first(), line.runs.last()) else { return String::new() };
    // Words flush right behind others stand at a tab stop.
    let has_tail = first.align == Align::Left && last.align == Align::Right && first.x < last.x;
    // LibreOffice has no eye for stops where a paragraph names its indents.
    let (indents, tabs) = if has_tail {
        ("", format!("<a:tabLst><a:tab pos=\"{}\" algn=\"r\"/></a:tabLst>", rect.width))
    } else {
        ("marL=\"0\" indent=\"0\" ", String::new())
    };
    let align = match first.align {
        Align::Left => "l",
        Align::Centre => "ctr",
        Align::Right => "r",
    };
    let mut xml = format!(
        "<a:p><a:pPr {indents}algn=\"{align}\"><a:lnSpc><a:spcPts val=\"{}\"/></a:lnSpc><a:spcBef>\
         <a:spcPts val=\"0\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft><a:buNone/>{tabs}</a:pPr>",
        height / HUNDREDTH
    );
    let mut before: Option<&Run> = None;
    for run in &line.runs {
        let lead = match before {
            Some(one) if has_tail && one.align == Align::Left && run.align == Align::Right => "\t",
            Some(one) if run.x - one.x - one.width > run.font.size * SPACE / 100 * HUNDREDTH => " ",
            _ => "",
        };
        xml.push_str(&run_xml(run, lead, is_plated));
        before = Some(run);
    }
    xml + "</a:p>"
}

fn run_xml(run: &Run, lead: &str, is_plated: bool) -> String {
    let mut properties = properties(run);
    if is_plated {
        properties = properties.replace("<a:latin", "<a:highlight><a:srgbClr val=\"FFFFFF\"/></a:highlight><a:latin");
    }
    let text = escaped(&run.text);
    if run.is_page_number {
        // The number is what it is now until whoever opens it counts again.
        return format!(
            "<a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\">{properties}<a:t>{text}</a:t></a:fld>"
        );
    }
    let mut xml = String::new();
    if lead == "\t" {
        // Escaped by itself: a tab is a control character.
        let _ = write!(xml, "<a:r>{properties}<a:t>&#9;{text}</a:t></a:r>");
    } else {
        let _ = write!(xml, "<a:r>{properties}<a:t>{lead}{text}</a:t></a:r>");
    }
    xml
}

fn properties(run: &Run) -> String {
    let face = match run.font.face {
        Face::Regular => "",
        Face::Bold => " b=\"1\"",
        Face::Italic => " i=\"1\"",
    };
    format!(
        "<a:rPr lang=\"en-US\" sz=\"{}\"{face} kern=\"0\" dirty=\"0\">{}<a:latin typeface=\"Arial\"/><a:cs typeface=\"Arial\"/></a:rPr>",
        run.font.size,
        solid(run.font.colour)
    )
}

/// The title as one paragraph that breaks by itself, so that it is a sentence to whoever edits it; and where its box begins and how wide
/// it is: no wider than its widest line, so that letters that stand closer elsewhere do not break it anew.
pub(super) fn title(text: &TextBox) -> (String, Emu, Emu) {
    let Some((line, first)) = text.lines.first().and_then(|line| Some((line, line.runs.first()?))) else {
        return ("<a:p><a:endParaRPr lang=\"en-US\"/></a:p>".to_owned(), text.rect.y, text.rect.width);
    };
    let (ascent, descent) = ascent_and_descent(first.font.size);
    let leading = text.lines.get(1).map_or(ascent + descent, |second| second.baseline - line.baseline);
    let xml = format!(
        "<a:p><a:pPr algn=\"l\"><a:lnSpc><a:spcPts val=\"{}\"/></a:lnSpc></a:pPr><a:r>{}<a:t>{}</a:t></a:r></a:p>",
        leading / HUNDREDTH,
        properties(first),
        escaped(&text.words())
    );
    // A line of an exact height has its descent at its foot.
    let end = |line: &Line| line.runs.last().map_or(0, |run| run.x + run.width - text.rect.x);
    let widest = text.lines.iter().map(end).max().unwrap_or(0);
    // One line has all of its room, for whoever writes a longer one.
    let width = if text.lines.len() > 1 { widest } else { text.rect.width };
    (xml, line.baseline + descent - leading, width)
}
