use super::{Merged, Refusal, Sink};

/// What a file says of a sheet beside its cells.
#[derive(Clone, Debug, Default)]
pub struct SheetMarks {
    /// From 1.
    pub hidden_rows: Vec<u32>,
    pub merged: Vec<Merged>,
}

impl SheetMarks {
    pub fn tell(&self, sink: &mut impl Sink) -> Result<(), Refusal> {
        self.hidden_rows.iter().try_for_each(|row| sink.hidden_row(*row))?;
        self.merged.iter().try_for_each(|merged| sink.merged(*merged))
    }
}
