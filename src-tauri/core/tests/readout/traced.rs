//! Every number of the tables of the exported deck, beside the core's own view of the same thing.

use std::collections::HashMap;

use trellis_core::api::Views;
use trellis_core::api::edit::set_joint_target;
use trellis_core::api::measures::MeasuresRequest;
use trellis_core::api::overlap::{CellRequest, OverlapRequest};
use trellis_core::api::readout::SlideKind;
use trellis_core::api::review::InvestmentLine;
use trellis_core::api::scorecard::ScorecardRequest;
use trellis_core::measures::{Led, Network, Period};
use trellis_core::model::{Money, Relationship};

use super::{in_review, readout, reviewed, views};
use crate::deck_file::{ReadSlide, read};
use crate::story::example;

/// The rows of all tables of a kind of slide.
fn rows(slides: &[(SlideKind, ReadSlide)], kind: SlideKind) -> impl Iterator<Item = &Vec<String>> {
    slides.iter().filter(move |(one, _)| *one == kind).flat_map(|(_, slide)| &slide.rows)
}

fn digits(text: &str) -> i64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let value: i64 = digits.parse().unwrap_or(0);
    if text.contains('\u{2212}') { -value } else { value }
}

fn lines(views: &Views) -> HashMap<String, InvestmentLine> {
    let groups = views.investment(None).unwrap().groups;
    groups.into_iter().flat_map(|group| group.lines).map(|line| (line.name.clone(), line)).collect()
}

#[test]
fn every_table_says_what_the_core_says() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let (views, readout) = (views(&document), readout(&document));
    let kinds = readout.slides().iter().map(|slide| slide.id.kind);
    let slides: Vec<(SlideKind, ReadSlide)> = kinds.zip(read(&readout, folder.path())).collect();

    // Decisions: what each row changes adds up to the balance, and the moves are those of the review.
    let decided: Vec<&Vec<String>> = rows(&slides, SlideKind::Decisions).skip(1).collect();
    let (balance, changes) = decided.split_last().unwrap();
    for column in [4, 5] {
        assert_eq!(changes.iter().map(|row| digits(&row[column])).sum::<i64>(), digits(&balance[column]));
    }
    let review = views.review(None).unwrap();
    let moves = [("Promote", 0), ("Demote", 1), ("Sunset", 2)];
    for (title, group) in moves {
        let row = changes.iter().find(|row| row[1].starts_with(title)).unwrap();
        assert_eq!(
            row[1].split(' ').nth(1).unwrap().parse::<usize>().unwrap(),
            review.groups[group].rows.iter().filter(|row| !row.decision.is_empty()).count()
        );
    }

    // Sunsets and the partners of the other tiers: the lines of the investment.
    let lines = lines(&views);
    let mut sunsets = 0;
    for row in rows(&slides, SlideKind::Sunsets).skip(1).filter(|row| row[0] != "Freed") {
        let line = &lines[&row[0]];
        assert_eq!((&row[5], &row[6]), (&line.fte_today, &line.mdf_today), "{}", row[0]);
        assert_eq!(line.fte, "0.00");
        sunsets += 1;
    }
    assert_eq!(sunsets, 11);
    let map = views.map();
    let sourced: HashMap<&str, &str> = map
        .tiers
        .iter()
        .flat_map(|tier| tier.cells.iter().flat_map(|cell| &cell.partners))
        .map(|partner| (partner.name.as_str(), partner.sourced.as_ref().map_or("–", |amount| amount.short.as_str())))
        .collect();
    let mut partners = 0;
    for row in rows(&slides, SlideKind::Partners).filter(|row| lines.contains_key(&row[0])) {
        let line = &lines[&row[0]];
        assert_eq!((row[4].as_str(), &row[5], &row[6]), (sourced[row[0].as_str()], &line.fte_today, &line.fte));
        partners += 1;
    }
    assert_eq!(partners, 78);

    // Tiers before and after: the sums of the same lines.
    let shifts: Vec<&Vec<String>> = rows(&slides, SlideKind::Shifts).skip(1).collect();
    let total = shifts.last().unwrap();
    assert_eq!(total[1..], ["90", "79", "20.00", "20.00", "0.00", "$2,400,000", "$2,400,000", "0"]);
    for column in 1..=8 {
        let sum: i64 = shifts[..shifts.len() - 1].iter().map(|row| digits(&row[column])).sum();
        assert_eq!(sum, digits(&total[column]), "column {column}");
    }

    // The whole map: counts of each cell.
    let whole: Vec<&Vec<String>> = rows(&slides, SlideKind::WholeMap).filter(|row| row[0] == "Partners").collect();
    for (tier, row) in map.tiers.iter().zip(&whole) {
        let counts: Vec<i64> = tier.cells.iter().map(|cell| i64::try_from(cell.partners.len()).unwrap()).collect();
        assert_eq!(row[1..=counts.len()].iter().map(|text| digits(text)).collect::<Vec<_>>(), counts);
        assert_eq!(digits(&row[counts.len() + 1]), i64::from(tier.count));
    }

    // The scorecard, the comparison and the densities: cell by cell.
    let request = ScorecardRequest { quarters: 2, ..ScorecardRequest::default() };
    let scores = views.scorecard(&request).unwrap();
    let of: HashMap<&str, Vec<&str>> = scores
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| (row.name.as_str(), row.cells.iter().map(|cell| cell.text.as_str()).collect()))
        .collect();
    let mut scored = 0;
    for row in rows(&slides, SlideKind::Scorecard).filter(|row| of.contains_key(row[0].as_str())) {
        let shown: Vec<&str> = row[2..row.len() - 1].iter().map(|text| if text == "–" { "" } else { text }).collect();
        assert_eq!(shown, of[row[0].as_str()], "{}", row[0]);
        scored += 1;
    }
    assert_eq!(scored, 90);
    let compared = views.measures(MeasuresRequest { quarters: 4, segment: None, partner_type: None }).comparison;
    for (measure, row) in compared.rows.iter().zip(rows(&slides, SlideKind::Comparison).skip(1)) {
        assert_eq!(row[0], measure.label);
        for (place, cell) in measure.cells.iter().enumerate() {
            assert_eq!(row[1 + 2 * place], cell.text);
            assert!(row[2 + 2 * place].starts_with(&cell.base), "{row:?}");
        }
    }
    let overlap = views.overlap(&OverlapRequest::default());
    let densities: HashMap<&str, Vec<&str>> = overlap
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| {
            (
                row.name.as_str(),
                row.cells.iter().filter(|cell| cell.state.has_value()).map(|cell| cell.figure.as_str()).collect(),
            )
        })
        .collect();
    let mut dense = 0;
    for row in rows(&slides, SlideKind::OverlapDensity) {
        let Some(figures) = row.get(1).and_then(|name| densities.get(name.as_str())) else { continue };
        let text = row[5..].join(" ");
        assert!(figures.iter().all(|figure| text.contains(figure)), "{row:?}: {figures:?}");
        dense += 1;
    }
    assert_eq!(dense, 90);
    document.close().unwrap();
}

#[test]
fn the_cards_the_scenarios_and_the_tables_beside_charts_say_what_the_core_says() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let (views, readout) = (views(&document), readout(&document));
    let kinds = readout.slides().iter().map(|slide| slide.id.kind);
    let slides: Vec<(SlideKind, ReadSlide)> = kinds.zip(read(&readout, folder.path())).collect();
    let setting = &views.snapshot().setting;
    let money = |minor| Money { minor, currency: setting.currency };

    // Tier 1: a card has the partner's motion, manager, sourced pipeline and MDF.
    let map = views.map();
    let cards: Vec<&String> = rows(&slides, SlideKind::TierOneMap).flatten().collect();
    let partners: Vec<_> = map.tiers[0].cells.iter().flat_map(|cell| &cell.partners).collect();
    assert_eq!(partners.len(), 12);
    for partner in partners {
        let card = cards.iter().find(|card| card.starts_with(&partner.name)).unwrap();
        let nothing = || "not recorded".to_owned();
        let said = [
            partner.motion.clone().unwrap_or_else(|| "no motion".to_owned()),
            partner.manager.clone().unwrap_or_else(|| "no manager".to_owned()),
            partner.mdf.as_ref().map_or_else(nothing, |amount| amount.short.clone()),
            partner.sourced.as_ref().map_or_else(nothing, |amount| money(amount.minor).millions_text()),
        ];
        assert!(said.iter().all(|one| card.contains(one.as_str())), "{card}: {said:?}");
    }

    // Scenarios: value by value.
    let compared = views.scenarios();
    let told: HashMap<&String, &Vec<String>> = compared.rows.iter().map(|row| (&row.label, &row.values)).collect();
    let shown: Vec<&Vec<String>> =
        rows(&slides, SlideKind::Scenarios).skip(1).filter(|row| told.contains_key(&row[0])).collect();
    assert_eq!(shown.len(), compared.rows.len());
    for (row, of) in shown.iter().zip(&compared.rows) {
        assert_eq!((&row[0], &row[1..]), (&of.label, of.values.as_slice()));
    }

    // The headline: each partner's own production, the largest first.
    let period = Period::up_to(setting.review_quarter, 2);
    let network = Network::of(views.book(), period);
    let listed: Vec<&Vec<String>> = rows(&slides, SlideKind::Headline).skip(1).collect();
    assert_eq!(listed.len(), 12);
    for (row, own) in listed.iter().zip(&network.partners) {
        assert_eq!(row[0], views.snapshot().partner(own.partner).unwrap().name);
        let amounts = [own.influenced_revenue, own.sourced_revenue].map(|minor| money(minor).short_text());
        assert_eq!(row[2..4], amounts);
    }

    // Led and involved: the last row is all of it.
    let led = Led::of(views.book(), period).pipeline;
    let all = rows(&slides, SlideKind::Led).last().unwrap();
    let amounts = [led.involved, led.led, led.involved - led.led].map(|minor| money(minor).millions_text());
    assert_eq!(all[1..4], amounts);
    document.close().unwrap();
}

#[test]
fn groups_and_working_set_say_what_the_lists_of_accounts_say() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    // Nine, sixteen and three accounts: one works, one is unfocused, one has too few, as have the nine without any.
    for (name, count) in [("Halden & Rowe", 9), ("Cirrova Cloud", 16), ("Ferrolane", 3)] {
        let views = views(&document);
        let snapshot = views.snapshot();
        let partner = snapshot.partners.iter().find(|partner| partner.name == name).unwrap().id;
        for account in snapshot.accounts.iter().take(count) {
            let [partner, account] = [partner, account.id].map(|id| u32::try_from(id).unwrap());
            set_joint_target(&document, partner, account, true).unwrap();
        }
    }
    let (views, readout) = (views(&document), readout(&document));
    let kinds = readout.slides().iter().map(|slide| slide.id.kind);
    let slides: Vec<(SlideKind, ReadSlide)> = kinds.zip(read(&readout, folder.path())).collect();

    let counted: Vec<(&str, &str)> = rows(&slides, SlideKind::WorkingSet)
        .filter(|row| ["works", "unfocused", "too few"].iter().any(|state| row[0].ends_with(state)))
        .map(|row| (row[1].as_str(), row[2].as_str()))
        .collect();
    assert_eq!(counted[..2], [("1", "Halden & Rowe (9)"), ("1", "Cirrova Cloud (16)")]);
    assert_eq!(counted[2].0, "10");
    assert_eq!(counted[3..].iter().map(|row| row.0).collect::<Vec<_>>(), ["0", "0", "28"]);

    // Who is in a group stands in full in the notes; what they share is counted from each one's own list.
    let slide = readout.slides().iter().find(|slide| slide.id.kind == SlideKind::CoPresence).unwrap();
    let mut groups = 0;
    for row in rows(&slides, SlideKind::CoPresence).skip(1) {
        let note = slide.notes.iter().find(|note| note.starts_with(&format!("{}: ", row[0]))).unwrap();
        let names: Vec<&str> = note[row[0].len() + 2..].split(", ").collect();
        assert_eq!(row[1], names.len().to_string());
        let mut having: HashMap<u32, (usize, bool)> = HashMap::new();
        for name in names {
            let partner = views.snapshot().partners.iter().find(|partner| partner.name == name).unwrap().id;
            let partner = u32::try_from(partner).unwrap();
            for offset in (0..).step_by(100) {
                let page = views.accounts_of_cell(CellRequest { partner, segment: None, offset }).unwrap();
                for account in &page {
                    let is_open = account.ours == Some(Relationship::OpenOpportunity);
                    having.entry(account.id).or_insert((0, is_open)).0 += 1;
                }
                if page.len() < 100 {
                    break;
                }
            }
        }
        let shared: Vec<bool> = having.values().filter(|(count, _)| *count >= 3).map(|(_, is_open)| *is_open).collect();
        let open = shared.iter().filter(|is_open| **is_open).count();
        assert_eq!((row[3].as_str(), row[4].as_str()), (shared.len().to_string().as_str(), open.to_string().as_str()));
        groups += 1;
    }
    assert!(groups > 0);
    document.close().unwrap();
}
