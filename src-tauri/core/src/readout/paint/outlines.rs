//! Curves, dashes and hatches as the straight lines and polygons they are drawn by.

use crate::readout::scene::{Emu, Rect, Step};
use crate::readout::theme::px;

const DASH: Emu = px(6);
/// Straight pieces a curve is drawn in.
const PIECES: Emu = 40;

/// The points of a path, curves in short straight pieces.
pub fn flattened(path: &[Step]) -> Vec<(Emu, Emu)> {
    let mut points: Vec<(Emu, Emu)> = Vec::new();
    for step in path {
        match *step {
            Step::Move(x, y) | Step::Line(x, y) => points.push((x, y)),
            Step::Curve([first, second, end]) => {
                let start = points.last().copied().unwrap_or(first);
                points.extend((1..=PIECES).map(|piece| on_curve([start, first, second, end], piece)));
            }
            Step::Close => points.extend(points.first().copied()),
        }
    }
    points
}

/// The point of a cubic curve after so many of its pieces.
fn on_curve(points: [(Emu, Emu); 4], piece: Emu) -> (Emu, Emu) {
    let (after, before) = (piece, PIECES - piece);
    let weights =
        [before * before * before, 3 * before * before * after, 3 * before * after * after, after * after * after];
    let along = |of: fn((Emu, Emu)) -> Emu| {
        let sum: Emu = points.into_iter().zip(weights).map(|(point, weight)| of(point) * weight).sum();
        sum / (PIECES * PIECES * PIECES)
    };
    (along(|point| point.0), along(|point| point.1))
}

/// Start and length of the pieces of a line.
pub fn dashes(length: Emu, is_dashed: bool) -> Vec<(Emu, Emu)> {
    if !is_dashed {
        return vec![(0, length)];
    }
    let starts = std::iter::successors(Some(0), |from| Some(from + 2 * DASH)).take_while(|from| *from < length);
    starts.map(|from| (from, DASH.min(length - from))).collect()
}

/// The part of `rect` where x + y lies between `low` and `high`: a stroke of a rising hatch, clipped by hand.
pub fn band(rect: Rect, low: Emu, high: Emu) -> Vec<(Emu, Emu)> {
    let corners =
        vec![(rect.x, rect.y), (rect.right(), rect.y), (rect.right(), rect.bottom()), (rect.x, rect.bottom())];
    let above = clip(&corners, |(x, y)| x + y - low);
    clip(&above, |(x, y)| high - x - y)
}

/// The polygon where `side` is not negative. Edges cross it at 45 degrees or run along an axis, so whole EMU are exact.
fn clip(polygon: &[(Emu, Emu)], side: impl Fn((Emu, Emu)) -> Emu) -> Vec<(Emu, Emu)> {
    let mut clipped = Vec::new();
    for (index, &from) in polygon.iter().enumerate() {
        let to = polygon[(index + 1) % polygon.len()];
        let (a, b) = (side(from), side(to));
        if a >= 0 {
            clipped.push(from);
        }
        if (a < 0) != (b < 0) && a != b {
            let along = |start: Emu, end: Emu| start + (end - start) * a / (a - b);
            clipped.push((along(from.0, to.0), along(from.1, to.1)));
        }
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_inside_its_rectangle() {
        let rect = Rect::new(1_000, 2_000, 90_000, 30_000);
        let mut strokes = 0;
        for low in (0..130_000).step_by(7_000) {
            for (x, y) in band(rect, low, low + 2_000) {
                assert!((rect.x..=rect.right()).contains(&x) && (rect.y..=rect.bottom()).contains(&y));
                assert!((low..=low + 2_000).contains(&(x + y)));
                strokes += 1;
            }
        }
        assert!(strokes > 40);
    }

    #[test]
    fn dashes_end_where_the_line_ends() {
        assert_eq!(dashes(DASH * 5 / 2, true), [(0, DASH), (2 * DASH, DASH / 2)]);
        assert_eq!(dashes(DASH * 5 / 2, false), [(0, DASH * 5 / 2)]);
    }
}
