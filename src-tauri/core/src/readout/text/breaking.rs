use std::ops::Range;

use super::Span;
use super::measure::{advance, is_missing};
use crate::readout::scene::Emu;

/// A character with the span it comes from and its width.
#[derive(Clone, Copy)]
pub(super) struct Glyph {
    pub letter: char,
    pub span: usize,
    pub width: Emu,
}

/// The characters of `spans`, each font `shrink` hundredths of a point smaller but not below `floor`.
/// White space and control characters become one space, as SVG draws them: a name with a line feed stays one name.
pub(super) fn glyphs(spans: &[Span], shrink: i64, floor: i64) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let size = shrunk(span.font.size, shrink, floor);
        for letter in span.text.chars() {
            let is_blank = letter != '\u{a0}' && (letter.is_whitespace() || letter.is_control());
            let letter = if is_blank { ' ' } else { letter };
            let follows_blank = glyphs.last().is_some_and(|glyph: &Glyph| glyph.letter == ' ');
            if letter == ' ' && follows_blank {
                continue;
            }
            glyphs.push(Glyph { letter, span: index, width: advance(letter, span.font.face, size) });
        }
    }
    glyphs
}

pub(super) fn shrunk(size: i64, shrink: i64, floor: i64) -> i64 {
    (size - shrink).max(floor.min(size))
}

pub(super) fn total(glyphs: &[Glyph]) -> Emu {
    glyphs.iter().map(|glyph| glyph.width).sum()
}

/// Greedy lines no wider than `width`, without the spaces at their ends. A word wider than a line is broken within.
pub(super) fn break_lines(glyphs: &[Glyph], width: Emu) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        start += glyphs[start..].iter().take_while(|glyph| glyph.letter == ' ').count();
        if start == glyphs.len() {
            return lines;
        }
        let end = line_end(glyphs, start, width);
        lines.push(trimmed(glyphs, start..end));
        start = end;
    }
}

/// `range` without the spaces at its end.
pub(super) fn trimmed(glyphs: &[Glyph], range: Range<usize>) -> Range<usize> {
    let spaces = glyphs[range.clone()].iter().rev().take_while(|glyph| glyph.letter == ' ').count();
    range.start..range.end - spaces
}

fn line_end(glyphs: &[Glyph], start: usize, width: Emu) -> usize {
    let mut used = 0;
    let mut last_break = None;
    for (index, glyph) in glyphs.iter().enumerate().skip(start) {
        used += glyph.width;
        // A space may hang over the edge: nobody sees it.
        if used > width && glyph.letter != ' ' {
            return last_break.unwrap_or(index).max(start + 1);
        }
        if may_break_after(glyphs, index) {
            last_break = Some(index + 1);
        }
    }
    glyphs.len()
}

fn may_break_after(glyphs: &[Glyph], index: usize) -> bool {
    let letter = glyphs[index].letter;
    let Some(next) = glyphs.get(index + 1) else { return true };
    match letter {
        ' ' | '/' => true,
        '-' | '–' => next.letter.is_alphabetic(),
        // Scripts Arimo lacks are mostly written without spaces.
        _ => is_ideograph(letter) && next.width > 0 && next.letter.is_alphanumeric(),
    }
}

fn is_ideograph(letter: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&letter) && is_missing(letter)
}
