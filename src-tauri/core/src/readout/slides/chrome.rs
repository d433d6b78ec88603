//! What every slide has: the title with its rule, and the footer.

use std::sync::Arc;

use crate::readout::SlideFrame;
use crate::readout::scene::{Align, Element, Emu, Face, Page, Rect, Rule, Scene, TextBox, Title};
use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
use crate::readout::theme::{HAIRLINE, INK, INK_2, font, px, stroke};

/// Left and right margin.
pub(super) const LEFT: Emu = px(72);
pub(super) const BODY: Rect = Rect::new(LEFT, px(192), px(1776), px(780));
/// A sentence of two lines at 22 pt; one that is longer shrinks to 18 pt before it is cut.
const TITLE: Rect = Rect::new(LEFT, px(54), px(1776), px(106));
const TITLE_SIZE: i64 = 2200;
pub(super) const TITLE_FLOOR: i64 = 1800;
pub(super) const TITLE_LINES: usize = 2;
/// Stands between the footer's facts; plain spaces would fall together in SVG.
const BAR: &str = "\u{a0}\u{a0}\u{a0}|\u{a0}\u{a0}\u{a0}";
const FOOT_TOP: Emu = px(996);
const FOOT_SIZE: i64 = 900;
const FOOT_FLOOR: i64 = 750;

/// Title and footer around `body`. `note` explains the slide's words; `page` counts from 1.
pub(super) fn scene(sentence: String, note: &str, frame: &SlideFrame, page: usize, body: Vec<Element>) -> Scene {
    let rule = |y, width, colour| Element::Rule(Rule { x: LEFT, y, length: BODY.width, stroke: stroke(width, colour) });
    let (right, left_width) = identity(frame, page);
    let mut elements = vec![rule(px(172), px(2), INK)];
    elements.extend(body);
    elements.extend([
        rule(FOOT_TOP, px(1), HAIRLINE),
        Element::Text(notes(note, frame, left_width)),
        Element::Text(right),
    ]);
    let alt = format!("{sentence}. {note}");
    Scene { page: Page::SLIDE, title: title(sentence), elements, alt, brand: Arc::clone(&frame.brand) }
}

fn title(sentence: String) -> Title {
    let span = Span::new(sentence.clone(), font(Face::Bold, TITLE_SIZE, INK));
    let lines = Paragraph::new(vec![span], px(52)).up_to(TITLE_LINES).down_to(TITLE_FLOOR);
    Title { sentence, text: compose(&[lines], TITLE, Anchor::Top) }
}

/// The slide under another title.
pub(in crate::readout) fn retitled(scene: Scene, sentence: &str) -> Scene {
    let alt = scene.alt.replacen(&scene.title.sentence, sentence, 1);
    Scene { title: title(sentence.to_owned()), alt, ..scene }
}

/// The right half of the footer, and the room it leaves to the left one.
fn identity(frame: &SlideFrame, page: usize) -> (TextBox, Emu) {
    let plain = |text: String| Span::new(text, font(Face::Regular, FOOT_SIZE, INK_2));
    let facts = format!("As of {}{BAR}{}{BAR}", frame.as_of, frame.company);
    let number = page.to_string();
    let wanted = width(&facts, Face::Regular, FOOT_SIZE) + width(&number, Face::Bold, FOOT_SIZE);
    let wanted = wanted.max(width(&frame.confidentiality, Face::Regular, FOOT_SIZE)) + px(4);
    let taken = wanted.min(BODY.width * 45 / 100);
    let foot = |spans| Paragraph::new(spans, px(23)).aligned(Align::Right).down_to(FOOT_FLOOR);
    let page = Span::page_number(page, font(Face::Bold, FOOT_SIZE, INK_2));
    let lines = [foot(vec![plain(frame.confidentiality.clone())]), foot(vec![plain(facts), page])];
    let rect = Rect::new(BODY.right() - taken, FOOT_TOP + px(12), taken, px(46));
    (compose(&lines, rect, Anchor::Top), BODY.width - taken - px(24))
}

fn notes(note: &str, frame: &SlideFrame, width: Emu) -> TextBox {
    let line = |text: String| {
        Paragraph::new(vec![Span::new(text, font(Face::Regular, FOOT_SIZE, INK_2))], px(23)).down_to(FOOT_FLOOR)
    };
    let lines = [line(note.to_owned()), line(format!("Source: {}", frame.source))];
    compose(&lines, Rect::new(LEFT, FOOT_TOP + px(12), width, px(46)), Anchor::Top)
}
