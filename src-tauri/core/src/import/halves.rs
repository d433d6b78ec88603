use std::panic::resume_unwind;

/// Fewer rows are not worth a thread.
const FEW: usize = 4096;

/// What `work` makes of each half of the rows, in their order; the first half is worked on by a thread of its own. Of few
/// rows there is one part only.
pub fn halves<T: Sync, U: Send>(rows: &[T], work: impl Fn(&[T]) -> U + Sync) -> Vec<U> {
    if rows.len() < FEW {
        return vec![work(rows)];
    }
    let (first, second) = rows.split_at(rows.len() / 2);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| work(first));
        let second = work(second);
        vec![first.join().unwrap_or_else(|panic| resume_unwind(panic)), second]
    })
}

/// What both make; the second is worked on by a thread of its own.
pub fn beside<T, U: Send>(first: impl FnOnce() -> T, second: impl FnOnce() -> U + Send) -> (T, U) {
    std::thread::scope(|scope| {
        let second = scope.spawn(second);
        let first = first();
        (first, second.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_many_rows_come_in_their_order() {
        let rows: Vec<u32> = (0..10_001).collect();
        let parts = halves(&rows, <[u32]>::to_vec);
        assert_eq!((parts.len(), parts.concat()), (2, rows));
        assert_eq!(halves(&[4_u32, 2], <[u32]>::len), [2]);
    }
}
