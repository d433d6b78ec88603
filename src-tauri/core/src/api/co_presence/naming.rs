use crate::api::overlap::segment_name;
use crate::model::{PartnerType, rounded};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::capitalized;

/// "Regulated services": the segment in which the partners of a cluster are densest beside their whole, and the family most
/// of them are of. Without a segment that stands out, the family alone.
pub(super) fn cluster_title(snapshot: &Snapshot, matrix: &Matrix, places: &[usize]) -> String {
    let ids: Vec<i64> = places.iter().map(|place| matrix.co_presence().partners()[*place]).collect();
    let family = family(&ids.iter().filter_map(|id| snapshot.partner(*id)).collect::<Vec<_>>());
    match segment(snapshot, matrix, &ids) {
        Some(segment) => format!("{segment} {family}"),
        None => capitalized(family),
    }
}

/// The segment with the greatest lift over all partners of the cluster, from 1.1 on.
fn segment<'a>(snapshot: &'a Snapshot, matrix: &Matrix, ids: &[i64]) -> Option<&'a str> {
    let rows: Vec<_> = ids.iter().filter_map(|id| matrix.partners.get(id)).collect();
    let sum = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells[column].shared.zip(row.cells[column].base));
        cells.fold((0_i64, 0_i64), |(shared, base), (one, of)| (shared + i64::from(one), base + i64::from(of)))
    };
    let sums: Vec<(i64, i64)> = (0..matrix.segments.len()).map(sum).collect();
    let (shared, base) = sums.iter().fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    let lift = |(one, of): (i64, i64)| if of * shared == 0 { 0 } else { rounded(one * base * 100, of * shared) };
    let small = i64::from(snapshot.setting.small_base);
    let named = sums.iter().enumerate().filter(|(column, _)| matrix.segments[*column].is_some());
    let big = named.filter(|(column, _)| i64::from(matrix.bases[*column]) >= small);
    let best = big.max_by_key(|(column, sum)| (lift(**sum), std::cmp::Reverse(*column)))?;
    (lift(*best.1) >= 110).then(|| segment_name(snapshot, matrix.segments[best.0]))
}

/// The family most partners are of; ties by the order of the types.
fn family(partners: &[&Partner]) -> &'static str {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for kind in PartnerType::ALL {
        let own = partners.iter().filter(|partner| partner.partner_type == Some(kind)).count();
        match counts.iter_mut().find(|(family, _)| *family == kind.family()) {
            Some((_, count)) => *count += own,
            None => counts.push((kind.family(), own)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().filter(|most| *most > 0);
    let first = most.and_then(|most| counts.iter().find(|(_, count)| *count == most));
    first.map_or("partners", |(family, _)| family)
}
