//! Densities against the values the workbooks' generator worked out by itself.

use std::collections::HashSet;

use serde_json::Value;

use crate::desk::{Desk, expected};

#[test]
fn every_density_is_the_one_worked_out_beside_the_files() {
    let overlap = Desk::with_demo().json(["overlap", "demo.trellis"]);
    let expected = expected();
    let found = overlap["partners"].as_array().unwrap();
    let mut states = HashSet::new();
    for truth in expected["partners"].as_array().unwrap() {
        let name = truth["name"].as_str().unwrap();
        let partner = found.iter().find(|partner| partner["name"] == truth["name"]).unwrap();
        for cell in partner["cells"].as_array().unwrap() {
            let segment = cell["segment"].as_str().unwrap().replace('-', "_");
            let stated = &truth["overlap"][&segment];
            let state = stated[0].as_str().unwrap();
            assert_eq!(cell["state"].as_str().unwrap(), state, "{name}, {segment}");
            assert_eq!(cell["shared"], stated[1], "{name}, {segment}");
            states.insert(state.to_owned());
        }
        let warm = if partner["warm"].is_null() { &Value::Null } else { &truth["warm"] };
        assert_eq!(&partner["warm"], warm, "{name}");
    }
    assert_eq!(states.len(), 7, "the demo shows every state: {states:?}");
}

#[test]
fn a_value_is_shared_over_base_and_missing_has_none() {
    let overlap = Desk::with_demo().json(["overlap", "demo.trellis"]);
    for partner in overlap["partners"].as_array().unwrap() {
        for cell in partner["cells"].as_array().unwrap() {
            match (cell["shared"].as_f64(), cell["base"].as_f64()) {
                (Some(shared), Some(base)) => {
                    assert!((cell["value"].as_f64().unwrap() - shared / base).abs() < 1e-6);
                }
                _ => assert!(cell["value"].is_null()),
            }
        }
    }
}

#[test]
fn rows_stand_by_tier_then_density() {
    let overlap = Desk::with_demo().json(["overlap", "demo.trellis"]);
    let order = |partner: &Value| {
        let density = partner["overall"]["value"].as_f64().map_or(f64::INFINITY, |value| -value);
        (partner["tier"].as_u64().unwrap(), density)
    };
    let keys: Vec<(u64, f64)> = overlap["partners"].as_array().unwrap().iter().map(order).collect();
    assert!(keys.windows(2).all(|pair| pair[0] <= pair[1]));
}

#[test]
fn a_cell_leads_to_its_accounts() {
    let desk = Desk::with_demo();
    let accounts = desk.json(["accounts", "demo.trellis", "--partner", "Corvane", "--segment", "Enterprise"]);
    let rows = accounts["accounts"].as_array().unwrap();
    assert_eq!(rows.len(), 68);
    assert!(rows.iter().all(|row| row["segment"] == "Enterprise"));
    desk.run(["accounts", "demo.trellis", "--partner", "Nobody"]).refused("no partner called Nobody");
    desk.run(["accounts", "demo.trellis", "--segment", "Tiny"])
        .refused("Commercial, Mid-market, Enterprise, Regulated");
}
