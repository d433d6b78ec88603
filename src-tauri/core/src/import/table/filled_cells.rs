/// Cells of a sheet that got a word which stands elsewhere in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FilledCells {
    /// The word of the merged cells they belong to.
    pub from_merged: u32,
    /// The word that stands alone in a row above them.
    pub from_headings: u32,
    /// The word above them in a column that shows each once.
    pub from_above: u32,
}
