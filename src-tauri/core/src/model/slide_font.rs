use super::words::words;

words! {
    /// What the slides are set in. Each has a vendored stand-in that is as wide, letter by letter, which pictures and pages are drawn with.
    #[derive(Default)]
    SlideFont {
        #[default]
        Arial = "arial", "Arial";
        Calibri = "calibri", "Calibri";
        Times = "times", "Times New Roman";
    }
}

impl SlideFont {
    /// The families a drawing asks for: the stand-in, the font itself, then what is left.
    #[must_use]
    pub fn families(self) -> &'static str {
        match self {
            Self::Arial => "Arimo, Arial, sans-serif",
            Self::Calibri => "Carlito, Calibri, sans-serif",
            Self::Times => "Tinos, Times New Roman, serif",
        }
    }
}
