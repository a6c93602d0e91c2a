//! The key table as lines of text, for the help popup and for whoever prints it.

use super::command::Command;
use super::key::show_sequence;
use super::keymap::{Context, Keymap};

/// One line of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The name of a context.
    Heading(&'static str),
    /// Keys and what they do.
    Keys {
        /// All keys of the command in this context: `j  Down`.
        keys: String,
        /// Its name.
        name: &'static str,
        /// One sentence.
        help: &'static str,
    },
    /// Space between contexts.
    Blank,
}

/// The lines of help: for each context its commands in table order, each once with all its keys.
pub fn lines(keymap: &Keymap) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for context in Context::ALL {
        let mut commands: Vec<(Command, Vec<String>)> = Vec::new();
        for (sequence, command) in keymap.section(context) {
            let shown = show_sequence(sequence);
            match commands.iter_mut().find(|(known, _)| *known == command) {
                Some((_, keys)) => keys.push(shown),
                None => commands.push((command, vec![shown])),
            }
        }
        if commands.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(context.name()));
        lines.extend(commands.into_iter().map(|(command, keys)| HelpLine::Keys {
            keys: keys.join("  "),
            name: command.name(),
            help: command.help(),
        }));
    }
    lines
}
