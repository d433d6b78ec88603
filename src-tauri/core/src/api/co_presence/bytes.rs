use super::CoPresenceRequest;
use super::build::{SHARE, arrange, bounds};
use crate::model::rounded;
use crate::overlap::Matrix;
use crate::store::Snapshot;

/// The cells of the matrix below its diagonal, row by row, in the order asked for. Little endian: the revision and the number
/// of partners as 32 bits, then 8 bytes a cell: the accounts both have (32 bits), the share of the smaller list in whole
/// percent (16 bits), the bin of the one and of the other (8 bits each).
#[must_use]
pub fn co_presence_cells(snapshot: &Snapshot, matrix: &Matrix, request: &CoPresenceRequest) -> Vec<u8> {
    let counted = matrix.co_presence();
    let places = arrange(snapshot, matrix, request).places;
    let bounds = bounds(counted, &places);
    let size = places.len();
    let mut bytes = Vec::with_capacity(8 + size * size.saturating_sub(1) * 4);
    bytes.extend(u32::try_from(snapshot.revision).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes());
    for (row, one) in places.iter().enumerate() {
        for other in &places[..row] {
            let shared = counted.at(*one, *other);
            let smaller = counted.at(*one, *one).min(counted.at(*other, *other));
            let share = share(shared, smaller);
            bytes.extend(shared.to_le_bytes());
            bytes.extend(share.to_le_bytes());
            bytes.push(step(&bounds, shared));
            bytes.push(step(&SHARE, u32::from(share)));
        }
    }
    bytes
}

/// In whole percent, half to even.
fn share(shared: u32, smaller: u32) -> u16 {
    if smaller == 0 {
        return 0;
    }
    u16::try_from(rounded(i64::from(shared) * 100, i64::from(smaller))).unwrap_or(100)
}

fn step(bounds: &[u32; 6], value: u32) -> u8 {
    u8::try_from(bounds.iter().filter(|bound| value >= **bound).count()).unwrap_or(6)
}
