use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// How lists write the countries that companies are in most; a row each.
const SPELLINGS: &str = "\
    us, usa, united states, united states of america, america | \
    gb, uk, gbr, united kingdom, great britain, england | de, deu, germany, deutschland | fr, fra, france | \
    it, ita, italy, italia | es, esp, spain, espana | se, swe, sweden, sverige | no, nor, norway, norge | \
    dk, dnk, denmark, danmark | fi, fin, finland, suomi | \
    nl, nld, netherlands, the netherlands, nederland, holland | be, bel, belgium, belgique | \
    ch, che, switzerland, schweiz, suisse | at, aut, austria, osterreich | ie, irl, ireland | pt, prt, portugal | \
    pl, pol, poland, polska | cz, cze, czechia, czech republic | ca, can, canada | mx, mex, mexico | \
    br, bra, brazil, brasil | jp, jpn, japan | cn, chn, china, prc | in, ind, india | \
    kr, kor, korea, south korea | sg, sgp, singapore | au, aus, australia | nz, nzl, new zealand | \
    ae, are, uae, united arab emirates | sa, sau, saudi arabia | il, isr, israel | tr, tur, turkey, turkiye | \
    ru, rus, russia, russian federation | za, zaf, south africa | hk, hkg, hong kong | tw, twn, taiwan | \
    th, tha, thailand | my, mys, malaysia | id, idn, indonesia | ph, phl, philippines | vn, vnm, vietnam | \
    ua, ukr, ukraine | ro, rou, romania | hu, hun, hungary | gr, grc, greece | lu, lux, luxembourg | \
    ar, arg, argentina | cl, chl, chile | co, col, colombia";

/// Whether both are given, and are two countries however they are written.
pub fn differ(one: Option<&str>, other: Option<&str>) -> bool {
    let Some((one, other)) = one.map(str::trim).zip(other.map(str::trim)) else { return false };
    if one.is_empty() || other.is_empty() || one.eq_ignore_ascii_case(other) {
        return false;
    }
    let (one, other) = (row(one), row(other));
    one.is_none() || one != other
}

static ROWS: LazyLock<HashMap<&str, usize, FixedState>> = LazyLock::new(|| {
    let rows = SPELLINGS.split('|').enumerate();
    rows.flat_map(|(row, spellings)| spellings.split(',').map(move |spelling| (spelling.trim(), row))).collect()
});

/// The row of a country.
fn row(country: &str) -> Option<usize> {
    let mut short = [0; 3];
    match short.get_mut(..country.len()) {
        Some(short) => {
            short.copy_from_slice(country.as_bytes());
            short.make_ascii_lowercase();
            ROWS.get(std::str::from_utf8(short).ok()?).copied()
        }
        None => ROWS.get(country.to_lowercase().replace('.', "").as_str()).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_the_same_however_it_is_written() {
        for (one, other, expected) in [
            ("US", "United States", false),
            ("U.S.A.", "us", false),
            ("Germany", "DE", false),
            ("US", "DE", true),
            ("Narnia", "narnia ", false),
            ("Narnia", "Oz", true),
            ("", "US", false),
        ] {
            assert_eq!(differ(Some(one), Some(other)), expected, "{one} {other}");
        }
        assert!(!differ(None, Some("US")));
    }
}
