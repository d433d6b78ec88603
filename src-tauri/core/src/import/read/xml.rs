use std::io::{BufRead, BufReader, Read};

use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::{Reader, XmlVersion};

use super::Refusal;

/// A reader of XML in the encoding it declares, UTF-16 too, that does not mind how elements are closed.
pub fn reader(part: impl Read) -> Reader<impl BufRead> {
    let mut reader = Reader::from_reader(BufReader::new(DecodingReader::new(BufReader::new(part))));
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// The value of the attribute of this local name.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Refusal::Damaged)?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refusal::Damaged)?.into_owned(),
            ));
        }
    }
    Ok(None)
}

/// Adds what `&..;` stands for. An entity that the document declares itself stands for nothing: that is what bombs are made of.
pub fn push_entity(text: &mut String, entity: &BytesRef<'_>) {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        text.push(letter);
    } else if let Some(known) = resolve_predefined_entity(entity) {
        text.push_str(known);
    }
}
