use roxmltree::Document;

use super::slide::HEAD;
use super::{each, escaped};

/// What a part refers to within its package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub id: String,
    kind: String,
    /// The part's name, without a leading slash; of what is outside its address.
    pub target: String,
    pub is_inside: bool,
}

impl Relation {
    /// Whether it leads to a slide or what belongs to one.
    pub fn leads_to_slides(&self) -> bool {
        self.is_inside && ["slide", "notesSlide"].iter().any(|kind| self.is_kind(kind))
    }

    /// Whether it is of a kind, by the last word of its address.
    pub fn is_kind(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The part that holds the relations of another; the package's own for an empty name.
pub(super) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The relations a part of that name has.
pub(super) fn of_part(xml: &Document<'_>, part: &str) -> Vec<Relation> {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relation = |one: roxmltree::Node<'_, '_>| {
        let is_inside = one.attribute("TargetMode") != Some("External");
        let target = one.attribute("Target")?;
        let target = if is_inside { resolved(folder, target) } else { target.to_owned() };
        let [id, kind] = ["Id", "Type"].map(|name| one.attribute(name));
        Some(Relation { id: id?.to_owned(), kind: kind?.to_owned(), target, is_inside })
    };
    xml.root_element().children().filter_map(relation).collect()
}

/// Relations as a part; those that led to slides lead to `first_slide`.
pub(super) fn written(relations: &[Relation], first_slide: &str) -> String {
    let one = |relation: &Relation| {
        let target = match (relation.leads_to_slides(), relation.is_inside) {
            (true, _) => format!("/{first_slide}"),
            (false, true) => format!("/{}", relation.target),
            (false, false) => relation.target.clone(),
        };
        let mode = if relation.is_inside { "" } else { " TargetMode=\"External\"" };
        format!(
            "<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"{mode}/>",
            escaped(&relation.id),
            escaped(&relation.kind),
            escaped(&target)
        )
    };
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        each(relations, one)
    )
}

/// A target as the name of a part: against the folder, or the package where it begins with a slash.
fn resolved(folder: &str, target: &str) -> String {
    let (folder, target) = target.strip_prefix('/').map_or((folder, target), |target| ("", target));
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_parts_of_the_package() {
        let cases = [("../media/logo.png", "ppt/media/logo.png"), ("/ppt/theme/theme1.xml", "ppt/theme/theme1.xml")];
        for (target, part) in cases {
            assert_eq!(resolved("ppt/slideMasters", target), part);
        }
        assert_eq!(resolved("", "ppt/presentation.xml"), "ppt/presentation.xml");
        assert_eq!(resolved("ppt", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(relations_of(""), "_rels/.rels");
        assert_eq!(relations_of("ppt/presentation.xml"), "ppt/_rels/presentation.xml.rels");
    }
}
