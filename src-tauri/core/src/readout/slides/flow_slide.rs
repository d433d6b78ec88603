//! Where money and people move: from the left what gives, to the right what takes, over a table that balances.

use super::chrome::{BODY, scene};
use super::columns_slide::heading;
use super::grid::{Grid, draw as grid};
use crate::readout::SlideFrame;
use crate::readout::scene::{Align, Edges, Element, Emu, Face, Fill, Group, Panel, Rect, Scene, Shape, Step};
use crate::readout::text::{Anchor, Paragraph, Span, compose};
use crate::readout::theme::{INK, INK_2, INK_3, RAMP, font, px};

/// What a slide of flows says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowSlide {
    pub title: String,
    pub note: String,
    /// One or two, side by side.
    pub flows: Vec<Flows>,
    pub grid: Grid,
}

/// Amounts that change place. What gives adds up to what takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flows {
    pub heading: String,
    pub from: Vec<Node>,
    pub to: Vec<Node>,
    pub alt: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// "11 sunsets, Tier 3".
    pub label: String,
    /// "$132k".
    pub text: String,
    /// More than nothing, in the smallest unit.
    pub amount: i64,
}

/// An amount from one node to another, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub from: usize,
    pub to: usize,
    pub amount: i64,
}

const DIAGRAM: Emu = px(430);
const GAP: Emu = px(70);
const BAR: Emu = px(14);
/// What the two lines of a label take.
const LABEL: Emu = px(50);
const BETWEEN: Emu = px(12);
const OPACITY: u8 = 34;

/// Which node gives to which: in order, as much as both have left.
pub fn links(flows: &Flows) -> Vec<Link> {
    let mut links = Vec::new();
    let mut left: Vec<i64> = flows.from.iter().map(|node| node.amount).collect();
    let mut wanted: Vec<i64> = flows.to.iter().map(|node| node.amount).collect();
    let (mut from, mut to) = (0, 0);
    while from < left.len() && to < wanted.len() {
        let amount = left[from].min(wanted[to]);
        if amount > 0 {
            links.push(Link { from, to, amount });
        }
        left[from] -= amount;
        wanted[to] -= amount;
        if left[from] <= 0 {
            from += 1;
        } else {
            to += 1;
        }
    }
    links
}

/// The slide as number `number`.
pub fn draw(slide: &FlowSlide, frame: &SlideFrame, number: usize) -> Scene {
    let mut body = Vec::new();
    let halves = match slide.flows.len() {
        0 | 1 => vec![BODY],
        _ => {
            let left = (BODY.width - GAP) * 57 / 100 / px(1) * px(1);
            vec![Rect { width: left, ..BODY }, Rect { x: BODY.x + left + GAP, width: BODY.width - left - GAP, ..BODY }]
        }
    };
    for (flows, half) in slide.flows.iter().zip(halves) {
        body.extend(heading(&flows.heading, half));
        let area = Rect::new(half.x, half.y + px(52), half.width, DIAGRAM - px(52));
        let elements = diagram(flows, area);
        body.push(Element::Group(Group { name: flows.heading.clone(), alt: flows.alt.clone(), elements, chart: None }));
    }
    let table = Rect::new(BODY.x, BODY.y + DIAGRAM + px(20), BODY.width, BODY.height - DIAGRAM - px(20));
    body.push(Element::Table(grid(&slide.grid, table)));
    scene(slide.title.clone(), &slide.note, frame, number, body)
}

/// Where a node stands.
#[derive(Clone, Copy)]
struct Stand {
    y: Emu,
    height: Emu,
}

fn diagram(flows: &Flows, area: Rect) -> Vec<Element> {
    let words = (area.width * 30 / 100).min(px(280));
    let scale = scale(flows, area.height);
    let stands = |nodes: &[Node]| stands(nodes, area, scale);
    let (from, to) = (stands(&flows.from), stands(&flows.to));
    let (left, right) = (area.x + words, area.right() - words - BAR);
    let mut elements = Vec::new();
    let mut given = vec![0; from.len()];
    let mut taken = vec![0; to.len()];
    for link in links(flows) {
        let height = scaled(link.amount, scale);
        let start = from[link.from].y + given[link.from];
        let end = to[link.to].y + taken[link.to];
        given[link.from] += height;
        taken[link.to] += height;
        let name = format!("{} to {}", flows.from[link.from].label, flows.to[link.to].label);
        elements.push(Element::Shape(band(name, (left + BAR, start), (right, end), height, sink(link.to))));
    }
    for (place, (node, stand)) in flows.from.iter().zip(&from).enumerate() {
        elements.extend(node_elements(node, *stand, left, (area.x, words - px(14)), Align::Right, (place, false)));
    }
    for (place, (node, stand)) in flows.to.iter().zip(&to).enumerate() {
        let label = (right + BAR + px(14), words - px(14));
        elements.extend(node_elements(node, *stand, right, label, Align::Left, (place, true)));
    }
    elements
}

/// EMU per amount, as a fraction, so that both sides with their labels fit the height.
fn scale(flows: &Flows, height: Emu) -> (Emu, i64) {
    let total = flows
        .from
        .iter()
        .map(|node| node.amount)
        .sum::<i64>()
        .max(flows.to.iter().map(|node| node.amount).sum())
        .max(1);
    let fits = |tall: Emu| {
        [&flows.from, &flows.to].iter().all(|nodes| {
            let gaps = BETWEEN * i64::try_from(nodes.len().saturating_sub(1)).unwrap_or(0);
            let slots: Emu = nodes.iter().map(|node| scaled(node.amount, (tall, total)).max(LABEL)).sum();
            slots + gaps <= height
        })
    };
    let mut tall = height;
    while tall > px(8) && !fits(tall) {
        tall -= px(4);
    }
    (tall, total)
}

fn scaled(amount: i64, (tall, total): (Emu, i64)) -> Emu {
    let height = i128::from(amount) * i128::from(tall) / i128::from(total);
    i64::try_from(height).unwrap_or(0).max(px(1))
}

/// One below the other, each with room for its label, all of them in the middle of the area.
fn stands(nodes: &[Node], area: Rect, scale: (Emu, i64)) -> Vec<Stand> {
    let slots: Vec<Emu> = nodes.iter().map(|node| scaled(node.amount, scale).max(LABEL)).collect();
    let gaps = i64::try_from(nodes.len().saturating_sub(1)).unwrap_or(0);
    let free = (area.height - slots.iter().sum::<Emu>() - BETWEEN * gaps).max(0);
    let mut y = area.y + free / 2;
    let mut stands = Vec::new();
    for (node, slot) in nodes.iter().zip(slots) {
        let height = scaled(node.amount, scale);
        stands.push(Stand { y: y + (slot - height) / 2, height });
        y += slot + BETWEEN;
    }
    stands
}

fn sink(place: usize) -> crate::readout::theme::Colour {
    RAMP[[6, 5, 4][place.min(2)]]
}

fn band(name: String, start: (Emu, Emu), end: (Emu, Emu), height: Emu, colour: crate::readout::theme::Colour) -> Shape {
    let middle = start.0.midpoint(end.0);
    let path = vec![
        Step::Move(start.0, start.1),
        Step::Curve([(middle, start.1), (middle, end.1), end]),
        Step::Line(end.0, end.1 + height),
        Step::Curve([(middle, end.1 + height), (middle, start.1 + height), (start.0, start.1 + height)]),
        Step::Close,
    ];
    Shape { name, path, fill: Some((colour, OPACITY)), stroke: None }
}

fn node_elements(
    node: &Node,
    stand: Stand,
    x: Emu,
    (label_x, label_width): (Emu, Emu),
    align: Align,
    (place, takes): (usize, bool),
) -> Vec<Element> {
    let fill = Fill::Solid(if takes { sink(place) } else { INK_3 });
    let bar = Panel { rect: Rect::new(x, stand.y, BAR, stand.height), fill, edges: Edges::default(), text: None };
    let line = |text: &str, face, size, colour, leading| {
        Paragraph::new(vec![Span::new(text, font(face, size, colour))], leading).aligned(align).down_to(700)
    };
    let lines = [line(&node.text, Face::Bold, 1100, INK, px(26)), line(&node.label, Face::Regular, 950, INK_2, px(23))];
    let rect = Rect::new(label_x, stand.y + stand.height / 2 - LABEL / 2, label_width, LABEL);
    vec![Element::Panel(bar), Element::Text(compose(&lines, rect, Anchor::Middle))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_amount_finds_its_place() {
        let nodes = |amounts: &[i64]| -> Vec<Node> {
            amounts.iter().map(|amount| Node { label: String::new(), text: String::new(), amount: *amount }).collect()
        };
        let flows = Flows {
            heading: String::new(),
            from: nodes(&[260, 228, 132, 80]),
            to: nodes(&[600, 60, 40]),
            alt: String::new(),
        };
        let links: Vec<(usize, usize, i64)> =
            links(&flows).into_iter().map(|link| (link.from, link.to, link.amount)).collect();
        assert_eq!(links, [(0, 0, 260), (1, 0, 228), (2, 0, 112), (2, 1, 20), (3, 1, 40), (3, 2, 40)]);
    }
}
