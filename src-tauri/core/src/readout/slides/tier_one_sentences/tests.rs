use super::*;
use crate::model::PartnerType::{self, Agency, Isv, Reseller, Si};
use crate::readout::sample::{self, Partner};

fn partner(name: &str, kind: PartnerType, sourced: Option<i64>) -> Partner {
    let template = sample::partners().remove(0);
    Partner { name: name.into(), kind, sourced, manager: Some(name.into()), ..template }
}

fn view(partners: &[Partner]) -> MapView {
    sample::map(partners)
}

#[track_caller]
fn titled(partners: &[Partner], expected: &str) {
    let view = view(partners);
    assert_eq!(title(&view, view.tiers.first()), expected);
}

#[test]
fn the_title_names_the_two_types_that_sourced_most() {
    let partners = [
        partner("A", Si, Some(5_000_000)),
        partner("B", Si, Some(1_000_000)),
        partner("C", Isv, Some(3_000_000)),
        partner("D", Isv, Some(1_000_000)),
        partner("E", Reseller, Some(1_000_000)),
    ];
    titled(
        &partners,
        "Tier 1 is five partners in three types; the four SIs and ISVs make 91% of its $11.0M sourced pipeline",
    );
}

#[test]
fn a_type_of_one_partner_is_counted_apart() {
    let partners = [
        partner("A", Si, Some(500_000)),
        partner("B", Isv, Some(300_000)),
        partner("C", Isv, Some(300_000)),
        partner("D", Agency, None),
    ];
    titled(
        &partners,
        "Tier 1 is four partners in three types; the two ISVs and the one SI make all of its $1.10M sourced pipeline",
    );
}

#[test]
fn of_two_types_only_the_first_is_named() {
    let partners = [partner("A", Si, Some(500_000)), partner("B", Agency, Some(300_000))];
    titled(&partners, "Tier 1 is two partners in two types; the one SI makes 62% of its $800k sourced pipeline");
}

#[test]
fn one_type_needs_no_share() {
    let partners = [partner("A", Agency, Some(2_000_000)), partner("B", Agency, Some(300_000))];
    titled(&partners, "Tier 1 is two partners, all agencies, with $2.30M sourced pipeline in Q1 2026 and Q2 2026");
    titled(&partners[..1], "Tier 1 is one partner, A, with $2.00M sourced pipeline in Q1 2026 and Q2 2026");
}

#[test]
fn nothing_sourced_is_not_the_same_as_nothing_recorded() {
    let zero = [partner("A", Si, Some(0)), partner("B", Isv, Some(0))];
    titled(&zero, "Tier 1 is two partners in two types with $0 sourced pipeline in Q1 2026 and Q2 2026");
    let absent = [partner("A", Si, None), partner("B", Isv, None)];
    titled(&absent, "Tier 1 is two partners in two types; no sourced pipeline is recorded for Q1 2026 and Q2 2026");
}

#[test]
fn a_map_without_tier_one_partners_says_so() {
    titled(&[], "No partner with a type stands in Tier 1 yet; no partners are mapped");
}

#[track_caller]
fn concludes(partners: &[Partner], expected: &str) {
    assert_eq!(so_what(&view(partners).tiers[0]).join(" "), expected);
}

#[test]
fn a_complete_tier_is_said_to_be_complete() {
    let partners = [partner("A", Si, Some(2)), partner("B", Si, Some(1))];
    concludes(&partners, "Every Tier 1 partner has a manager of its own, a motion, MDF and sourced pipeline.");
}

#[test]
fn partners_that_lack_the_same_are_named_together() {
    let mut partners = [partner("A", Si, Some(1)), partner("B", Si, Some(1)), partner("C", Si, None)];
    partners[0].manager = None;
    partners[1].manager = None;
    partners[1].mdf = Some(0);
    partners[0].mdf = Some(0);
    concludes(&partners, "A and B have no manager and no MDF. C has no sourced pipeline recorded.");
}

#[test]
fn a_manager_of_several_partners_is_named_with_their_number() {
    let mut partners = [partner("A", Si, Some(1)), partner("B", Si, Some(1)), partner("C", Isv, Some(7))];
    for partner in &mut partners {
        partner.manager = Some("DB".into());
    }
    concludes(
        &partners,
        "DB manages three Tier 1 partners. C sourced 78% of the tier's pipeline. C is the only ISV, with $7 sourced.",
    );
}

#[test]
fn an_empty_column_names_the_strongest_one_tier_down() {
    let view = view(&sample::partners());
    let agency = view.tiers[0].cells.iter().find(|cell| cell.partner_type == Agency).unwrap();
    let (none, below) = empty_column(agency);
    assert_eq!(none, "No agency in Tier 1.");
    assert_eq!(below, "Foxglove Lane leads Tier 2 with $0.48M sourced and 2 co-sell deals.");
}
