use super::SignAttribution;
use crate::api::document::Changed;
use crate::store::tables::AttributionRule;
use crate::store::{Document, Operation};
use crate::text::spaced;
use crate::{Error, Result};

/// Letters a name and a role have at most.
const MOST: usize = 120;

/// The name of who signs.
///
/// # Errors
/// When none is said, or it is too long.
pub(crate) fn signer(name: &str) -> Result<String> {
    let name = spaced(name);
    if name.is_empty() {
        return Err(Error::new("say who signs; nothing was signed"));
    }
    if name.chars().count() > MOST {
        return Err(Error::new("a name has at most 120 characters; nothing was signed"));
    }
    Ok(name)
}

/// Signs the newest version of the attribution rule. It is never changed again, and signing cannot be undone.
///
/// # Errors
/// When no name is said or it is too long, or the newest version is signed already.
pub fn sign_attribution(document: &Document, request: &SignAttribution) -> Result<Changed> {
    let (name, role) = (signer(&request.name)?, spaced(&request.role));
    if role.chars().count() > MOST {
        return Err(Error::new("a role has at most 120 characters; nothing was signed"));
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
