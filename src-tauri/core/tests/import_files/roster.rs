use jiff::civil::date;
use trellis_core::api::import::ImportKind;
use trellis_core::import::{StagedFact, StatedDensity};
use trellis_core::model::{Currency, Measure, PartnerType, Quarter, Tier};

use crate::files::{column_lines, partners, problem_lines, recognized, roster, xlsx};

fn quarter(text: &str) -> Quarter {
    Quarter::parse(text).expect("a quarter")
}

const REVOPS: &[&[&str]] = &[
    &["Partner roster, Q2 FY26"],
    &["Prepared by Partner RevOps"],
    &[],
    &["Partner Account", "Program Level", "Category", "Owner", "Co-op $", "Joint Deals", "Website", "Heat", "PSAT"],
    &[
        "Halden & Rowe",
        "Platinum",
        "Consultancy",
        "AK",
        "$150,000",
        "14",
        "https://www.haldenrowe.example/x",
        "hot",
        "4.4",
    ],
    &["Corvane", "Gold", "Consultancy", "CW", "$30,000", "7", "corvane.example", "", "3.9"],
    &["Obrel", "Gold", "Tech", "OL", "39.000,00 EUR", "3", "obrel.example", "cold", "n/a"],
    &["TBD partner", "Silver", "Tech", "OL", "", "", "", "", ""],
    &["Corvane", "Gold", "Consultancy", "CW", "$30,000", "7", "corvane.example", "", ""],
    &["", "Silver", "Tech", "", "#REF!", "", "", "", ""],
    &["Tern Hill", "Registered", "VAR", "Desk", "N/D", "-", "n/a", "", ""],
    &["Yellow Stair", "", "MSP", "Desk", "$12,000", "0", "yellowstair", "", ""],
    &["Saltmarsh Ring", "Registered", "Other", "Desk", "$12,000", "0", "saltmarshring.example", "", ""],
    &["Subtotal", "", "", "", "$2,412,000", "302"],
    &["Grand Totals (93 records)"],
    &["Confidential Information - Do Not Distribute"],
];

#[test]
fn a_roster_as_people_keep_it_is_recognized() {
    let found = recognized(&xlsx("roster_q2.xlsx", &[("Roster", REVOPS)]));
    assert_eq!((found.kind, found.header_row, found.first_row, found.last_row), (ImportKind::Roster, 4, 5, 13));
    assert_eq!(
        column_lines(&found),
        [
            "Partner Account -> name 99",
            "Program Level -> tier 96",
            "Category -> partner_type 96",
            "Owner -> manager 90",
            "Co-op $ -> mdf_allocated 71",
            "Joint Deals -> co_sell_deals 90",
            "Website -> domain 99",
            "Heat -> custom",
            "PSAT -> psat 99",
        ]
    );
    let partners = partners(&found);
    let first = &partners[0];
    assert_eq!((first.row, first.name.as_str(), first.tier), (5, "Halden & Rowe", Some(Tier::STRATEGIC)));
    assert_eq!((first.partner_type, first.manager.as_deref()), (Some(PartnerType::Si), Some("AK")));
    assert_eq!(first.domain.as_deref(), Some("haldenrowe.example"));
    assert_eq!(first.custom, [("Heat".into(), "hot".to_owned())]);
    let fact = |measure: Measure, value| StagedFact {
        measure,
        quarter: quarter("2026-04-01"),
        value,
        currency: (measure == Measure::MdfAllocated).then_some(Currency::USD),
    };
    assert_eq!(
        first.facts,
        [fact(Measure::MdfAllocated, 15_000_000), fact(Measure::CoSellDeals, 14), fact(Measure::Psat, 440)]
    );
}

#[test]
fn every_row_and_cell_not_taken_has_its_reason() {
    let found = recognized(&xlsx("roster_q2.xlsx", &[("Roster", REVOPS)]));
    assert_eq!(
        problem_lines(&found.problems),
        [
            "7 I: Not a number: Read as no value, not as zero",
            "8 A: Placeholder name: Row skipped",
            "9 A: Same name and domain as row 6: Row skipped",
            "10 A: No partner name: Row skipped",
            "10 E: Spreadsheet error: Row already skipped",
            "11 E: Not a number: Read as no value, not as zero",
            "11 F: Dash in a number column: Read as no value, not as zero",
            "11 G: Not a domain: Domain left empty",
            "12 B: No tier: Tier left empty",
            "12 C: Reseller or SI?: Read as reseller",
            "12 G: Not a domain: Domain left empty",
            "13 C: No type for this value: Type left empty",
        ]
    );
    let skipped = found.problems.iter().filter(|problem| problem.skips_row).count();
    assert_eq!(skipped + found.staged.len(), found.rows as usize);
}

#[test]
fn a_history_file_of_names_and_facts_is_a_roster() {
    let (partners, found) = roster(
        "Partner,Sourced Q1 2026,Q1 FY26 Influenced,Sourced Q4'25,2026-Q1 co-sell deals\nCorvane,\"$1,200\",5,7k,3\nObrel,-,0,,\n",
    );
    assert_eq!(found.kind, ImportKind::Roster);
    let fact = |measure: Measure, first_day, value| StagedFact {
        measure,
        quarter: quarter(first_day),
        value,
        currency: (measure != Measure::CoSellDeals).then_some(Currency::USD),
    };
    assert_eq!(
        partners[0].facts,
        [
            fact(Measure::Sourced, "2026-01-01", 120_000),
            fact(Measure::Influenced, "2026-01-01", 500),
            fact(Measure::Sourced, "2025-10-01", 700_000),
            fact(Measure::CoSellDeals, "2026-01-01", 3),
        ]
    );
    assert_eq!(partners[1].facts, [fact(Measure::Influenced, "2026-01-01", 0)]);
    assert_eq!(problem_lines(&found.problems), ["3 B: Dash in a number column: Read as no value, not as zero"]);
}

#[test]
fn quarters_may_stand_in_a_heading_above_or_in_a_column() {
    let wide: &[&[&str]] = &[
        &["", "Q1 2026", "", "Q2 2026", ""],
        &["Partner", "Sourced", "Influenced", "Sourced", "Influenced"],
        &["Corvane", "1", "2", "3", "4"],
    ];
    let long: &[&[&str]] = &[
        &["Partner", "Quarter", "Sourced", "Influenced"],
        &["Corvane", "Q1 2026", "1", "2"],
        &["Corvane", "Q2 2026", "3", "4"],
    ];
    let facts = |rows| partners(&recognized(&xlsx("history.xlsx", &[("History", rows)])))[0].facts.clone();
    assert_eq!(facts(wide), facts(long));
    assert_eq!(facts(wide).len(), 4);
}

#[test]
fn a_year_is_no_quarter_and_stays_a_custom_field() {
    let (_, found) = roster("Partner,Tier,Sourced FY26,MDF target,Sourced\nCorvane,1,5,6,7\n");
    assert_eq!(
        column_lines(&found),
        [
            "Partner -> name 99",
            "Tier -> tier 96",
            "Sourced FY26 -> custom",
            "MDF target -> custom",
            "Sourced -> sourced 99"
        ]
    );
}

#[track_caller]
fn densities(csv: &str, expected: &[(&str, StatedDensity)]) {
    let (partners, _) = roster(csv);
    let found: Vec<_> =
        partners[0].densities.iter().map(|density| (density.segment.as_str(), density.stated)).collect();
    assert_eq!(found, expected);
}

#[test]
fn densities_are_recognized_by_their_segment() {
    let counts = |shared, base| StatedDensity::Counts { shared, base };
    densities(
        "Partner,Tier,Commercial overlap,Enterprise %,Overlap: Mid-market,Regulated\nA,1,77/420,18%,not shared,3/12\nB,2,0/420,0.2,n/s,18%\n",
        &[
            ("Commercial", counts(77, 420)),
            ("Enterprise", StatedDensity::Percent { basis_points: 1_800 }),
            ("Mid-market", StatedDensity::NotShared),
            ("Regulated", counts(3, 12)),
        ],
    );
}

#[test]
fn n_and_its_base_may_stand_in_two_columns() {
    let counts = |shared, base| StatedDensity::Counts { shared, base };
    densities(
        "Partner,Tier,Commercial n,Commercial N,Enterprise shared,Enterprise accounts\nA,1,77,420,3,12\nB,2,1,2,3,4\n",
        &[("Commercial", counts(77, 420)), ("Enterprise", counts(3, 12))],
    );
    let (_, found) = roster("Partner,Tier,Commercial n\nA,1,77\n");
    assert_eq!(found.columns[2].field, "custom");
}

#[test]
fn a_segments_name_alone_is_a_density_only_where_the_values_fit() {
    let (_, found) = roster("Partner,Tier,Regulated\nA,1,Yes\nB,2,No\n");
    assert_eq!(found.columns[2].field, "custom");
}

#[test]
fn fte_is_read_from_fractions_and_percentages() {
    for csv in
        ["Partner,FTE\nA,0.22\nB,1\n", "Partner,Allocation %\nA,22%\nB,100%\n", "Partner,Allocation %\nA,22\nB,100\n"]
    {
        let (partners, _) = roster(csv);
        let values: Vec<i64> = partners.iter().map(|partner| partner.facts[0].value).collect();
        assert_eq!(values, [22, 100], "{csv}");
    }
}

#[test]
fn amounts_follow_the_convention_and_unit_of_their_column() {
    let (partners, found) = roster("Partner;MDF Allocated;MDF Spent ($k)\nA;1.200;12\nB;2.500,50;1,5\n");
    let values: Vec<Vec<i64>> =
        partners.iter().map(|partner| partner.facts.iter().map(|fact| fact.value).collect()).collect();
    assert_eq!(values, [[120_000, 1_200_000], [250_050, 150_000]]);
    assert!(found.problems.is_empty());
}

#[test]
fn attributes_beyond_the_first_are_read() {
    let (partners, found) = roster(
        "Partner Name,Partner ID,Partner Type,Secondary Types,GTM Motion,PAM,Region,Partner Since\n\
         Corvane,P-1,SI,\"Reseller; Tech\",cosell,CW,NA,25/03/2019\nObrel,P-2,ISV / MSP,,Hackathon,,EMEA,03/04/2020\n",
    );
    let corvane = &partners[0];
    assert_eq!(corvane.external_id.as_deref(), Some("P-1"));
    assert_eq!(corvane.secondary_types, [PartnerType::Reseller, PartnerType::Isv]);
    assert_eq!((corvane.motion.as_deref(), corvane.region.as_deref()), (Some("Co-sell"), Some("NA")));
    assert_eq!(corvane.partner_since, Some(date(2019, 3, 25)));
    assert_eq!(partners[1].partner_since, Some(date(2020, 4, 3)));
    assert_eq!(
        (partners[1].partner_type, &partners[1].secondary_types[..]),
        (Some(PartnerType::Isv), &[PartnerType::Reseller][..])
    );
    assert_eq!(problem_lines(&found.problems), ["3 E: No motion for this value: Motion left empty"]);
}

#[test]
fn a_percentage_or_currency_shown_by_the_format_is_read_with_it() {
    let mut writer = rust_xlsxwriter::Workbook::new();
    let euro = rust_xlsxwriter::Format::new().set_num_format("[$€-407] #,##0.00");
    let percent = rust_xlsxwriter::Format::new().set_num_format("0%");
    let sheet = writer.add_worksheet();
    for (column, header) in ["Partner", "MDF", "Commercial overlap"].into_iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).expect("few"), header).expect("a cell");
    }
    sheet.write_string(1, 0, "Corvane").expect("a cell");
    sheet.write_number_with_format(1, 1, 39_000.0, &euro).expect("a cell");
    sheet.write_number_with_format(1, 2, 0.005, &percent).expect("a cell");
    let found = recognized(&crate::files::save("roster.xlsx", &mut writer));
    let partner = &partners(&found)[0];
    assert_eq!(partner.densities[0].stated, StatedDensity::Percent { basis_points: 50 });
    assert_eq!((partner.facts[0].value, partner.facts[0].currency), (3_900_000, Some(Currency::EUR)));
    assert_eq!(problem_lines(&found.problems), [""; 0]);
}

#[test]
fn partnerstack_and_salesforce_headers_are_known() {
    let (_, found) =
        roster("Partner,Owner,Group,Signups,Revenue,Last active,Signed up\nA,Jo,Gold,1,2,2026-01-02,2024-05-06\n");
    assert_eq!(
        column_lines(&found),
        [
            "Partner -> name 99",
            "Owner -> manager 90",
            "Group -> tier 93",
            "Signups -> custom",
            "Revenue -> custom",
            "Last active -> custom",
            "Signed up -> partner_since 99",
        ]
    );
    let (_, found) =
        roster("Partner Account,Channel Program Level,Partner-Sourced Pipeline,Deal Regs,HC,Level\nA,Gold,1,2,3,x\n");
    let fields: Vec<&str> = found.columns.iter().map(|column| column.field.as_str()).collect();
    assert_eq!(fields, ["name", "tier", "sourced", "registered_deals", "fte", "custom"]);
}
