use std::collections::HashMap;
use std::io::{self, Read, Seek};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use quick_xml::encoding::DecodingReader;
use zip::ZipArchive;

use super::markup::Markup;
use crate::import::read::{Refusal, package::unreadable};

/// Smaller parts are unpacked by whoever reads them.
const SMALL: u64 = 1 << 18;
/// Bytes that are handed over at once, and how often before they are read.
const BLOCK: u64 = 1 << 17;
const BLOCKS: usize = 8;

/// The parts of an archive by their paths.
pub struct Parts<R> {
    archive: ZipArchive<R>,
    /// In lower case.
    by_path: HashMap<String, usize>,
}

impl<R: Read + Seek + Send> Parts<R> {
    pub fn new(archive: ZipArchive<R>) -> Self {
        let path = |name: &[u8]| String::from_utf8_lossy(name).replace('\\', "/").to_ascii_lowercase();
        let by_path = archive.file_names_raw().enumerate().map(|(index, name)| (path(name), index)).collect();
        Self { archive, by_path }
    }

    /// What `work` makes of the XML of a part; `None` when there is none at this path. A large part is unpacked on a thread of
    /// its own meanwhile. A part that is not what the archive declares is damaged, which shows at its end.
    pub fn read<T>(
        &mut self,
        path: &str,
        work: impl FnOnce(&mut Markup<'_>) -> Result<T, Refusal>,
    ) -> Option<Result<T, Refusal>> {
        let index = *self.by_path.get(&path.trim_start_matches('/').to_ascii_lowercase())?;
        let archive = &mut self.archive;
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(error) => return Some(Err(unreadable(&error))),
        };
        let size = part.size();
        if size <= SMALL {
            return Some(work(&mut Markup::new(in_utf8(Declared { content: part, left: size }))));
        }
        drop(part);
        Some(std::thread::scope(|scope| {
            let (sender, blocks) = sync_channel(BLOCKS);
            scope.spawn(move || unpack(archive, index, size, &sender));
            work(&mut Markup::new(in_utf8(Unpacked { blocks, block: Vec::new(), at: 0 })))
        }))
    }
}

/// Sends a part block by block, until it is over or nobody waits for it any more.
fn unpack<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    size: u64,
    sender: &SyncSender<io::Result<Vec<u8>>>,
) {
    let Ok(part) = archive.by_index(index) else {
        let _ = sender.send(Err(io::ErrorKind::InvalidData.into()));
        return;
    };
    let mut part = Declared { content: part, left: size };
    loop {
        let mut block = Vec::new();
        let read = part.by_ref().take(BLOCK).read_to_end(&mut block).map(|_| block);
        let is_over = read.as_ref().map_or(true, Vec::is_empty);
        if sender.send(read).is_err() || is_over {
            return;
        }
    }
}

/// A part that errs when it is longer or shorter than it declares.
struct Declared<R> {
    content: R,
    left: u64,
}

impl<R: Read> Read for Declared<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(into)?;
        let left = self.left.checked_sub(read as u64).filter(|left| read > 0 || *left == 0 || into.is_empty());
        self.left = left.ok_or(io::ErrorKind::InvalidData)?;
        Ok(read)
    }
}

/// The blocks of a part that is unpacked on another thread.
struct Unpacked {
    blocks: Receiver<io::Result<Vec<u8>>>,
    block: Vec<u8>,
    at: usize,
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.block.len() {
            self.block = self.blocks.recv().map_err(|_| io::ErrorKind::InvalidData)??;
            self.at = 0;
        }
        let read = (&self.block[self.at..]).read(into)?;
        self.at += read;
        Ok(read)
    }
}

/// XML in UTF-8, or in UTF-16, as XML in UTF-8: an .xlsx may be in no other encoding.
fn in_utf8<'a>(mut part: impl Read + 'a) -> Box<dyn Read + 'a> {
    let mut start = Vec::new();
    // What cannot be read now cannot be read later either.
    let _ = part.by_ref().take(4).read_to_end(&mut start);
    let is_wide = is_wide(&start);
    let whole = io::Cursor::new(start).chain(part);
    if is_wide { Box::new(DecodingReader::new(io::BufReader::new(whole))) } else { Box::new(whole) }
}

/// Whether XML that begins with these bytes is in UTF-16, with or without a byte order mark.
fn is_wide(start: &[u8]) -> bool {
    matches!(start, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, _, 0, ..] | [0, b'<', 0, _, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_as_well_as_utf_8() {
        let xml = "<?xml version='1.0'?><a>Café</a>";
        let low: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let high: Vec<u8> = "\u{feff}".encode_utf16().chain(xml.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        for bytes in [xml.as_bytes(), &low, &high, b"<?xml"] {
            let text = io::read_to_string(in_utf8(bytes)).expect("text");
            assert!(text.ends_with("<a>Café</a>") || text == "<?xml", "{text}");
        }
    }

    #[test]
    fn a_part_of_another_size_than_declared_errs() {
        let read = |left: u64| io::read_to_string(Declared { content: b"12345".as_slice(), left });
        assert_eq!(read(5).expect("five"), "12345");
        assert!(read(4).is_err() && read(6).is_err());
    }
}
