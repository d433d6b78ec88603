use super::SignAttribution;
use crate::api::document::Changed;
use crate::store::tables::AttributionRule;
use crate::store::{Document, Operation};
use crate::{Error, Result};

/// Letters a name and a role have at most.
const MOST: usize = 120;

/// Signs the newest version of the attribution rule. It is never changed again, and signing cannot be undone.
///
/// # Errors
/// When no name is said or it is too long, or the newest version is signed already.
pub fn sign_attribution(document: &Document, request: &SignAttribution) -> Result<Changed> {
    let text = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, role) = (text(&request.name), text(&request.role));
    if name.is_empty() {
        return Err(Error::new("say who signs; nothing was signed"));
    }
    if name.chars().count().max(role.chars().count()) > MOST {
        return Err(Error::new("a name and a role have at most 120 characters; nothing was signed"));
    }
    let snapshot = document.snapshot()?;
    let rule = snapshot.attribution().clone();
    if rule.signature.is_some() {
        return Err(Error::new("this version is signed already; change the rule first, which makes a new one"));
    }
    let version = rule.version.max(1);
    let operation = Operation::SignAttribution { version, name: name.clone() };
    let signed = AttributionRule { version, ..rule }.signed(name, role, document.environment().now());
    let ((), changed) = document.transact(&operation, |writer| {
        if writer.revision()? != snapshot.revision {
            return Err(Error::new("the document changed in the meantime; nothing was signed, look at it again"));
        }
        writer.put(&signed)?;
        writer.seal::<AttributionRule>()
    })?;
    Ok(changed)
}
