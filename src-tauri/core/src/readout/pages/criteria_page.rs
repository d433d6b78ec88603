//! The criteria on one upright page: the rules word for word, who signed them, and room to sign on paper.

use std::sync::Arc;

use crate::readout::scene::{EMU_PER_POINT, Element, Emu, Face, Page, Rect, Rule, Scene, TextBox, Title};
use crate::readout::text::{Anchor, Paragraph, Span, compose};
use crate::readout::theme::{HAIRLINE, INK, INK_2, font, stroke};

/// 20 mm.
const MARGIN: Emu = 720_000;
const BODY: Rect = Page::A4.rect().inset(MARGIN, MARGIN, MARGIN, MARGIN);
const TITLE: Rect = Rect::new(BODY.x, BODY.y, BODY.width, pt(56));
const RULES_TOP: Emu = BODY.y + pt(92);
const SIGNATURES_TOP: Emu = BODY.bottom() - pt(172);
/// How the rules are read, above the signatures.
const TERMS_HEIGHT: Emu = pt(60);
const FOOT_TOP: Emu = BODY.bottom() - pt(30);
const GAP: Emu = pt(28);
/// From the largest to the smallest that twenty long rules still fit in, hundredths of a point.
const RULE_SIZES: [i64; 8] = [1400, 1200, 1100, 1000, 900, 800, 700, 600];

const TERMS: &str = "Quarters are closed fiscal quarters up to the one under review. A deal counts once, by the day it was \
                     created, whatever its stage. Of a partner that started, or whose deals were first known, after the \
                     quarters that count began, the history is insufficient: it is neither demoted nor sunset. Whoever decides \
                     otherwise than proposed says why in writing.";

/// What stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaPage {
    pub company: String,
    /// "Partner criteria, version 2".
    pub title: String,
    /// "As of 6 July 2026. Review of Q2 2026."
    pub as_of: String,
    /// The rules as sentences.
    pub rules: Vec<String>,
    pub signatures: Vec<PageSignature>,
    /// "SHA-256 of these words: ..".
    pub hash: String,
}

/// Who signs, and when it was signed in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageSignature {
    /// "Head of partnerships".
    pub role: String,
    /// Empty while it is not signed.
    pub name: String,
    /// "6 Jul 2026, 09:12 UTC".
    pub at: String,
}

const fn pt(points: i64) -> Emu {
    points * EMU_PER_POINT
}

/// The page.
#[must_use]
pub fn draw(page: &CriteriaPage) -> Scene {
    let line = |text: &str, face, size, colour, leading| {
        Paragraph::new(vec![Span::new(text, font(face, size, colour))], leading).down_to(700)
    };
    let title = compose(&[line(&page.title, Face::Bold, 2000, INK, pt(28)).up_to(2).down_to(1400)], TITLE, Anchor::Top);
    let under = Rect::new(BODY.x, BODY.y + pt(34), BODY.width, pt(40));
    let mut elements = vec![
        Element::Text(compose(
            &[
                line(&page.company, Face::Regular, 1100, INK, pt(16)),
                line(&page.as_of, Face::Regular, 1000, INK_2, pt(15)),
            ],
            under,
            Anchor::Top,
        )),
        rule(BODY.x, BODY.y + pt(84), BODY.width, pt(1)),
        Element::Text(rules(&page.rules)),
    ];
    let terms = Rect::new(BODY.x, SIGNATURES_TOP - TERMS_HEIGHT - pt(16), BODY.width, TERMS_HEIGHT);
    let terms_text = line(TERMS, Face::Regular, 900, INK_2, pt(13)).up_to(4);
    elements.push(Element::Text(compose(&[terms_text], terms, Anchor::Bottom)));
    let width = (BODY.width - GAP) / 2;
    for (place, signature) in (0..).zip(&page.signatures) {
        elements.extend(signed(signature, BODY.x + place * (width + GAP), width));
    }
    let foot = Rect::new(BODY.x, FOOT_TOP, BODY.width, pt(30));
    elements.push(Element::Text(compose(
        &[line(&page.hash, Face::Regular, 800, INK_2, pt(12)).up_to(2)],
        foot,
        Anchor::Bottom,
    )));
    let alt = format!("{}. {}", page.title, page.rules.join(" "));
    Scene {
        page: Page::A4,
        title: Title { sentence: page.title.clone(), text: title },
        elements,
        alt,
        brand: Arc::default(),
    }
}

/// Numbered, in the largest size in which all of them fit.
fn rules(sentences: &[String]) -> TextBox {
    let rect = Rect::new(BODY.x, RULES_TOP, BODY.width, SIGNATURES_TOP - TERMS_HEIGHT - pt(28) - RULES_TOP);
    let set = |size: i64| {
        let leading = size * EMU_PER_POINT * 135 / 10_000;
        let gap = if size < 900 { leading / 4 } else { leading / 2 };
        let paragraph = |(place, sentence): (usize, &String)| {
            let spans = vec![
                Span::new(format!("{}. ", place + 1), font(Face::Bold, size, INK)),
                Span::new(sentence, font(Face::Regular, size, INK)),
            ];
            Paragraph::new(spans, leading).up_to(12).after(gap)
        };
        compose(&sentences.iter().enumerate().map(paragraph).collect::<Vec<_>>(), rect, Anchor::Top)
    };
    let [largest, smaller @ ..] = RULE_SIZES;
    smaller.into_iter().fold(set(largest), |text, size| if text.is_cut { set(size) } else { text })
}

/// A column: the role, who signed in the document, and a line for the pen.
fn signed(signature: &PageSignature, x: Emu, width: Emu) -> Vec<Element> {
    let span = |text: String, face, size, colour| vec![Span::new(text, font(face, size, colour))];
    let [name, at] = if signature.name.is_empty() {
        ["Not signed in the document".to_owned(), String::new()]
    } else {
        [signature.name.clone(), format!("Signed in the document on {}", signature.at)]
    };
    let lines = [
        Paragraph::new(span(signature.role.clone(), Face::Bold, 1000, INK_2), pt(15)).down_to(700),
        Paragraph::new(span(name, Face::Bold, 1200, INK), pt(18)).down_to(700).after(pt(4)),
        Paragraph::new(span(at, Face::Regular, 900, INK_2), pt(13)).down_to(700),
    ];
    let text = compose(&lines, Rect::new(x, SIGNATURES_TOP, width, pt(56)), Anchor::Top);
    let pen = SIGNATURES_TOP + pt(104);
    let label = Paragraph::new(span("Signature and day".to_owned(), Face::Regular, 900, INK_2), pt(13));
    let below = compose(&[label], Rect::new(x, pen + pt(4), width, pt(16)), Anchor::Top);
    vec![Element::Text(text), rule(x, pen, width, pt(1) / 2), Element::Text(below)]
}

fn rule(x: Emu, y: Emu, length: Emu, width: Emu) -> Element {
    Element::Rule(Rule { x, y, length, stroke: stroke(width, HAIRLINE) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rules: Vec<String>) -> CriteriaPage {
        let signature = |role: &str, name: &str| PageSignature {
            role: role.to_owned(),
            name: name.to_owned(),
            at: "6 Jul 2026, 09:12 UTC".to_owned(),
        };
        CriteriaPage {
            company: "Northfold".to_owned(),
            title: "Partner criteria, version 1".to_owned(),
            as_of: "As of 6 July 2026.".to_owned(),
            rules,
            signatures: vec![signature("Head of partnerships", "Ana Ruiz"), signature("CRO", "")],
            hash: format!("SHA-256 of these words: {}", "0123456789abcdef".repeat(4)),
        }
    }

    #[test]
    fn twenty_long_rules_stand_on_the_page_and_none_leaves_it() {
        let sentence = "Tier 2 moves to Tier 1 at 6 or more co-sell deals, $250,000 or more sourced pipeline and 4.00 or more PSAT \
                        within two consecutive quarters, for SI, ISV, reseller and alliance partners.";
        let scene = draw(&page(vec![sentence.to_owned(); 20]));
        assert!(scene.texts().iter().all(|text| !text.is_cut));
        for text in scene.texts() {
            assert!(text.rect.right() <= Page::A4.width && text.rect.bottom() <= Page::A4.height);
        }
        let words: String = scene.texts().iter().map(|text| text.words()).collect::<Vec<_>>().join(" ");
        assert_eq!(words.matches("PSAT").count(), 20);
        assert!(words.contains("Signed in the document on 6 Jul 2026") && words.contains("Not signed in the document"));
    }
}
