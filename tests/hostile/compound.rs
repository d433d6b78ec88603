//! Compound files (.xls) whose sectors lead nowhere, in circles, or claim more than there is.

use super::{desk, tried};
use crate::desk::roster;

const SECTOR: usize = 512;
const FREE: u32 = u32::MAX;
const END: u32 = 0xFFFF_FFFE;
const FAT: u32 = 0xFFFF_FFFD;

/// The records of a workbook with one sheet: its header, `rows` partners, and the range it claims.
fn records(rows: u16, range: [u32; 2]) -> Vec<u8> {
    let record = |kind: u16, body: &[u8]| {
        [&kind.to_le_bytes(), u16::try_from(body.len()).unwrap().to_le_bytes().as_slice(), body].concat()
    };
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let label = |row: u16, column: u16, text: &str| {
        let length = u16::try_from(text.len()).unwrap();
        let head = [row, column, 0, length].map(u16::to_le_bytes).concat();
        record(0x0204, &[head.as_slice(), &[0], text.as_bytes()].concat())
    };
    let end = record(0x000A, &[]);
    let globals = begin(5);
    let at = u32::try_from(globals.len() + 4 + 12 + end.len()).unwrap();
    let listed = record(0x0085, &[at.to_le_bytes().as_slice(), &[0, 0, 4, 0], b"List"].concat());
    let claimed = [0_u32.to_le_bytes(), range[0].to_le_bytes(), range[1].to_le_bytes()].concat();
    let claimed = record(0x0200, &[&claimed[..8], &[0, 0], &claimed[8..10], &[0, 0]].concat());
    let mut all = [globals, listed, end.clone(), begin(0x10), claimed].concat();
    all.extend([label(0, 0, "Partner"), label(0, 1, "Tier")].concat());
    for row in 1..=rows {
        all.extend([label(row, 0, &format!("Partner {row}")), label(row, 1, "Gold")].concat());
    }
    all.extend(end);
    all
}

/// A compound file with this stream as its workbook: a sector of the list of sectors, one of the directory, the stream.
fn compound(stream: &[u8]) -> Vec<u8> {
    let length = stream.len().max(4096);
    let sectors = u32::try_from(length.div_ceil(SECTOR)).unwrap();
    let mut content = vec![0_u8; SECTOR];
    content[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    content[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    let mut put = |at: usize, number: u32| content[at..at + 4].copy_from_slice(&number.to_le_bytes());
    for (at, number) in [(44, 1), (48, 1), (56, 4096), (60, END), (68, END), (76, 0)] {
        put(at, number);
    }
    (80..SECTOR).step_by(4).for_each(|at| put(at, FREE));
    let chain = (3..=sectors + 1).chain([END]);
    let mut fat: Vec<u32> = [FAT, END].into_iter().chain(chain).collect();
    fat.resize(SECTOR / 4, FREE);
    content.extend(fat.iter().flat_map(|number| number.to_le_bytes()));
    content.extend(entry("Root Entry", 5, 1, END, 0));
    content.extend(entry("Workbook", 2, FREE, 2, u32::try_from(length).unwrap()));
    content.resize(3 * SECTOR, 0);
    content.extend(stream);
    content.resize((3 + sectors as usize) * SECTOR, 0);
    content
}

/// An entry of the directory.
fn entry(name: &str, kind: u8, child: u32, start: u32, length: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_length = u16::try_from(entry.len() + 2).unwrap();
    entry.resize(64, 0);
    entry.extend(name_length.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([FREE, FREE, child].map(u32::to_le_bytes).concat());
    entry.resize(116, 0);
    entry.extend([start, length, 0].map(u32::to_le_bytes).concat());
    entry
}

fn sound() -> Vec<u8> {
    compound(&records(60, [61, 2]))
}

/// A sound file with a number written over what stands at `at`.
fn with(at: usize, number: u32) -> Vec<u8> {
    let mut content = sound();
    content[at..at + 4].copy_from_slice(&number.to_le_bytes());
    content
}

/// Where the list of sectors says what follows one.
fn after(sector: usize) -> usize {
    SECTOR + 4 * sector
}

#[track_caller]
fn is_damaged(content: &[u8], what: &str) {
    let said = tried(&desk(), "roster.xls", content);
    assert!(said.error.contains("roster.xls is damaged or incomplete"), "{what}: {}{}", said.out, said.error);
}

#[test]
fn a_sound_one_is_read() {
    let said = tried(&desk(), "roster.xls", &sound());
    assert!(said.out.contains("60 added"), "{}{}", said.out, said.error);
}

#[test]
fn sectors_in_a_circle_are_damaged() {
    is_damaged(&with(after(2), 2), "the stream's first sector follows itself");
    is_damaged(&with(after(5), 2), "the stream leads back to its beginning");
    is_damaged(&with(after(1), 1), "the directory follows itself");
    // A list of sectors that is continued in a sector that continues itself.
    let mut content = with(68, 4);
    content[4 * SECTOR + SECTOR..6 * SECTOR].fill(0);
    content[5 * SECTOR..6 * SECTOR].fill(0xFF);
    content[6 * SECTOR - 4..6 * SECTOR].copy_from_slice(&4_u32.to_le_bytes());
    is_damaged(&content, "the list's list follows itself");
}

#[test]
fn small_sectors_in_a_circle_are_damaged() {
    let whole = std::fs::read(roster("files/partners.xls")).unwrap();
    let number = |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().unwrap()) as usize;
    let mini_fat = SECTOR * (number(60) + 1);
    for (from, to) in [(0, 0), (3, 1), (41, 0)] {
        let mut content = whole.clone();
        content[mini_fat + 4 * from..mini_fat + 4 * from + 4].copy_from_slice(&u32::to_le_bytes(to));
        is_damaged(&content, "a small sector leads back");
    }
}

#[test]
fn entries_of_the_directory_in_a_circle_end() {
    let directory = 2 * SECTOR;
    for (entry, field) in [(0, 76), (1, 68), (1, 72), (1, 76)] {
        for target in [0, 1, 77] {
            tried(&desk(), "roster.xls", &with(directory + 128 * entry + field, target));
        }
    }
}

#[test]
fn a_sector_or_a_length_beyond_the_file_is_no_crash() {
    let directory = 2 * SECTOR;
    for at in
        [44, 48, 60, 64, 68, 72, 76, after(0), after(2), directory + 116, directory + 128 + 116, directory + 128 + 120]
    {
        for number in [0, 1, 9_999, 0x7FFF_FFFF, 0xFFFF_FFF0, END, FREE] {
            tried(&desk(), "roster.xls", &with(at, number));
        }
    }
}

#[test]
fn a_range_of_a_whole_sheet_takes_no_memory_until_there_are_cells() {
    for range in [[u32::MAX, 0xFFFF], [0x0010_0000, 0x4000], [0, 0]] {
        let said = tried(&desk(), "roster.xls", &compound(&records(60, range)));
        assert!(said.out.contains("60 added"), "{range:?}: {}{}", said.out, said.error);
    }
    // The claim stands where nobody could take it back, for the directory is not as it should be.
    let mut content = compound(&records(60, [u32::MAX, 0xFFFF]));
    content[2 * SECTOR + 128 + 67] = 7;
    content[2 * SECTOR + 66] = 9;
    tried(&desk(), "roster.xls", &content);
}
