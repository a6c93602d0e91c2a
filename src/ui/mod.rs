//! Drawing the state into a buffer: visible lines only, no state changes.
