//! How long the read-out of the worked case takes in each format. Goals: a page of the heatmap as a picture of 1920 x 1080 in
//! 0.15 s, all slides in all formats in 3 s. Fastest of several in one run.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and stops where it cannot go on")]

use std::hint::black_box;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use trellis_core::Job;
use trellis_core::api::Views;
use trellis_core::api::readout::{
    DeckFormat, LookEdit, PictureFormat, Readout, SlideKind, edit_look, export_deck, export_pictures,
};
use trellis_core::model::Signatory;
use trellis_core::readout::{png, quick_png};
use trellis_core::store::Document;

#[path = "../tests/review/story.rs"]
#[allow(dead_code, reason = "the tests of the review use all of it")]
mod story;

const RUNS: usize = 5;

fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
    let timed = |_| {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..RUNS).map(timed).min().unwrap()
}

/// How long the slides take after a change of looks, which leaves what they say as it is.
fn after_a_colour(document: &Document, views: &Arc<Views>, colour: &str) -> Duration {
    let kept = Mutex::new(Some(Arc::clone(views)));
    edit_look(document, views.snapshot(), &LookEdit::Colour { colour: colour.to_owned() }).unwrap();
    let started = Instant::now();
    black_box(Views::of(document, &kept).unwrap().readout().unwrap());
    started.elapsed()
}

fn main() {
    let folder = tempfile::TempDir::new().unwrap();
    let document = story::example(folder.path(), &story::Clock::at("2026-07-06T09:12:00Z"));
    story::accept_all(&document);
    story::reinvest(&document);
    story::freeze_and_sign_rules(&document);
    story::sign(&document, Signatory::HeadOfPartnerships, "Ana Ruiz").unwrap();
    story::sign(&document, Signatory::Cro, "Ben Okoro").unwrap();
    let views = Views::of(&document, &Mutex::default()).unwrap();
    let composed = fastest(|| Readout::of(&Views::of(&document, &Mutex::default()).unwrap()).unwrap());
    let readout = views.readout().unwrap();
    let recoloured =
        (0..RUNS).map(|run| after_a_colour(&document, &views, ["#1F5FB4", "#8A3F9E"][run % 2])).min().unwrap();
    println!(
        "the same after a colour     {recoloured:.1?}, {:.2} of that",
        recoloured.as_secs_f64() / composed.as_secs_f64()
    );
    println!("{} slides composed          {composed:.1?}", readout.slides().len());
    let heatmap = readout.slides().iter().find(|slide| slide.id.kind == SlideKind::OverlapDensity).unwrap();
    let print = |name: &str, took: Duration, goal: f64| {
        println!("{name:27} {took:.1?}, {:.2} of the goal", took.as_secs_f64() / goal);
    };
    print("a page of the heatmap, PNG", fastest(|| png(&heatmap.scene, 1920).unwrap()), 0.15);
    print("a slide as the window shows it", fastest(|| quick_png(&heatmap.scene, 1152).unwrap()), 0.1);
    let job = Job::unwatched();
    let path = |name: &str| folder.path().join(name);
    let powerpoint = || export_deck(&readout, &path("Board.pptx"), DeckFormat::Pptx, &job).unwrap();
    let pdf = || export_deck(&readout, &path("Board.pdf"), DeckFormat::Pdf, &job).unwrap();
    let pictures = || export_pictures(&readout, &path("png"), PictureFormat::Png, &job).unwrap();
    let drawings = || export_pictures(&readout, &path("svg"), PictureFormat::Svg, &job).unwrap();
    print("PowerPoint", fastest(powerpoint), 3.0);
    print("PDF", fastest(pdf), 3.0);
    print("pictures", fastest(pictures), 3.0);
    print("drawings", fastest(drawings), 3.0);
    print("all of them", fastest(|| (powerpoint(), pdf(), pictures(), drawings())), 3.0);
    document.close().unwrap();
}
