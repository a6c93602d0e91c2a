//! The terminal: event thread, loop, effects, and a screen restored however the program ends.
