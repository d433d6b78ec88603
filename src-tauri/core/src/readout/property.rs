//! Whatever the names and numbers, no text leaves its box and no box leaves the slide.

use proptest::prelude::*;

#[path = "../../../../tests/golden/tidy.rs"]
mod tidy;

use super::sample;
use super::scene;
use crate::api::overlap::OverlapSegment;
use crate::model::{DensityState, PartnerType};

const STATES: [DensityState; 7] = [
    DensityState::NotImported,
    DensityState::NotShared,
    DensityState::SmallBase,
    DensityState::Stale,
    DensityState::CountsOnly,
    DensityState::Zero,
    DensityState::Value,
];

fn a_name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z&. ]{1,30}", "\\PC{1,60}", Just("W".repeat(48)), Just("株式会社東京システムズ".to_owned())]
}

fn a_partner() -> impl Strategy<Value = sample::Partner> {
    let cells = prop::collection::vec((0_usize..7, 0_u32..2_000_000, 0_u32..2_000_000), 8);
    let money = || prop::option::of(-1_000_000_i64..90_000_000_000);
    (a_name(), 1_u8..4, 0_usize..6, prop::option::of(a_name()), prop::option::of(a_name()), money(), money(), cells)
        .prop_map(|(name, tier, kind, motion, manager, mdf, sourced, cells)| sample::Partner {
            name,
            tier,
            kind: PartnerType::ALL[kind],
            motion,
            manager,
            mdf,
            sourced,
            co_sell: 3,
            cells: cells.iter().map(|(state, a, b)| sample::cell(STATES[*state], *a.min(b), *a.max(b))).collect(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_text_leaves_its_box(
        partners in prop::collection::vec(a_partner(), 0..90),
        segments in prop::collection::vec((a_name(), 0_u32..2_000_000), 0..9),
        company in a_name(),
        source in "\\PC{0,300}",
    ) {
        let map = sample::map(&partners);
        let mut overlap = sample::overlap(&partners);
        overlap.segments = segments.into_iter().zip(1..).map(|((name, base), id)| OverlapSegment {
            white_space: 0,
            id, name, base, median: None, is_small: base < 20,
        }).collect();
        let frame = super::SlideFrame { company, source, ..sample::frame() };
        let slides = sample::deck(&map, &overlap, &frame);
        for slide in &slides {
            tidy::assert_tidy(&slide.scene);
        }
        let cards = partners.iter().filter(|partner| partner.tier == 1).count();
        prop_assert!(slides.iter().filter(|slide| slide.is_front).count() <= 2);
        prop_assert!(slides.len() >= cards.div_ceil(30));
    }
}
