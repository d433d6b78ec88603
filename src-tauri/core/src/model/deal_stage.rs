use super::words::words;

words! {
    /// Where a deal stands. What the company calls its stages is kept beside it.
    DealStage {
        Open = "open", "Open";
        Won = "won", "Won";
        Lost = "lost", "Lost";
    }
}
