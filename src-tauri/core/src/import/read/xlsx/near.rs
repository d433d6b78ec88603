use memchr::memchr;

/// Nearly all tags and texts of a sheet are shorter.
const NEAR: usize = 16;

/// The place of a byte that is mostly among the first: there a plain look costs less than getting ready for a fast one.
#[inline]
pub fn near(byte: u8, bytes: &[u8]) -> Option<usize> {
    let first = &bytes[..bytes.len().min(NEAR)];
    first
        .iter()
        .position(|other| *other == byte)
        .or_else(|| memchr(byte, &bytes[first.len()..]).map(|at| at + first.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_near_and_far() {
        let bytes: Vec<u8> = (0..40).collect();
        for byte in [0, 15, 16, 39] {
            assert_eq!(near(byte, &bytes), Some(usize::from(byte)));
        }
        assert_eq!((near(40, &bytes), near(4, &[])), (None, None));
    }
}
