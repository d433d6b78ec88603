use std::ops::Range;

use super::breaking::{Glyph, break_lines, glyphs, shrunk, total, trimmed};
use super::measure::{advance, ascent_and_descent};
use crate::readout::scene::{Align, Emu, Font, Line, Rect, Run, TextBox};

/// Fonts shrink by half a point at a time.
const SHRINK_STEP: i64 = 50;
const ELLIPSIS: char = '…';

/// Words in one font.
#[derive(Clone, Debug)]
pub struct Span {
    pub text: String,
    pub font: Font,
    is_page_number: bool,
}

impl Span {
    pub fn new(text: impl Into<String>, font: Font) -> Self {
        Self { text: text.into(), font, is_page_number: false }
    }

    /// The number of the slide it stands on.
    pub fn page_number(number: usize, font: Font) -> Self {
        Self { text: number.to_string(), font, is_page_number: true }
    }
}

/// Spans that flow together. What does not fit its lines shrinks down to `floor`, then ends in an ellipsis.
#[derive(Clone, Debug)]
pub struct Paragraph {
    spans: Vec<Span>,
    tail: Vec<Span>,
    align: Align,
    leading: Emu,
    before: Emu,
    max_lines: usize,
    floor: i64,
}

impl Paragraph {
    /// One line, `leading` high, left aligned, that does not shrink.
    #[must_use]
    pub fn new(spans: Vec<Span>, leading: Emu) -> Self {
        Self { spans, tail: Vec::new(), align: Align::Left, leading, before: 0, max_lines: 1, floor: i64::MAX }
    }

    /// Words flush right on the same line; they take their room first.
    #[must_use]
    pub fn with_tail(self, tail: Vec<Span>) -> Self {
        Self { tail, ..self }
    }

    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// Room above.
    #[must_use]
    pub fn after(self, before: Emu) -> Self {
        Self { before, ..self }
    }

    #[must_use]
    pub fn up_to(self, max_lines: usize) -> Self {
        Self { max_lines, ..self }
    }

    /// The smallest size, in hundredths of a point, this may shrink to.
    #[must_use]
    pub fn down_to(self, floor: i64) -> Self {
        Self { floor, ..self }
    }
}

/// Where a text stands that is lower than its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Top,
    Middle,
    Bottom,
}

/// Breaks and places `paragraphs` in `rect`. No text ever leaves it: lines that find no room are left out, and the
/// box says so.
#[must_use]
pub fn compose(paragraphs: &[Paragraph], rect: Rect, anchor: Anchor) -> TextBox {
    let mut text = TextBox { rect, lines: Vec::new(), plate: None, is_cut: false, whole: String::new() };
    let mut y = rect.y;
    for paragraph in paragraphs {
        let set = SetParagraph::fit(paragraph, rect.width);
        text.is_cut |= set.is_cut;
        y += paragraph.before;
        for index in 0..set.lines.len() {
            if y + paragraph.leading > rect.bottom() {
                text.is_cut = true;
                break;
            }
            text.lines.push(set.place(index, rect, y));
            y += paragraph.leading;
        }
    }
    if text.is_cut {
        let spans = paragraphs.iter().flat_map(|paragraph| paragraph.spans.iter().chain(&paragraph.tail));
        text.whole = spans.map(|span| span.text.trim()).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let free = rect.bottom() - y;
    let shift = match anchor {
        Anchor::Top => 0,
        Anchor::Middle => free / 2,
        Anchor::Bottom => free,
    };
    text.lines.iter_mut().for_each(|line| line.baseline += shift.max(0));
    text
}

/// A paragraph at the size that fits, its lines resolved.
struct SetParagraph<'a> {
    paragraph: &'a Paragraph,
    shrink: i64,
    lead: Vec<Glyph>,
    tail: Vec<Glyph>,
    lines: Vec<Range<usize>>,
    is_cut: bool,
}

impl<'a> SetParagraph<'a> {
    fn fit(paragraph: &'a Paragraph, width: Emu) -> Self {
        let largest = paragraph.spans.iter().chain(&paragraph.tail).map(|span| span.font.size).max().unwrap_or(0);
        let mut shrink = 0;
        loop {
            let mut set = Self::at(paragraph, shrink, width);
            if set.fits(width) {
                return set;
            }
            if largest - shrink <= paragraph.floor {
                set.cut(width);
                return set;
            }
            shrink += SHRINK_STEP;
        }
    }

    fn at(paragraph: &'a Paragraph, shrink: i64, width: Emu) -> Self {
        let lead = glyphs(&paragraph.spans, shrink, paragraph.floor);
        let tail = glyphs(&paragraph.tail, shrink, paragraph.floor);
        let mut set = Self { paragraph, shrink, lead, tail, lines: Vec::new(), is_cut: false };
        set.lines = break_lines(&set.lead, set.lead_width(width));
        // An empty lead still needs a line for the tail to stand on.
        if set.lines.is_empty() && !set.tail.is_empty() {
            set.lines.push(0..0);
        }
        set
    }

    /// What the tail and a gap of half an em leave.
    fn lead_width(&self, width: Emu) -> Emu {
        let Some(span) = self.paragraph.tail.first() else { return width };
        let gap = shrunk(span.font.size, self.shrink, self.paragraph.floor) * 127 / 2;
        (width - total(&self.tail) - gap).max(0)
    }

    fn fits(&self, width: Emu) -> bool {
        let lead_width = self.lead_width(width);
        self.lines.len() <= self.paragraph.max_lines
            && total(&self.tail) <= width
            && self.lines.iter().all(|line| total(&self.lead[line.clone()]) <= lead_width)
    }

    fn cut(&mut self, width: Emu) {
        self.is_cut = true;
        if total(&self.tail) > width {
            let all = 0..self.tail.len();
            let dots = self.dots(&self.paragraph.tail, 0);
            end_in_ellipsis(&mut self.tail, all, width, dots);
        }
        let lead_width = self.lead_width(width);
        self.lines.truncate(self.paragraph.max_lines.max(1));
        if let Some(last) = self.lines.pop().filter(|last| !last.is_empty()) {
            let all = last.start..self.lead.len();
            let dots = self.dots(&self.paragraph.spans, self.lead[last.start].span);
            self.lines.push(end_in_ellipsis(&mut self.lead, all, lead_width, dots));
        }
    }

    fn dots(&self, spans: &[Span], span: usize) -> Glyph {
        let font = spans[span].font;
        let size = shrunk(font.size, self.shrink, self.paragraph.floor);
        Glyph { letter: ELLIPSIS, span, width: advance(ELLIPSIS, font.face, size) }
    }

    fn place(&self, index: usize, rect: Rect, y: Emu) -> Line {
        let range = self.lines[index].clone();
        let free = rect.width - total(&self.lead[range.clone()]);
        let x = rect.x
            + match self.paragraph.align {
                Align::Left => 0,
                Align::Centre => free / 2,
                Align::Right => free,
            };
        let mut runs = self.runs(&self.lead[range], &self.paragraph.spans, x, self.paragraph.align);
        if index + 1 == self.lines.len() && !self.tail.is_empty() {
            let x = rect.right() - total(&self.tail);
            runs.extend(self.runs(&self.tail, &self.paragraph.tail, x, Align::Right));
        }
        let size = runs.iter().map(|run| run.font.size).max().unwrap_or(0);
        let (ascent, descent) = ascent_and_descent(size);
        Line { baseline: y + (self.paragraph.leading - ascent - descent) / 2 + ascent, runs }
    }

    /// Groups glyphs of one span into runs, their outer spaces turned into place.
    fn runs(&self, glyphs: &[Glyph], spans: &[Span], mut x: Emu, align: Align) -> Vec<Run> {
        let mut runs = Vec::new();
        for group in glyphs.chunk_by(|a, b| a.span == b.span) {
            let is_blank = |glyph: &&Glyph| glyph.letter == ' ';
            let before = group.iter().take_while(is_blank).count();
            let words = trimmed(group, before..group.len().max(before));
            let start = x + total(&group[..before]);
            x += total(group);
            if words.is_empty() {
                continue;
            }
            let words = &group[words];
            let span = &spans[words[0].span];
            let mut font = span.font;
            font.size = shrunk(font.size, self.shrink, self.paragraph.floor);
            let text = words.iter().map(|glyph| glyph.letter).collect();
            let is_page_number = span.is_page_number;
            runs.push(Run { text, font, x: start, width: total(words), align, is_page_number });
        }
        runs
    }
}

/// Puts `dots` where `glyphs[range]` outgrows `width`, and returns what is left of the range.
fn end_in_ellipsis(glyphs: &mut Vec<Glyph>, range: Range<usize>, width: Emu, dots: Glyph) -> Range<usize> {
    let mut used = dots.width;
    let mut end = range.start;
    for glyph in &glyphs[range.clone()] {
        used += glyph.width;
        if used > width {
            break;
        }
        end += 1;
    }
    let end = trimmed(glyphs, range.start..end).end;
    glyphs.truncate(end);
    if dots.width > width {
        return range.start..end;
    }
    glyphs.push(dots);
    range.start..end + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readout::scene::Face;
    use crate::readout::theme::{INK, font, px};

    fn set(words: &str, width: Emu, change: impl FnOnce(Paragraph) -> Paragraph) -> TextBox {
        let paragraph = Paragraph::new(vec![Span::new(words, font(Face::Regular, 1000, INK))], px(24));
        compose(&[change(paragraph)], Rect::new(0, 0, width, px(200)), Anchor::Top)
    }

    #[test]
    fn a_line_breaks_between_words() {
        let text = set("Halden & Rowe of the north", px(120), |paragraph| paragraph.up_to(4));
        let lines: Vec<_> = text.lines.iter().map(|line| line.runs[0].text.as_str()).collect();
        assert_eq!(lines, ["Halden &", "Rowe of the", "north"]);
        assert!(!text.is_cut);
    }

    #[test]
    fn a_long_name_shrinks_before_it_is_cut() {
        let text = set("Consolidated Northern Systems", px(260), |paragraph| paragraph.down_to(800));
        assert!(!text.is_cut && text.lines[0].runs[0].font.size < 1000);
        let text = set("Consolidated Northern Systems", px(120), |paragraph| paragraph.down_to(800));
        assert!(text.is_cut && text.lines[0].runs[0].text.ends_with('…'));
        assert!(text.lines[0].runs[0].width <= px(120));
    }

    #[test]
    fn a_tail_keeps_its_room_and_the_lead_gives_way() {
        let number = Span::new("$2.80M", font(Face::Bold, 1000, INK));
        let text = set("Sourced over two quarters", px(160), |paragraph| paragraph.with_tail(vec![number]));
        let runs = &text.lines[0].runs;
        assert!(runs[0].text.ends_with('…') && runs[1].text == "$2.80M");
        assert_eq!(runs[1].x + runs[1].width, px(160));
    }

    #[test]
    fn a_line_feed_in_a_name_does_not_make_two_lines() {
        assert_eq!(set("Halden\n& Rowe", px(400), |paragraph| paragraph).words(), "Halden & Rowe");
    }

    #[test]
    fn scripts_without_spaces_break_too() {
        let text = set("東京都港区六本木一丁目", px(100), |paragraph| paragraph.up_to(3));
        assert_eq!(text.lines.len(), 3);
    }
}
