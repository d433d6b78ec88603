use super::{PartnersRequest, PartnersView};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::{Error, Result};

pub fn partners(_snapshot: &Snapshot, _matrix: &Matrix, _request: &PartnersRequest) -> Result<PartnersView> {
    Err(Error::new("stub"))
}
