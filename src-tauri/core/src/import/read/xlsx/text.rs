use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};
use quick_xml::escape::resolve_predefined_entity;

use super::markup::{Markup, Piece};
use crate::import::read::Refusal;

/// Adds text as XML has it: entities as what they stand for, line ends as `\n`. An entity that the document declares itself
/// stands for nothing: that is what bombs are made of.
pub fn push(raw: &[u8], into: &mut String) -> Result<(), Refusal> {
    let mut rest = std::str::from_utf8(raw).map_err(|_| Refusal::Damaged)?;
    while let Some(special) = memchr2(b'&', b'\r', rest.as_bytes()) {
        into.push_str(&rest[..special]);
        let after = &rest[special + 1..];
        rest = if rest.as_bytes()[special] == b'\r' {
            into.push('\n');
            after.strip_prefix('\n').unwrap_or(after)
        } else if let Some((entity, after)) = after.split_once(';') {
            push_entity(entity, into);
            after
        } else {
            ""
        };
    }
    into.push_str(rest);
    Ok(())
}

fn push_entity(entity: &str, into: &mut String) {
    let Some(code) = entity.strip_prefix('#') else {
        into.push_str(resolve_predefined_entity(entity).unwrap_or_default());
        return;
    };
    into.extend(code_of(code).filter(|code| *code > 0).and_then(char::from_u32));
}

/// The number of a letter: "65", "x41".
fn code_of(text: &str) -> Option<u32> {
    match text.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// The value of an attribute.
pub fn attribute(raw: &[u8]) -> Result<String, Refusal> {
    let mut value = String::new();
    push(raw, &mut value)?;
    Ok(value)
}

/// Adds the text of the string element of this name that is open, and goes on behind its end. The runs of rich text are
/// joined; how they are spoken is none of it.
pub fn push_string(markup: &mut Markup<'_>, element: &[u8], into: &mut String) -> Result<(), Refusal> {
    loop {
        match markup.next()? {
            Piece::Start(tag) if tag.is_empty => (),
            Piece::Start(tag) if tag.name == b"rPh" => markup.skip(b"rPh")?,
            Piece::Start(tag) if tag.name == b"t" => {
                let is_kept = tag.attribute(b"space") == Some(b"preserve");
                push_run(markup, is_kept, into)?;
            }
            Piece::End(name) if name == element => return Ok(()),
            Piece::Over => return Err(Refusal::Damaged),
            _ => (),
        }
    }
}

/// Adds the text of the `t` that is open. White space around it counts only where the file says so.
fn push_run(markup: &mut Markup<'_>, is_kept: bool, into: &mut String) -> Result<(), Refusal> {
    let from = into.len();
    push_content(markup, b"t", into)?;
    if !is_kept {
        let white = [' ', '\t', '\r', '\n'];
        into.truncate(from + into[from..].trim_end_matches(white).len());
        let blank = into[from..].len() - into[from..].trim_start_matches(white).len();
        into.drain(from..from + blank);
    }
    unescape(into, from);
    Ok(())
}

/// Adds all text up to the end of the element of this name.
pub fn push_content(markup: &mut Markup<'_>, element: &[u8], into: &mut String) -> Result<(), Refusal> {
    loop {
        match markup.next()? {
            Piece::Text(raw) => push(raw, into)?,
            Piece::Plain(text) => into.push_str(std::str::from_utf8(text).map_err(|_| Refusal::Damaged)?),
            Piece::End(name) if name == element => return Ok(()),
            Piece::Over => return Err(Refusal::Damaged),
            Piece::Start(_) | Piece::End(_) => (),
        }
    }
}

/// Turns what spreadsheets write for letters that XML has not, `_x000D_`, into these, from `from` on.
pub fn unescape(text: &mut String, from: usize) {
    if memmem::find(&text.as_bytes()[from..], b"_x").is_some()
        && let Cow::Owned(unescaped) = unescaped(&text[from..])
    {
        text.truncate(from);
        text.push_str(&unescaped);
    }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    let mut units: Vec<u16> = Vec::new();
    let (mut copied, mut at) = (0, 0);
    let mut found = String::new();
    while let Some(start) = memchr(b'_', &text.as_bytes()[at..]).map(|start| at + start) {
        let mut end = start;
        units.clear();
        while let Some(unit) = escaped_unit(&text[end..]) {
            units.push(unit);
            end += "_x000D_".len();
        }
        if units.is_empty() {
            at = start + 1;
        } else {
            found.push_str(&text[copied..start]);
            found.push_str(&String::from_utf16_lossy(&units));
            (copied, at) = (end, end);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    found.push_str(&text[copied..]);
    Cow::Owned(found)
}

/// The unit of UTF-16 a text begins with as `_x000D_`.
fn escaped_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.split_once('_')?.0;
    let is_unit = digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_unit.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn string(xml: &str, expected: &str) {
        let mut text = String::new();
        push_string(&mut Markup::new(xml.as_bytes()), b"si", &mut text).expect("a string");
        assert_eq!(text, expected, "{xml}");
    }

    #[test]
    fn a_string_is_its_runs_without_how_they_are_spoken() {
        string("<t> Halden &amp; Rowe </t></si>", "Halden & Rowe");
        string("<t xml:space='preserve'> a </t></si>", " a ");
        string(
            "<r><rPr/><t xml:space=\"preserve\">Halden </t></r><r><t>Ro<![CDATA[<w>]]>e</t></r></si>",
            "Halden Ro<w>e",
        );
        string("<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>", "東京");
        string("<t/></si>", "");
    }

    #[test]
    fn escapes_and_entities_are_the_letters_they_stand_for() {
        string("<t>a_x000D_b_x005F_x000D_ _x00 _</t></si>", "a\rb_x000D_ _x00 _");
        string("<t>_xD83D__xDCF7_ _xD83D_</t></si>", "\u{1f4f7} \u{fffd}");
        string("<t>&#65;&#x42;&lt;&own;&quot;\r\n.</t></si>", "AB<\"\n.");
    }
}
