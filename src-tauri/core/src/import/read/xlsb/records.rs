use std::io::Read;

/// What is kept of a record: the longest that are looked at hold a format's code or a sheet's name.
const KEPT: u64 = 2048;

/// The records of a part, one after the other.
pub struct Records<R> {
    content: R,
    /// The beginning of what the last record says.
    pub body: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub fn new(content: R) -> Self {
        Self { content, body: Vec::new() }
    }

    /// The kind of the next record; `None` at the end of the part, and where it breaks off.
    pub fn next(&mut self) -> Option<u32> {
        let kind = self.number(2)?;
        let len = u64::from(self.number(4)?);
        self.body.clear();
        let kept = len.min(KEPT);
        let read = self.content.by_ref().take(kept).read_to_end(&mut self.body).ok()?;
        let rest = std::io::copy(&mut self.content.by_ref().take(len - kept), &mut std::io::sink()).ok()?;
        (read as u64 + rest == len).then_some(kind)
    }

    /// A number of at most so many bytes, seven bits in each, the lowest first; the highest bit says that another follows.
    fn number(&mut self, bytes: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..bytes {
            let mut byte = [0];
            self.content.read_exact(&mut byte).ok()?;
            number |= u32::from(byte[0] & 0x7F) << (7 * place);
            if byte[0] & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    /// A whole number of four bytes.
    pub fn long(&self, at: usize) -> Option<u32> {
        self.body.get(at..at + 4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    pub fn short(&self, at: usize) -> Option<u16> {
        self.body.get(at..at + 2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    /// A text behind its length, and where it ends.
    pub fn text(&self, at: usize) -> Option<(String, usize)> {
        let end = at + 4 + 2 * usize::try_from(self.long(at)?).ok()?;
        let letters: Vec<u16> =
            self.body.get(at + 4..end)?.as_chunks().0.iter().copied().map(u16::from_le_bytes).collect();
        Some((String::from_utf16_lossy(&letters), end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_follow_each_other_up_to_where_the_part_breaks_off() {
        let content = [&[0x2C, 8, 5, 0][..], &[1, 0, 0, 0, b'%', 0], &[0x9C, 0x01, 0], &[7, 9, 1]].concat();
        let mut records = Records::new(&content[..]);
        assert_eq!(records.next(), Some(44));
        assert_eq!((records.short(0), records.text(2)), (Some(5), Some(("%".to_owned(), 8))));
        assert_eq!((records.next(), records.long(0)), (Some(156), None));
        assert_eq!(records.next(), None, "nine bytes are said to follow, and one does");
    }
}
