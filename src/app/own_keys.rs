//! The user's keys over those of the program: names become panes, keys and commands, and nothing hides anything else.

use super::command::{COMMANDS, Command};
use super::key::{Key, write_sequence};
use super::keymap::{Context, Keymap, Row};
use crate::config::keys::{KeyLine, NOTHING};
use crate::config::nearest::unknown;
use crate::model::Problem;

/// The table of the program with the user's lines over it, and what is wrong with these.
pub fn over_defaults(lines: &[KeyLine]) -> (Keymap, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    for line in lines {
        match row(line) {
            Ok(row) => rows.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    // What is taken away makes room for what is put there, wherever it stands in the file.
    let (bound, unbound): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.command.is_some());
    let mut table = Table { rows: Keymap::default().all().to_vec(), own: 0 };
    problems.extend(unbound.into_iter().filter_map(|row| table.unbind(row).err()));
    problems.extend(bound.into_iter().filter_map(|row| table.bind(row).err()));
    problems.sort_by_key(|problem| lines.iter().position(|line| line.place == problem.place));
    (Keymap::of(table.rows), problems)
}

fn problem(place: &str, what: String, remedy: &str) -> Problem {
    Problem { place: place.to_owned(), what, remedy: remedy.to_owned(), lost: false }
}

/// What to do about a command that is none.
const COMMANDS_TOLD: &str = "correct the name (`parallax keys` lists all); the other lines hold";

/// The row a line means. A wrong command is told before wrong keys: it says what the line was for.
fn row(line: &KeyLine) -> Result<Row, Problem> {
    let fault = |what: String| problem(&line.place, what, "correct the name; the other lines hold");
    let context =
        Context::ALL.into_iter().find(|context| table_name(*context) == line.context.replace(' ', "-"));
    let Some(context) = context else {
        let names = Context::ALL.map(table_name);
        return Err(fault(unknown("pane", &line.context, names.iter().map(String::as_str))));
    };
    let command = match line.command.as_str() {
        NOTHING => None,
        name => Some(Command::named(name).ok_or_else(|| {
            let known = COMMANDS.iter().map(|row| row.1).chain([NOTHING]);
            problem(&line.place, unknown("command", name, known), COMMANDS_TOLD)
        })?),
    };
    let mut keys = Vec::new();
    for written in line.keys.split_whitespace() {
        let Some(key) = Key::parse(written) else {
            return Err(fault(unknown_key(written)));
        };
        keys.push(key);
    }
    let row = Row { keys, context, command, place: Some(line.place.clone()) };
    match never_reached(&row) {
        Some(why) => Err(problem(&line.place, why, "choose other keys")),
        None => Ok(row),
    }
}

/// What the file calls a context: its name, the words joined.
pub fn table_name(context: Context) -> String {
    context.name().replace(' ', "-")
}

/// "unknown key `Ctrl-Entr`; did you mean `Ctrl-Enter`?"
fn unknown_key(written: &str) -> String {
    let (held, name) = written.rsplit_once('-').filter(|(_, name)| !name.is_empty()).unwrap_or(("", written));
    let before = if held.is_empty() { String::new() } else { format!("{held}-") };
    // Two keys written as one word.
    let letters: Vec<char> = written.chars().collect();
    if let &[one, other] = letters.as_slice()
        && !Key::names().any(|known| known.eq_ignore_ascii_case(written))
    {
        return format!("unknown key `{written}`; did you mean `{one} {other}`?");
    }
    let names: Vec<String> = Key::names().map(|known| format!("{before}{known}")).collect();
    unknown("key", &format!("{before}{name}"), names.iter().map(String::as_str))
}

/// What terminals send for some keys: these cannot be told from others.
const SENT_AS: [(Key, &str); 3] =
    [(Key::ctrl('i'), "Tab"), (Key::ctrl('m'), "Enter"), (Key::ctrl('['), "Esc")];

/// Why keys never come to mean anything where they are bound, if so.
fn never_reached(row: &Row) -> Option<String> {
    let first = row.keys.first();
    let written = write_sequence(&row.keys);
    let Some(first) = first else { return Some("there are no keys before the command".to_owned()) };
    if let Some((key, other)) = SENT_AS.iter().find(|(key, _)| row.keys.contains(key)) {
        return Some(format!("`{written}` is never reached, since terminals send {other} for {key}"));
    }
    let typed = first.typed();
    if row.context.types() && row.command.is_some() {
        if typed.is_some() {
            return Some(format!("`{written}` is typed into the {}", row.context.name()));
        }
        if row.keys.len() > 1 {
            return Some(format!(
                "in the {} a command has one key, and `{written}` are more",
                row.context.name()
            ));
        }
    }
    if !row.context.types() && typed.is_some_and(|char| ('1'..='9').contains(&char)) {
        return Some(format!("`{written}` begins with a digit, which counts"));
    }
    if row.keys.iter().skip(1).any(|key| *key == Key::plain(super::key::KeyCode::Esc)) {
        return Some(format!("`{written}` ends before Esc, which cancels what was begun"));
    }
    None
}

/// The rows while the user's are put over them.
struct Table {
    rows: Vec<Row>,
    /// How many of them, at the beginning, are the user's.
    own: usize,
}

/// Rows that one is named by in a problem.
const NAMED: usize = 3;

impl Table {
    /// Takes away what keys mean, in one pane also what they mean in all.
    fn unbind(&mut self, row: Row) -> Result<(), Problem> {
        let place = row.place.clone().unwrap_or_default();
        self.check_twice(&row)?;
        let means = |of: &Row| of.keys == row.keys && holds_in(of.context, row.context);
        if !self.rows.iter().any(means) {
            let what = format!("`{}` does nothing {} as it is", write_sequence(&row.keys), here(row.context));
            return Err(problem(&place, what, "remove the line"));
        }
        self.put(row);
        Ok(())
    }

    /// Puts a row over what its keys meant, unless other rows and it cannot both be reached.
    fn bind(&mut self, row: Row) -> Result<(), Problem> {
        let place = row.place.clone().unwrap_or_default();
        self.check_twice(&row)?;
        let (mut hidden, mut hiding) = (Vec::new(), None);
        let keymap = Keymap::of(self.rows.clone());
        for context in Context::ALL.into_iter().filter(|&context| holds_in(row.context, context)) {
            for other in keymap.rows(context).filter(|other| other.keys != row.keys) {
                if other.keys.starts_with(&row.keys) && !hidden.contains(&other) {
                    hidden.push(other);
                }
                if row.keys.starts_with(&other.keys) {
                    hiding = hiding.or(Some(other));
                }
            }
        }
        let written = write_sequence(&row.keys);
        if let Some(other) = hiding {
            let keys = write_sequence(&other.keys);
            let what = format!("`{written}` is never reached, since `{keys}` {}", means(other));
            let table = table_name(other.context);
            let remedy = format!("choose other keys, or put \"{keys}\" = \"{NOTHING}\" under [{table}]");
            return Err(problem(&place, what, &remedy));
        }
        if !hidden.is_empty() {
            let named = hidden.iter().take(NAMED).map(|other| format!("`{}`", write_sequence(&other.keys)));
            let mut named = named.collect::<Vec<_>>().join(", ");
            if hidden.len() > NAMED {
                named = format!("{named} and {} more", hidden.len() - NAMED);
            }
            let what = format!("`{written}` would hide {named}, which begin with it");
            let remedy = format!("choose other keys, or set those to \"{NOTHING}\" first");
            return Err(problem(&place, what, &remedy));
        }
        self.put(row);
        Ok(())
    }

    fn check_twice(&self, row: &Row) -> Result<(), Problem> {
        let own = self.rows.iter().take(self.own);
        let mut earlier = own.filter(|of| of.keys == row.keys && of.context == row.context);
        match earlier.next() {
            None => Ok(()),
            Some(of) => {
                let at = of.place.as_deref().unwrap_or_default();
                let what = format!("`{}` stands in {at} already", write_sequence(&row.keys));
                Err(problem(row.place.as_deref().unwrap_or_default(), what, "remove one of the lines"))
            }
        }
    }

    /// Puts a row in the place of the program's of the same keys, behind those of the user put before.
    fn put(&mut self, row: Row) {
        self.rows.retain(|of| of.keys != row.keys || of.context != row.context);
        self.rows.insert(self.own, row);
        self.own += 1;
    }
}

/// Whether what is bound in one context holds in another.
fn holds_in(bound: Context, context: Context) -> bool {
    bound == context || (bound == Context::Panes && context.is_pane())
}

fn here(context: Context) -> String {
    if context == Context::Panes { "in all panes".to_owned() } else { format!("in the {}", context.name()) }
}

/// "is `find` (list)"
fn means(row: &Row) -> String {
    let command = row.command.map_or(NOTHING, Command::name);
    format!("is `{command}` {}", here(row.context))
}

/// The table of the program as a file of the user, with what each command does.
pub fn written_defaults() -> String {
    use std::fmt::Write as _;
    let mut file = String::from(
        "# The keys of the reader. A line here goes over the program's for the same keys; a line removed changes \
         nothing.\n# Keys of a sequence stand apart (\"g g\"); Ctrl-x, Alt-x, Shift-Tab, Space, F1 and so on name \
         others.\n# To make keys do nothing: \"g g\" = \"nothing\".\n",
    );
    let keymap = Keymap::default();
    for context in Context::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "\n[{}]", table_name(context));
        for (keys, command) in keymap.section(context) {
            let keys = write_sequence(keys).replace('\\', "\\\\").replace('"', "\\\"");
            let line = format!("\"{keys}\" = \"{}\"", command.name());
            let _ = writeln!(file, "{line:<36} # {}", command.help());
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::{over_defaults, written_defaults};
    use crate::app::command::Command;
    use crate::app::key::Key;
    use crate::app::keymap::{Context, Keymap, Meaning};
    use crate::config::parse_keys;

    fn read(toml: &str) -> (Keymap, Vec<String>) {
        let (lines, problems) = parse_keys("keys.toml", toml);
        assert!(problems.is_empty(), "{problems:?}");
        let (keymap, problems) = over_defaults(&lines);
        (keymap, problems.iter().map(|problem| format!("{}: {}", problem.place, problem.what)).collect())
    }

    fn meaning(keymap: &Keymap, context: Context, keys: &str) -> Meaning {
        keymap.meaning(context, &Key::parse_sequence(keys).unwrap())
    }

    #[test]
    fn a_line_goes_over_what_its_keys_meant_and_the_rest_stays() {
        let (keymap, problems) = read(
            "[everywhere]\n\"g x\" = \"find\"\nf = \"zen\"\n[reader]\nF5 = \"redraw\"\n\"C-d\" = \"last\"\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(meaning(&keymap, Context::List, "g x"), Meaning::Command(Command::Find));
        assert_eq!(meaning(&keymap, Context::List, "f"), Meaning::Command(Command::Zen));
        assert_eq!(meaning(&keymap, Context::List, "g g"), Meaning::Command(Command::First));
        assert_eq!(meaning(&keymap, Context::Reader, "F5"), Meaning::Command(Command::Redraw));
        assert_eq!(meaning(&keymap, Context::Reader, "Ctrl-d"), Meaning::Command(Command::Last));
        assert_eq!(meaning(&keymap, Context::List, "Ctrl-d"), Meaning::Command(Command::HalfPageDown));
        assert_eq!(
            keymap.keys_of(Context::List, Command::Find),
            Some(&Key::parse_sequence("g x").unwrap()[..]),
            "the footers name the user's keys"
        );
    }

    #[test]
    fn keys_can_do_nothing_everywhere_or_in_one_pane() {
        let (keymap, problems) = read("[everywhere]\nf = \"nothing\"\n[reader]\nc = \"nothing\"\n");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(meaning(&keymap, Context::List, "f"), Meaning::Nothing);
        assert_eq!(meaning(&keymap, Context::Reader, "c"), Meaning::Nothing);
        assert_eq!(meaning(&keymap, Context::List, "c"), Meaning::Command(Command::Compare));
    }

    #[test]
    fn unknown_names_are_told_with_line_and_nearest_name_and_the_rest_holds() {
        let (keymap, problems) = read(
            "[raeder]\nx = \"find\"\n[list]\nx = \"fnd\"\n\"Ctrl-Entr\" = \"find\"\n\"g Spacee\" = \"find\"\nQ = \"find\"\ngx = \"fnd\"\ngy = \"find\"\n",
        );
        assert_eq!(
            problems,
            [
                "keys.toml:2: unknown pane `raeder`; did you mean `reader`?",
                "keys.toml:4: unknown command `fnd`; did you mean `find`?",
                "keys.toml:5: unknown key `Ctrl-Entr`; did you mean `Ctrl-Enter`?",
                "keys.toml:6: unknown key `Spacee`; did you mean `Space`?",
                "keys.toml:8: unknown command `fnd`; did you mean `find`?",
                "keys.toml:9: unknown key `gy`; did you mean `g y`?",
            ]
        );
        assert_eq!(meaning(&keymap, Context::List, "Q"), Meaning::Command(Command::Find));
    }

    #[test]
    fn nothing_hides_anything_else() {
        let (keymap, problems) = read(
            "[everywhere]\ng = \"find\"\n\"j x\" = \"find\"\nx = \"find\"\n[reader]\n\"x y\" = \"zen\"\nG = \"nothing\"\n\"G x\" = \"zen\"\n",
        );
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(
            problems[0].starts_with("keys.toml:2: `g` would hide `g g`, `g !`, `g l` and "),
            "{problems:?}"
        );
        assert_eq!(problems[1], "keys.toml:3: `j x` is never reached, since `j` is `down` in all panes");
        assert_eq!(problems[2], "keys.toml:6: `x y` is never reached, since `x` is `find` in all panes");
        assert_eq!(meaning(&keymap, Context::List, "g g"), Meaning::Command(Command::First));
        assert_eq!(meaning(&keymap, Context::Reader, "G x"), Meaning::Command(Command::Zen));
        assert_eq!(meaning(&keymap, Context::Reader, "G"), Meaning::Prefix);
    }

    #[test]
    fn a_prefix_is_free_once_all_that_begins_with_it_does_nothing() {
        let mut toml = String::from("[everywhere]\ng = \"find\"\n");
        for row in crate::app::BINDINGS.iter().filter(|row| row.keys.starts_with("g ")) {
            if row.context == Context::Panes {
                toml = format!("{toml}\"{}\" = \"nothing\"\n", row.keys);
            }
        }
        let (keymap, problems) = read(&toml);
        // What single panes have under it is named still.
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(meaning(&keymap, Context::List, "g g"), Meaning::Nothing);
    }

    #[test]
    fn keys_that_are_never_reached_are_told() {
        let (_, problems) = read(
            "[finder]\nx = \"accept\"\n\"Ctrl-x y\" = \"accept\"\n\"C-I\" = \"accept\"\n[list]\n5 = \"find\"\n\"x Esc\" = \"find\"\n\"\" = \"find\"\n\"Q\" = \"nothing\"\n\"C-q\" = \"find\"\n\"Ctrl-q\" = \"zen\"\n",
        );
        assert_eq!(
            problems.iter().map(|problem| problem.split(' ').next().unwrap()).collect::<Vec<_>>(),
            [
                "keys.toml:2:",
                "keys.toml:3:",
                "keys.toml:4:",
                "keys.toml:6:",
                "keys.toml:7:",
                "keys.toml:8:",
                "keys.toml:9:",
                "keys.toml:11:"
            ],
            "{problems:?}"
        );
    }

    #[test]
    fn the_written_defaults_are_the_defaults() {
        let (keymap, problems) = read(&written_defaults());
        assert!(problems.is_empty(), "{problems:?}");
        let defaults = Keymap::default();
        assert_eq!(keymap.all().len(), defaults.all().len());
        for row in defaults.all() {
            assert_eq!(
                Some(keymap.meaning(row.context, &row.keys)),
                row.command.map(Meaning::Command),
                "{row:?}"
            );
            assert!(
                keymap
                    .all()
                    .iter()
                    .any(|of| of.keys == row.keys && of.context == row.context && of.place.is_some())
            );
        }
    }
}
