use trellis_core::api::map::map;
use trellis_core::api::settings::SettingChange;
use trellis_core::model::PartnerType;
use trellis_core::store::tables::{Partner, PartnerRole};

use crate::desk::Desk;

fn hidden(partner_type: PartnerType, is_hidden: bool) -> SettingChange {
    SettingChange::HiddenType { partner_type, is_hidden }
}

/// The demo with its 13 agencies made resellers.
fn without_agencies() -> Desk {
    let desk = Desk::demo();
    let partners = desk.snapshot().partners.clone();
    let agencies = partners.into_iter().filter(|partner| partner.partner_type == Some(PartnerType::Agency));
    desk.write(|writer| {
        agencies
            .map(|partner| Partner { partner_type: Some(PartnerType::Reseller), ..partner })
            .try_for_each(|partner| writer.put(&partner))
    });
    desk
}

fn columns(now: &trellis_core::store::Snapshot) -> Vec<String> {
    map(now).types.into_iter().map(|kind| kind.name).collect()
}

#[test]
fn hiding_a_type_that_partners_have_is_refused() {
    let desk = Desk::demo();
    desk.refuses(
        &hidden(PartnerType::Agency, true),
        "13 partners are of the type Agency; give them another type, then hide it",
    );
}

#[test]
fn a_hidden_type_has_no_column_on_map_and_slide() {
    let desk = without_agencies();
    let shown = ["SI", "ISV", "Reseller", "Marketplace", "Alliance"].map(str::to_owned).to_vec();
    assert_eq!(desk.lines(&hidden(PartnerType::Agency, true)), ["The map has no column Agency any more"]);
    desk.changes(&hidden(PartnerType::Agency, true), "Set Type Agency to hidden", shown, columns);

    desk.change(&hidden(PartnerType::Agency, true));
    let view = map(&desk.snapshot());
    for tier in &view.tiers {
        let cells: Vec<PartnerType> = tier.cells.iter().map(|cell| cell.partner_type).collect();
        let types: Vec<PartnerType> = view.types.iter().map(|kind| kind.partner_type).collect();
        assert_eq!(cells, types);
    }
    desk.slides_are_whole();
    assert_eq!(desk.lines(&hidden(PartnerType::Agency, false)), ["The map has a column Agency again"]);
}

#[test]
fn a_hidden_type_that_partners_nevertheless_have_is_shown() {
    let desk = without_agencies();
    desk.change(&hidden(PartnerType::Agency, true));
    let agency = Partner { partner_type: Some(PartnerType::Agency), ..desk.partner("Corvane") };
    desk.write(|writer| writer.put(&agency));
    let types = desk.settings().types;
    let agency = types.iter().find(|kind| kind.partner_type == PartnerType::Agency).unwrap();
    assert_eq!((agency.is_hidden, agency.count), (true, 1));
    assert_eq!(columns(&desk.snapshot()), ["SI", "ISV", "Reseller", "Marketplace", "Agency", "Alliance"]);
}

#[test]
fn a_secondary_role_does_not_keep_a_type_on_the_map() {
    let desk = Desk::empty();
    let partner = desk.add_partner(1, "Corvane");
    let role = PartnerRole { partner_id: partner.id, partner_type: PartnerType::Agency, import_id: None };
    desk.write(|writer| writer.put(&role));
    desk.change(&hidden(PartnerType::Agency, true));
    assert_eq!(columns(&desk.snapshot()).len(), 5);
}

#[test]
fn the_last_type_stays_shown() {
    let desk = Desk::empty();
    for kind in &PartnerType::ALL[..5] {
        desk.change(&hidden(*kind, true));
    }
    desk.refuses(
        &hidden(PartnerType::Alliance, true),
        "Alliance is the last type that is shown; show another one first",
    );
}
