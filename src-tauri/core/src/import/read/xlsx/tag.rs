use super::near::near;

/// The start of an element, as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag<'a> {
    /// Without its prefix.
    pub name: &'a [u8],
    /// `<c/>`: there is no end to come.
    pub is_empty: bool,
    attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    /// What stands between `<` and `>`.
    pub fn new(content: &'a [u8]) -> Self {
        let (content, is_empty) = match content.strip_suffix(b"/") {
            Some(content) => (content, true),
            None => (content, false),
        };
        let end = content.iter().position(u8::is_ascii_whitespace).unwrap_or(content.len());
        let (name, attributes) = content.split_at(end);
        Self { name: local(name), is_empty, attributes }
    }

    /// The name in an end tag, without its prefix.
    pub fn name_in(content: &[u8]) -> &[u8] {
        local(content.trim_ascii_end())
    }

    /// The attributes with their prefixes, and their values with their entities; those behind a broken one are not there.
    pub fn attributes(self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let equals = near(b'=', rest)?;
            let name = rest[..equals].trim_ascii();
            let after = rest[equals + 1..].trim_ascii_start();
            let quote = *after.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
            let end = near(quote, &after[1..])? + 1;
            rest = &after[end + 1..];
            Some((name, &after[1..end]))
        })
    }

    /// The value of the attribute of this name, whatever its prefix.
    pub fn attribute(self, name: &[u8]) -> Option<&'a [u8]> {
        self.attributes().find(|(own, _)| local(own) == name).map(|(_, value)| value)
    }
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    near(b':', name).map_or(name, |colon| &name[colon + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_found_whatever_its_quotes_and_prefix() {
        let tag = Tag::new(b"x:sheet  name=\"It's\" sheetId = '4'\n r:id='rId1' /");
        assert_eq!((tag.name, tag.is_empty), (b"sheet".as_slice(), true));
        assert_eq!(tag.attribute(b"name"), Some(b"It's".as_slice()));
        assert_eq!(tag.attribute(b"sheetId"), Some(b"4".as_slice()));
        assert_eq!(tag.attribute(b"id"), Some(b"rId1".as_slice()));
        assert_eq!(tag.attribute(b"state"), None);
    }
}
