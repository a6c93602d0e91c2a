//! The user's keys: tables of TOML by pane, each line a sequence of keys and the command it calls.
//!
//! What panes, keys and commands there are, the reader knows; here they are words with a place.

use super::entries::{Source, entries};
use crate::model::Problem;

/// What is written in place of a command where keys shall call none.
pub const NOTHING: &str = "nothing";

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// File and line: `keys.toml:3`.
    pub place: String,
    /// The table it stands in: `reader`.
    pub context: String,
    /// The keys, with spaces between them: `g x`.
    pub keys: String,
    /// The command's name, or [`NOTHING`].
    pub command: String,
}

/// What to do about a line that is not understood.
const REMEDY: &str = "mend or remove the line; the other lines hold";

/// The lines of a file in its order, and what cannot be one.
///
/// `place` is what problems call the file.
pub fn parse(place: &str, toml: &str) -> (Vec<KeyLine>, Vec<Problem>) {
    let source = Source { place, toml };
    let (tables, mut problems) = source.read(REMEDY);
    let broken: Vec<String> = problems.iter().map(|problem| problem.place.clone()).collect();
    let mut lines = Vec::new();
    for table in entries(&tables) {
        let Some(bindings) = table.value.get_ref().as_table() else {
            if !broken.contains(&source.line(table.at)) {
                let what = format!("`{}` stands in no table", table.name);
                problems.push(source.problem(
                    table.at,
                    what,
                    "put it under [everywhere] or the name of a pane",
                ));
            }
            continue;
        };
        for binding in entries(bindings) {
            let line = source.line(binding.at);
            if broken.contains(&line) {
                continue;
            }
            let Some(command) = binding.value.get_ref().as_str() else {
                let what = format!(
                    "`{}` calls a command by its name between quotation marks, not {}",
                    binding.name,
                    source.written(binding.value)
                );
                problems.push(source.problem(binding.at, what, REMEDY));
                continue;
            };
            lines.push(KeyLine {
                place: line,
                context: table.name.to_owned(),
                keys: binding.name.to_owned(),
                command: command.to_owned(),
            });
        }
    }
    (lines, problems)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn each_line_keeps_its_place_and_a_wrong_one_costs_itself_only() {
        let toml =
            "x = \"find\"\n[reader]\n\"g x\" = \"zen\"\n\"y\" = 3\nz = \n[list]\n\"Ctrl-d\" = \"nothing\"\n";
        let (lines, problems) = parse("keys.toml", toml);
        let told: Vec<String> = lines
            .iter()
            .map(|line| format!("{} {} {} {}", line.place, line.context, line.keys, line.command))
            .collect();
        assert_eq!(told, ["keys.toml:3 reader g x zen", "keys.toml:7 list Ctrl-d nothing"]);
        let mut places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        places.sort_unstable();
        assert_eq!(places, ["keys.toml:1", "keys.toml:4", "keys.toml:5"]);
    }
}
