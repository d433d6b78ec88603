//! Delimited text in the forms programs export it.

/// Fields that need quotes get them; lines end as on Windows.
pub fn csv(delimiter: char, rows: &[&[&str]]) -> String {
    let field = |text: &&str| {
        let needs_quotes = text.contains([delimiter, '"', '\n', '\r']);
        if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { (*text).to_owned() }
    };
    let line = |cells: &&[&str]| cells.iter().map(field).collect::<Vec<_>>().join(&delimiter.to_string());
    rows.iter().map(|cells| line(cells) + "\r\n").collect()
}

pub fn utf16_le(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

pub fn utf16_be(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

pub fn with_mark(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").into_bytes()
}

/// Western Windows: one byte a letter.
pub fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        '€' => 0x80,
        '\u{2019}' => 0x92,
        '–' => 0x96,
        other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}
