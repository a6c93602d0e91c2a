//! The functional core of the reader: state in, action in, new state and effects out.
//!
//! Nothing here knows a terminal, a file, a clock or a thread. [`update::update`] takes in one action,
//! [`settle::settle`] brings everything derived up to date once before a frame is drawn.

pub mod action;
pub mod alike;
pub mod chronicle;
pub mod claims;
pub mod collation;
pub mod command;
pub mod comparing;
pub mod copies;
pub mod digest;
pub mod facts;
pub mod filtering;
pub mod finder;
#[cfg(test)]
pub(crate) mod fixture;
pub mod fulltext;
pub mod help;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod list;
pub mod marking;
pub mod matrix;
pub mod nearest;
pub mod notes;
pub mod novelty;
pub mod output;
pub mod own_keys;
pub mod pages;
pub mod palette;
pub mod problems;
pub mod quote;
pub mod reading;
pub mod saved;
pub mod search;
pub mod settle;
pub mod setup;
pub mod share;
pub mod sign;
pub mod state;
pub mod subject;
pub mod survey;
pub mod tabulated;
mod told;
pub mod typing;
pub mod update;

pub use action::{Action, Answer, Effect, Message};
pub use command::{COMMANDS, Command};
pub use keymap::{BINDINGS, Binding, Context, Keymap};
pub use settle::settle;
pub use setup::Setup;
pub use state::State;
pub use update::update;
