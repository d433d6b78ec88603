//! A line set in another font than the one it was composed in.
//!
//! Slides are composed in Arial. The fonts a company can choose instead are narrower, so that every line has its room; the few words
//! that are not are set smaller.

use super::measure::width_in;
use crate::model::SlideFont;
use crate::readout::scene::{Align, EMU_PER_POINT, Emu, Font, Line, Run};

/// Runs further apart than this part of their size, in per cent, stand by themselves.
const APART: i64 = 60;

/// The runs of a line where they stand in `font`: what follows directly on another run moves with it, and the end that a run is set by
/// stays where it is.
#[must_use]
pub fn set_in(line: &Line, font: SlideFont) -> Vec<Run> {
    if font == SlideFont::Arial {
        return line.runs.clone();
    }
    let mut set = Vec::with_capacity(line.runs.len());
    for cluster in line.runs.chunk_by(|one, next| one.align == next.align && is_near(one, next)) {
        set.extend(moved_together(cluster, font));
    }
    set
}

fn is_near(one: &Run, next: &Run) -> bool {
    (next.x - one.x - one.width) * 100 < APART * one.font.size * EMU_PER_POINT / 100
}

fn moved_together(cluster: &[Run], font: SlideFont) -> Vec<Run> {
    let (Some(first), Some(last)) = (cluster.first(), cluster.last()) else { return Vec::new() };
    let mut runs: Vec<Run> = Vec::with_capacity(cluster.len());
    let mut end = first.x;
    let mut x = first.x;
    for run in cluster {
        x += run.x - end;
        end = run.x + run.width;
        let narrow = narrowed(run, font);
        runs.push(Run { x, ..narrow });
        x += runs.last().map_or(0, |run| run.width);
    }
    let spare = last.x + last.width - x;
    let by: Emu = match first.align {
        Align::Left => 0,
        Align::Centre => spare / 2,
        Align::Right => spare,
    };
    for run in &mut runs {
        run.x += by;
    }
    runs
}

/// The run as wide as it is in `font`; smaller where it would be wider than it was.
fn narrowed(run: &Run, font: SlideFont) -> Run {
    let wide = width_in(font, &run.text, run.font.face, run.font.size);
    if wide <= run.width {
        return Run { width: wide, ..run.clone() };
    }
    let size = run.font.size * run.width / wide.max(1);
    Run { font: Font { size, ..run.font }, ..run.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readout::scene::Face;
    use crate::readout::text::width;
    use crate::readout::theme::{INK, font};

    fn run(text: &str, x: Emu, align: Align) -> Run {
        let font = font(Face::Regular, 1000, INK);
        Run { text: text.to_owned(), font, x, width: width(text, Face::Regular, 1000), align, is_page_number: false }
    }

    fn end(run: &Run) -> Emu {
        run.x + run.width
    }

    #[test]
    fn a_line_keeps_the_end_it_is_set_by_and_takes_no_more_room() {
        let point = EMU_PER_POINT;
        for font in [SlideFont::Calibri, SlideFont::Times] {
            let left = run("Nimbray Exchange", 100 * point, Align::Left);
            let right = run("$2,800,000", 300 * point, Align::Right);
            let line = Line { baseline: 0, runs: vec![left.clone(), right.clone()] };
            let set = set_in(&line, font);
            assert_eq!((set[0].x, end(&set[1])), (left.x, end(&right)));
            assert!(set[0].width < left.width && set[1].x > right.x);
            let centred = run("Commercial accounts", 0, Align::Centre);
            let set = set_in(&Line { baseline: 0, runs: vec![centred.clone()] }, font);
            assert!((set[0].x - (centred.width - end(&set[0]))).abs() <= 1);
        }
    }

    #[test]
    fn what_follows_directly_moves_along_and_a_wider_word_is_set_smaller() {
        let first = run("Overlap density,", 0, Align::Left);
        let second = run("Tier 1", end(&first) + 3 * EMU_PER_POINT, Align::Left);
        let set = set_in(&Line { baseline: 0, runs: vec![first, second.clone()] }, SlideFont::Calibri);
        assert_eq!(set[1].x, end(&set[0]) + 3 * EMU_PER_POINT);
        let tight = Run { width: second.width / 2, ..second };
        let set = set_in(&Line { baseline: 0, runs: vec![tight.clone()] }, SlideFont::Calibri);
        assert!(set[0].font.size < tight.font.size && set[0].width == tight.width);
    }

    #[test]
    fn in_arial_nothing_moves() {
        let line = Line { baseline: 0, runs: vec![run("Tier 1", 7, Align::Right)] };
        assert_eq!(set_in(&line, SlideFont::Arial), line.runs);
    }
}
