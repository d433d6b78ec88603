use std::io::Read;

use memchr::memmem;

use super::near::near;

use super::tag::Tag;
use crate::import::read::Refusal;

/// What is read of the input at first, in bytes.
const BLOCK: usize = 1 << 17;

/// The tags and texts of XML in UTF-8, one after the other, as they stand: a sheet has millions of them, so nothing is copied
/// or checked that nobody asks for. Elements may be closed in any order.
pub struct Markup<'a> {
    input: Box<dyn Read + 'a>,
    buffer: Vec<u8>,
    /// Where the next piece begins in the buffer, and where the buffer's filled part ends.
    at: usize,
    end: usize,
}

/// A piece of XML. Comments, instructions and document types are none.
#[derive(Debug, PartialEq)]
pub enum Piece<'a> {
    Start(Tag<'a>),
    /// The name without its prefix.
    End(&'a [u8]),
    /// With its entities.
    Text(&'a [u8]),
    /// Text without entities.
    Plain(&'a [u8]),
    Over,
}

impl<'a> Markup<'a> {
    pub fn new(input: impl Read + 'a) -> Self {
        Self { input: Box::new(input), buffer: vec![0; BLOCK], at: 0, end: 0 }
    }

    /// The next piece. Errs when the input cannot be read or breaks off within a tag.
    pub fn next(&mut self) -> Result<Piece<'_>, Refusal> {
        loop {
            if self.at == self.end && !self.fill()? {
                return Ok(Piece::Over);
            }
            if self.buffer[self.at] != b'<' {
                let len = self.find(b'<', 0)?.unwrap_or(self.end - self.at);
                return Ok(Piece::Text(self.take(len)));
            }
            let len = self.find(b'>', 1)?.ok_or(Refusal::Damaged)? + 1;
            match self.buffer[self.at + 1] {
                b'/' => {
                    let tag = self.take(len);
                    return Ok(Piece::End(Tag::name_in(&tag[2..len - 1])));
                }
                b'!' if self.begins(b"<![CDATA[") => {
                    let len = self.through(b"]]>", 9)?;
                    return Ok(Piece::Plain(&self.take(len)[9..len - 3]));
                }
                b'!' if self.begins(b"<!--") => self.at += self.through(b"-->", 4)?,
                b'!' => {
                    let has_subset = self.buffer[self.at..self.at + len].contains(&b'[');
                    self.at += if has_subset { self.through(b"]>", 2)? } else { len };
                }
                b'?' => self.at += self.through(b"?>", 2)?,
                _ => {
                    let len = self.end_of_tag(len)?;
                    let tag = self.take(len);
                    return Ok(Piece::Start(Tag::new(&tag[1..len - 1])));
                }
            }
        }
    }

    /// Goes on behind the end of the element of this name that is open.
    pub fn skip(&mut self, name: &[u8]) -> Result<(), Refusal> {
        loop {
            match self.next()? {
                Piece::End(ended) if ended == name => return Ok(()),
                Piece::Over => return Err(Refusal::Damaged),
                _ => (),
            }
        }
    }

    fn take(&mut self, len: usize) -> &[u8] {
        let from = self.at;
        self.at += len;
        &self.buffer[from..self.at]
    }

    fn begins(&self, start: &[u8]) -> bool {
        self.buffer[self.at..self.end].starts_with(start)
    }

    /// The length of the start tag whose first `>` ends at `len`: those in quotes are none of its ends.
    fn end_of_tag(&mut self, mut len: usize) -> Result<usize, Refusal> {
        while is_in_quotes(&self.buffer[self.at..self.at + len - 1]) {
            len = self.find(b'>', len)?.ok_or(Refusal::Damaged)? + 1;
        }
        Ok(len)
    }

    /// The length up to and with the first `end`, looked for behind `from`.
    fn through(&mut self, end: &[u8], mut from: usize) -> Result<usize, Refusal> {
        loop {
            let filled = self.end - self.at;
            if let Some(found) = self.buffer[self.at..self.end].get(from..).and_then(|rest| memmem::find(rest, end)) {
                return Ok(from + found + end.len());
            }
            // The end may begin in what is there already.
            from = from.max((filled + 1).saturating_sub(end.len()));
            if !self.fill()? {
                return Err(Refusal::Damaged);
            }
        }
    }

    /// The place of the byte behind `from`, both counted from the next piece; `None` when the input ends before it.
    fn find(&mut self, byte: u8, mut from: usize) -> Result<Option<usize>, Refusal> {
        loop {
            if let Some(found) = near(byte, &self.buffer[self.at + from..self.end]) {
                return Ok(Some(from + found));
            }
            from = self.end - self.at;
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Reads on behind what is there; false at the end of the input.
    fn fill(&mut self) -> Result<bool, Refusal> {
        self.buffer.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        self.at = 0;
        if self.end == self.buffer.len() {
            self.buffer.resize(self.end * 2, 0);
        }
        let read = loop {
            match self.input.read(&mut self.buffer[self.end..]) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => (),
                read => break read.map_err(|_| Refusal::Damaged)?,
            }
        };
        self.end += read;
        Ok(read > 0)
    }
}

/// Whether a tag breaks off within the value of an attribute.
fn is_in_quotes(tag: &[u8]) -> bool {
    let mut quote = None;
    for byte in tag {
        match quote {
            Some(open) if open == *byte => quote = None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(*byte),
            _ => {}
        }
    }
    quote.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that gives a few bytes at a time.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let len = self.0.len().min(self.1).min(into.len());
            into[..len].copy_from_slice(&self.0[..len]);
            self.0 = &self.0[len..];
            Ok(len)
        }
    }

    #[track_caller]
    fn pieces(xml: &str, step: usize, expected: &[&str]) {
        let mut markup = Markup::new(Drops(xml.as_bytes(), step));
        let mut found = Vec::new();
        loop {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            found.push(match markup.next() {
                Ok(Piece::Start(tag)) => format!("<{}{}>", text(tag.name), if tag.is_empty { "/" } else { "" }),
                Ok(Piece::End(name)) => format!("</{}>", text(name)),
                Ok(Piece::Text(content)) => text(content),
                Ok(Piece::Plain(content)) => format!("[{}]", text(content)),
                Ok(Piece::Over) => break,
                Err(refusal) => format!("{refusal:?}"),
            });
            if found.last().is_some_and(|last| last == "Damaged") {
                break;
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn xml_is_cut_into_tags_and_texts_wherever_its_blocks_end() {
        let xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '<c>'>]><x:row r='4' s=\"a>b\"><!-- <no/> --><v>1 &lt; 2</v\n>\
                   <c/><![CDATA[<raw>]]></x:row>\n";
        let expected = ["<row>", "<v>", "1 &lt; 2", "</v>", "<c/>", "[<raw>]", "</row>", "\n"];
        for step in [1, 2, 7, xml.len()] {
            pieces(xml, step, &expected);
        }
    }

    #[test]
    fn what_breaks_off_within_a_tag_is_damaged() {
        pieces("<row", 9, &["Damaged"]);
        pieces("<row r='4>", 9, &["Damaged"]);
        pieces("<!-- a >", 9, &["Damaged"]);
        pieces("<v>1", 9, &["<v>", "1"]);
    }
}
