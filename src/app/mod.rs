//! The functional core of the reader: state in, action in, new state and effects out.
