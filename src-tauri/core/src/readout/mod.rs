//! To come in the commits that follow.
