//! The real program: what each command prints, its exit status, and what it does with bad input and hostile text.

#![expect(clippy::expect_used, reason = "a test that finds its ground missing fails")]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// How a run went.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    /// The objects of JSON lines.
    fn objects(&self) -> Vec<Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    }

    /// The run went as it should and said nothing else.
    fn fine(self) -> Self {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "printed: {}", self.out);
        self
    }
}

/// Runs the program with the marks kept in a folder.
fn parallax_with_marks(folder: &std::path::Path, arguments: &[&str]) -> Run {
    run_on(b"", arguments, folder)
}

/// Runs the program on `input` in an environment that says nothing about colours or width.
fn parallax_on(input: &[u8], arguments: &[&str]) -> Run {
    run_on(input, arguments, std::path::Path::new("/nonexistent"))
}

fn run_on(input: &[u8], arguments: &[&str], data: &std::path::Path) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS");
    // The settings of whoever runs the tests are none of theirs.
    command.env("XDG_CONFIG_HOME", "/nonexistent").env("XDG_DATA_HOME", data);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        // A program that does not read its input closes it; that is its right.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    feeder.join().expect("the input was fed");
    Run {
        status: output.status.code().expect("the program was not killed"),
        out: String::from_utf8(output.stdout).expect("results are UTF-8"),
        err: String::from_utf8(output.stderr).expect("problems are UTF-8"),
    }
}

fn parallax(arguments: &[&str]) -> Run {
    parallax_on(b"", arguments)
}

/// A folder with files of these names and contents.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file can be written");
    }
    folder
}

fn at(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("the path is UTF-8").to_owned()
}

const ARTICLE: &str = "Harbour to close in May\n\nOSLO, March 3 (Reuters) - The harbour will close in May, \
                       Transport Minister Kari Holm said on Thursday.\n\n\"We have no choice,\" she said.\n";

/// A terminal, browser or spreadsheet must be shown none of this.
const HOSTILE: &str = "Talks\u{1b}[2J\u{1b}]0;owned\u{7} \u{9b}31mred\u{202e}evil\u{2066} \u{e0041}\u{7f}\u{2028}end\n\n\
                       <script>alert(1)</script> Minister Kari Holm said on Friday \u{1b}[31mno\u{1b}[0m deal \u{202e}was near.\n";

/// Whether a terminal could act on the character.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
}

const COMMANDS: [&str; 8] =
    ["list", "stories", "claims", "compare", "matrix", "timeline", "article", "annotate"];

mod results {
    use super::*;

    #[test]
    fn the_bundled_briefing_needs_no_file() {
        let run = parallax(&["list", "--format", "jsonl"]).fine();
        assert_eq!(run.objects().len(), 5);
    }

    #[test]
    fn every_command_writes_every_format_it_names() {
        for command in COMMANDS {
            let help = parallax(&[command, "--help"]).out;
            let formats = help
                .lines()
                .skip_while(|line| !line.contains("--format <FORMAT>"))
                .find_map(|line| line.trim().strip_prefix("[possible values: ")?.strip_suffix(']'))
                .unwrap_or_else(|| panic!("{command} names its formats"));
            for format in formats.split(", ") {
                let run = parallax(&[command, "--format", format]).fine();
                assert!(!run.out.is_empty(), "{command} --format {format}");
                match format {
                    "json" => {
                        assert!(serde_json::from_str::<Value>(&run.out).expect("valid JSON").is_array());
                    }
                    "jsonl" => assert!(run.objects().iter().all(Value::is_object)),
                    "html" => {
                        assert!(run.out.starts_with("<!doctype html>") && run.out.ends_with("</html>\n"));
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn a_source_that_is_only_credited_is_told_alike_by_every_command() {
        for command in ["list", "stories", "find"] {
            let query: &[&str] = if command == "find" { &["tensestandoff"] } else { &[] };
            let run = |format| parallax(&[&[command], query, &["--format", format]].concat()).fine().out;
            let table = run("md");
            let row =
                table.lines().find(|line| line.contains("2022-01-21")).expect("the article stands there");
            assert!(row.contains("| (AFP) |"), "{row}");
            let csv = run("csv");
            let head: Vec<&str> = csv.lines().next().expect("a head").split(',').collect();
            let row = csv.lines().find(|line| line.contains("2022-01-21")).expect("the article stands there");
            assert!(head.contains(&"credits") && row.contains("AFP") && !row.contains("(AFP)"), "{row}");
        }
    }

    #[test]
    fn no_command_prints_the_marks_of_markdown() {
        let ours = "# The *Aurelia* [sinks](https://a.example/1)\n\nHOLM, March 5, 2021 (Reuters) — The ferry \
            **Aurelia** sank on [Thursday, *March 4*](https://a.example/2) with [120 *people*](https://a.example/3) \
            on board, the [coast guard](https://a.example/4) said.\n";
        let theirs = "# Ferry **Aurelia** sinks\n\n[HOLM](https://b.example/1), March 5, 2021 (**AFP**) — The ferry \
            *Aurelia* sank on **Thursday** with [140 **people**](https://b.example/2) on board, the \
            [coast guard](https://b.example/3) said.\n";
        let folder = folder(&[("ours.md", ours.as_bytes()), ("theirs.md", theirs.as_bytes())]);
        let path = folder.path().to_str().expect("the path is UTF-8");
        // A whole article tells its links in footnotes, and annotations are about the text as it was written.
        for command in COMMANDS.into_iter().filter(|command| !["annotate", "article"].contains(command)) {
            // Markdown as output has marks of its own, so those of the text would be escaped.
            for (format, marks) in [
                ("table", ["**", "](", "http", " *"]),
                ("csv", ["**", "](", "http", " *"]),
                ("html", ["**", "](", "a.example", " *March"]),
                ("md", ["\\*", "\\[", "example", "\\]"]),
            ] {
                let run = parallax(&[command, path, "--as-one-story", "--format", format]);
                // Not every command has every format.
                if run.status == 0 {
                    let found = marks.iter().find(|mark| run.out.contains(**mark));
                    assert_eq!(found, None, "{command} --format {format}: {}", run.out);
                } else {
                    assert!(run.err.contains("possible values"), "{}", run.err);
                }
            }
            let run = parallax(&[command, path, "--as-one-story", "--format", "jsonl"]).fine();
            let notes = run.objects().into_iter().flat_map(|object| {
                let findings = object["findings"].as_array().cloned().unwrap_or_default();
                findings.into_iter().map(|finding| finding["note"].to_string())
            });
            for note in notes {
                assert!(!note.contains(['*', '[']), "{command}: {note}");
            }
        }
    }

    #[test]
    fn ids_are_the_same_in_every_command() {
        let ids = |command: &str| {
            let run = parallax(&[command, "--format", "jsonl"]).fine();
            let mut ids = Vec::new();
            for object in run.objects() {
                match &object["articles"] {
                    Value::Array(articles) => {
                        ids.extend(articles.iter().map(|article| match article {
                            Value::Object(article) => article["id"].clone(),
                            id => id.clone(),
                        }));
                    }
                    _ => ids.push(object["id"].clone()),
                }
            }
            ids.sort_by_key(ToString::to_string);
            ids
        };
        let listed = ids("list");
        assert_eq!(listed.len(), 5);
        for command in ["stories", "compare", "annotate"] {
            assert_eq!(ids(command), listed, "{command}");
        }
    }

    #[test]
    fn claims_are_those_of_annotate_with_article_and_story() {
        let annotated = parallax(&["annotate"]).fine();
        let mut own = Vec::new();
        for article in annotated.objects() {
            own.extend(article["claims"].as_array().expect("claims are a list").iter().cloned());
        }
        let claims = parallax(&["claims", "--format", "jsonl"]).fine().objects();
        assert_eq!(claims.len(), own.len());
        for (claim, own) in claims.iter().zip(&own) {
            assert_eq!(claim["id"], own["id"]);
            assert_eq!(claim["content"], own["content"]);
            assert!(claim["article"].is_string() && claim["story"].is_string());
        }
    }

    #[test]
    fn the_timeline_joins_with_annotate_and_points_at_the_words_of_the_date() {
        let annotated = parallax(&["annotate"]).fine().objects();
        let rows = parallax(&["timeline", "--format", "jsonl"]).fine().objects();
        assert!(rows.iter().any(|row| row["what"] == "published" && row["claim"].is_null()));
        for row in &rows {
            let article = annotated.iter().find(|article| article["id"] == row["article"]);
            let article = article.expect("the article is annotated");
            let at = |list: &str| {
                let list = article[list].as_array().expect("a list").iter();
                list.filter(|of| of["value"] == row["value"] && of["start"] == row["start"]).count()
            };
            if row["what"] == "published" {
                assert_eq!(article["published"]["value"], row["value"]);
            } else {
                assert_eq!(at("dates"), 1, "{row}");
                let claims = article["claims"].as_array().expect("a list");
                assert!(row["claim"].is_null() || claims.iter().any(|claim| claim["id"] == row["claim"]));
            }
        }
        let told = rows.iter().filter(|row| row["story"] == rows[0]["story"]);
        let values: Vec<_> = told.map(|row| row["value"].as_str().expect("a value").to_owned()).collect();
        assert_eq!(values.first().map(String::as_str), Some("1997"));
        assert!(
            values.iter().position(|value| value == "XXXX-01-10")
                < values.iter().position(|value| value == "XXXX-01-12")
        );
    }

    #[test]
    fn standard_input_is_read_where_a_dash_stands() {
        let run = parallax_on(ARTICLE.as_bytes(), &["annotate", "-"]).fine();
        let article = &run.objects()[0];
        assert_eq!(article["id"], "-");
        assert_eq!(article["path"], Value::Null);
        assert_eq!(article["text"], ARTICLE);
    }

    #[test]
    fn json_lines_keep_ids_and_texts() {
        let input = "{\"id\":\"a\",\"text\":\"Talks begin.\"}\n{\"id\":\"b\",\"title\":\"Only a title\"}\n";
        let run = parallax_on(input.as_bytes(), &["annotate", "--input-format", "jsonl", "-"]).fine();
        let objects = run.objects();
        assert_eq!((&objects[0]["id"], &objects[0]["text"]), (&"a".into(), &"Talks begin.".into()));
        assert_eq!((&objects[1]["id"], &objects[1]["text"]), (&"b".into(), &"".into()));
        assert_eq!(objects[1]["title"]["text"], "Only a title");
    }

    #[test]
    fn streaming_prints_the_same_articles_one_after_another() {
        let ids = |run: Run| run.objects().iter().map(|object| object["id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids(parallax(&["annotate", "--stream"]).fine()), ids(parallax(&["annotate"]).fine()));
        let refused = parallax(&["claims", "--stream"]);
        assert_eq!((refused.status, refused.out.as_str()), (2, ""));
        let missing = parallax(&["annotate", "--stream", "missing.txt"]);
        assert_eq!((missing.status, missing.err.lines().count()), (3, 1));
    }

    #[test]
    fn what_the_user_gives_holds_where_the_article_is_silent() {
        let arguments =
            ["list", "--format", "jsonl", "--published", "2022-01-21", "--source", "The Courier", "-"];
        let run = parallax_on(b"Talks begin in Geneva.\n", &arguments).fine();
        let row = &run.objects()[0];
        assert_eq!(row["published"], "2022-01-21");
        assert_eq!(row["basis"], "given");
        assert_eq!(row["source"], "The Courier");
    }

    #[test]
    fn one_story_can_be_asked_for() {
        let run = parallax(&["stories", "--format", "jsonl", "--as-one-story"]).fine();
        let stories = run.objects();
        assert_eq!(stories.len(), 1);
        assert_eq!(stories[0]["articles"].as_array().map(Vec::len), Some(5));
    }

    #[test]
    fn a_file_called_like_a_command_is_named_with_its_folder() {
        let folder = folder(&[("list", ARTICLE.as_bytes())]);
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        let output = command.current_dir(folder.path()).args(["list", "./list"]).output().expect("it runs");
        assert!(String::from_utf8_lossy(&output.stdout).contains("./list"));
    }

    #[test]
    fn a_closed_pipe_ends_silently() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command.arg("annotate").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
    }

    #[test]
    fn tables_fit_the_width() {
        for command in ["list", "stories", "claims", "compare", "matrix", "timeline", "article"] {
            for width in ["40", "80", "160"] {
                let mut program = Command::new(env!("CARGO_BIN_EXE_parallax"));
                let output = program.arg(command).env("COLUMNS", width).output().expect("it runs");
                let limit = width.parse::<usize>().expect("a number");
                for line in String::from_utf8_lossy(&output.stdout).lines() {
                    assert!(parallax::text::width::width(line) <= limit, "{command} at {width}: {line}");
                }
            }
        }
    }

    #[test]
    fn colour_is_used_only_when_asked_for_or_on_a_terminal() {
        assert!(!parallax(&["list"]).fine().out.contains('\u{1b}'));
        assert!(!parallax(&["list", "--color", "never"]).fine().out.contains('\u{1b}'));
        assert!(parallax(&["list", "--color", "always"]).fine().out.contains("\u{1b}[1m"));
    }
}

mod taken_along {
    use super::*;

    const LINKED: &[u8] =
        b"---\ntitle: Ferry sinks\nsource: Harbour Post\ndate: 2024-03-03\n---\n\n# Ferry sinks\n\n\
        The [coast guard](https://a.example/b) said on Sunday that the *Aurelia* had sunk.\n\n\
        Captain Ann Roe denied it.\n";

    #[test]
    fn an_article_has_its_links_as_footnotes_and_its_claims_cited() {
        let folder = folder(&[("a.md", LINKED)]);
        let path = at(&folder, "a.md");
        let page = parallax(&["article", "--format", "md", &path]).fine().out;
        let head = "# Ferry sinks\n\nHarbour Post, 3 March 2024\n\n**¶1** The coast guard[^1] said";
        assert!(page.starts_with(head), "{page}");
        assert!(page.ends_with("\n[^1]: <https://a.example/b>\n"), "{page}");
        let cited = "(Harbour Post, 3 March 2024, ¶2 “Captain Ann Roe denied it.”)";
        for format in ["md", "html", "table"] {
            let page = parallax(&["article", "--format", format, &path]).fine().out;
            assert!(page.contains(cited), "{format}: {page}");
        }
        let object = parallax(&["article", "--format", "jsonl", &path]).fine().objects().remove(0);
        assert_eq!(object["links"][0]["url"], "https://a.example/b");
        let (claims, citations) = (object["claims"].as_array(), object["citations"].as_array());
        assert_eq!(claims.map(Vec::len), citations.map(Vec::len));
    }

    #[test]
    fn claims_carry_the_citation_that_the_article_has() {
        let folder = folder(&[("a.md", LINKED)]);
        let path = at(&folder, "a.md");
        let object = parallax(&["article", "--format", "jsonl", &path]).fine().objects().remove(0);
        let citations = object["citations"].as_array().expect("a list");
        let claims = parallax(&["claims", "--format", "jsonl", &path]).fine().objects();
        assert!(!claims.is_empty());
        assert!(claims.iter().map(|claim| &claim["citation"]).eq(citations));
        for format in ["csv", "md", "html"] {
            let rows = parallax(&["claims", "--format", format, &path]).fine().out;
            assert!(rows.contains("Harbour Post, 3 March 2024, ¶1"), "{format}: {rows}");
        }
    }

    #[test]
    fn the_matrix_has_a_column_for_each_source_and_points_at_bytes() {
        let rows = parallax(&["matrix", "--format", "csv"]).fine().out;
        assert!(rows.starts_with("sign,fact,A,B,C,D,outlets,origins\n"), "{rows}");
        let conflict = rows.lines().find(|row| row.contains("over 10,000")).expect("the conflict");
        assert!(conflict.contains("CONFLICT") && conflict.contains("almost 10,000"), "{conflict}");
        let annotated = parallax(&["annotate"]).fine().objects();
        for row in parallax(&["matrix", "--format", "jsonl"]).fine().objects() {
            let accounts = row["accounts"].as_array().expect("a list");
            assert!(!accounts.is_empty() && row["silent"].is_array());
            for account in accounts {
                let article = annotated.iter().find(|article| article["id"] == account["article"]);
                let text = article.expect("it is annotated")["text"].as_str().expect("text");
                let byte =
                    |name: &str| usize::try_from(account[name].as_u64().expect("an offset")).expect("small");
                assert_eq!(account["text"], text[byte("start")..byte("end")]);
            }
        }
    }

    #[test]
    fn where_no_story_has_two_sources_the_matrix_says_so() {
        let folder = folder(&[("a.md", LINKED)]);
        let run = parallax(&["matrix", &at(&folder, "a.md")]);
        assert_eq!((run.status, run.out.as_str()), (0, ""));
        assert!(run.err.contains("--as-one-story"), "{}", run.err);
    }

    #[test]
    fn pages_can_be_printed_and_load_nothing() {
        for command in ["article", "compare", "matrix", "claims", "timeline"] {
            let page = parallax(&[command, "--format", "html"]).fine().out;
            assert!(page.contains("@media print") && page.contains("default-src 'none'"), "{command}");
            for loaded in ["<script", "<img", "<link", "url(", "@import"] {
                assert!(!page.contains(loaded), "{command}: {loaded}");
            }
        }
    }

    #[test]
    fn pages_have_language_title_headings_in_order_and_cells_that_name_their_column() {
        for command in ["article", "compare", "matrix", "claims", "timeline", "list"] {
            let page = parallax(&[command, "--format", "html"]).fine().out;
            assert!(page.contains("<html lang=\"en\">") && !page.contains("<title></title>"), "{command}");
            let levels =
                page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10));
            let mut above = 0;
            for level in levels {
                assert!(level <= above + 1, "{command}: h{level} below h{above}");
                above = level;
            }
            assert_eq!(page.matches("<td").count(), page.matches("<td data-column=\"").count(), "{command}");
        }
    }
}

mod usage {
    use super::*;

    #[test]
    fn help_names_every_command_and_the_exit_statuses() {
        let run = parallax(&["--help"]).fine();
        for word in
            COMMANDS.iter().chain(&["find", "keys", "completions", "man", "Exit status", "--published"])
        {
            assert!(run.out.contains(word), "{word}");
        }
    }

    #[test]
    fn completions_and_the_manual_are_made_for_every_command() {
        for shell in ["bash", "zsh", "fish"] {
            let run = parallax(&["completions", shell]).fine();
            assert!(COMMANDS.iter().all(|command| run.out.contains(command)), "{shell}");
        }
        assert!(parallax(&["man"]).fine().out.contains(".TH parallax 1"));
        assert!(parallax(&["man", "compare"]).fine().out.contains("as\\-one\\-story"));
        let unknown = parallax(&["man", "compere"]);
        assert_eq!((unknown.status, unknown.out.as_str()), (2, ""));
    }

    #[test]
    fn wrong_usage_is_status_2_with_the_nearest_name() {
        for (arguments, nearest) in [
            (&["list", "--formt", "csv"][..], "--format"),
            (&["claims", "--as-one-stroy"], "--as-one-story"),
            (&["annotate", "--format", "csv"], "jsonl"),
            (&["clams", "--format", "csv"], "parallax claims"),
            (&["clams"], "parallax claims"),
            (&["--quiet", "list"], "parallax list"),
            (&["list", "--published", "yesterday"], "2022-01-21"),
            (&["list", "--timezone", "Atlantis"], "Europe/Berlin"),
            (&["find"], "parallax find --help"),
            (&["list", "--no\u{1b}[2Jsuch"], "--no␛such"),
        ] {
            let run = parallax(arguments);
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
            assert!(run.err.contains(nearest), "{arguments:?}: {}", run.err);
            assert_eq!(run.err.lines().count(), 1, "{arguments:?}: {}", run.err);
            assert!(run.err.starts_with("parallax: ") && !run.err.contains("error:"), "{}", run.err);
        }
    }

    #[test]
    fn a_name_that_is_no_file_and_no_command_is_called_that() {
        let run = parallax(&["zebras"]);
        assert_eq!((run.status, run.out.as_str()), (3, ""));
        assert_eq!(
            run.err,
            "parallax: zebras: no such file or folder, and no command; see `parallax --help`\n"
        );
    }

    #[test]
    fn the_manual_and_the_help_of_a_command_name_the_exit_statuses() {
        let page = parallax(&["man", "compare"]).fine().out;
        assert!(page.contains(".SH \"EXIT STATUS\"") && !page.contains(".SH EXTRA"), "{page}");
        assert!(page.contains(".TH parallax-compare 1  \"parallax "), "{page}");
        assert!(parallax(&["compare", "--help"]).fine().out.contains("Exit status:"));
    }

    #[test]
    fn csv_is_data_without_signs() {
        let out = parallax(&["list", "--format", "csv"]).fine().out;
        assert!(out.starts_with("published,source,title,dateline,credits,words,id,derived,basis\n"), "{out}");
        assert!(!out.contains("/United") && out.contains(",true,"), "{out}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn output_that_cannot_be_written_is_status_1_and_says_so() {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let run =
            Command::new(env!("CARGO_BIN_EXE_parallax")).arg("list").stdout(full).output().expect("it runs");
        assert_eq!(run.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&run.stderr).contains("the output cannot be written"));
    }

    #[test]
    fn the_reader_without_a_terminal_names_what_to_use() {
        let run = parallax(&[]);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert_eq!(run.err.lines().count(), 1);
        for command in ["list", "claims", "compare"] {
            assert!(run.err.contains(&format!("parallax {command}")), "{}", run.err);
        }
    }
}

mod bad_input {
    use super::*;

    /// The rest is read, the fault is told in one line that names the file, and the status is 1; alone it is 3.
    fn told(folder: &TempDir, bad: &str, word: &str) {
        let good = at(folder, "good.txt");
        let bad = at(folder, bad);
        let run = parallax(&["list", "--format", "jsonl", &bad, &good]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert_eq!(run.objects().len(), 1, "{bad}");
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert!(run.err.contains(&bad) && run.err.contains(word), "{}", run.err);
        assert!(run.err.contains("; "), "the remedy is missing: {}", run.err);
        let alone = parallax(&["list", &bad]);
        assert_eq!((alone.status, alone.out.as_str()), (3, ""), "{}", alone.err);
        let quiet = parallax(&["list", "--quiet", &bad]);
        assert_eq!((quiet.status, quiet.err.as_str()), (3, ""));
    }

    fn with(name: &str, content: &[u8]) -> TempDir {
        folder(&[("good.txt", ARTICLE.as_bytes()), (name, content)])
    }

    #[test]
    fn a_missing_file() {
        told(&with("other.txt", b"Words."), "missing.txt", "");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_unicode_is_read_like_any_other() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let folder = with("fine.txt", ARTICLE.as_bytes());
        let path = folder.path().join(OsStr::from_bytes(b"latin\xe9.txt"));
        fs::write(&path, ARTICLE).unwrap();
        let list = |arguments: &[&OsStr]| {
            Command::new(env!("CARGO_BIN_EXE_parallax")).args(arguments).arg(&path).output().unwrap()
        };
        let read = list(&["list", "--format", "jsonl"].map(OsStr::new));
        assert!(
            read.status.success() && String::from_utf8(read.stdout).unwrap().contains("latin\u{fffd}.txt")
        );
        let reader = list(&[]);
        assert_eq!(reader.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&reader.stderr).contains("needs a terminal"));
    }

    #[test]
    fn a_folder_without_articles() {
        let folder = with("other.txt", b"Words.");
        fs::create_dir(folder.path().join("empty")).expect("a folder can be made");
        told(&folder, "empty", "");
    }

    #[test]
    fn a_binary_file() {
        let noise = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<_>>();
        told(
            &with("picture.txt", &[b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &noise[..]].concat()),
            "picture.txt",
            "text",
        );
    }

    #[test]
    fn an_empty_file() {
        told(&with("empty.txt", b""), "empty.txt", "empty");
    }

    #[test]
    fn a_file_over_the_size_limit() {
        let folder = with("large.txt", b"");
        let large = fs::File::create(folder.path().join("large.txt")).expect("a file can be made");
        large.set_len(65 * 1024 * 1024).expect("a sparse file can be long");
        told(&folder, "large.txt", "64 MiB");
    }

    #[cfg(unix)]
    #[test]
    fn an_unreadable_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = with("secret.txt", b"Words.");
        let secret = folder.path().join("secret.txt");
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).expect("permissions can be set");
        // The superuser reads it all the same, and there is nothing to test.
        if fs::read(&secret).is_err() {
            told(&folder, "secret.txt", "");
        }
    }

    #[test]
    fn a_broken_line_is_named_and_the_others_go_on() {
        let input = "{\"id\":\"a\",\"text\":\"Talks begin.\"}\n{\"id\": oops\n{\"id\":\"c\",\"text\":\"Talks end.\"}\n";
        let run =
            parallax_on(input.as_bytes(), &["list", "--format", "jsonl", "--input-format", "jsonl", "-"]);
        assert_eq!(run.status, 1);
        let ids = run.objects().iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids, ["a", "c"]);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert!(run.err.contains('2'), "{}", run.err);
    }

    #[test]
    fn a_repeated_id_is_kept_and_told() {
        let input = "{\"id\":\"a\",\"text\":\"Talks begin.\"}\n{\"id\":\"a\",\"text\":\"Talks end.\"}\n";
        let run =
            parallax_on(input.as_bytes(), &["list", "--format", "jsonl", "--input-format", "jsonl", "-"]);
        assert_eq!(run.status, 0, "nothing was lost");
        let ids = run.objects().iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids, ["a", "a"]);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }

    #[test]
    fn articles_given_the_same_id_are_told_apart_wherever_they_are_named() {
        let input = "{\"id\":\"a\",\"text\":\"Police said 3 people died.\"}\n\
            {\"id\":\"a\",\"text\":\"Police said 9 people died.\"}\n";
        let of = |command: &str| {
            let line = [command, "--as-one-story", "--format", "jsonl", "--input-format", "jsonl", "-"];
            parallax_on(input.as_bytes(), &line).objects()
        };
        for command in ["list", "annotate", "claims"] {
            let repeats = of(command).iter().map(|row| row["repeat"].clone()).collect::<Vec<_>>();
            assert_eq!(repeats, [Value::Null, 2.into()], "{command}");
        }
        assert_eq!(of("stories")[0]["repeats"], serde_json::json!([1, 2]));
        let story = &of("compare")[0];
        assert_eq!(story["articles"][1]["repeat"], 2);
        let sides = &story["alignments"][0];
        assert_eq!((&sides["a_repeat"], &sides["b_repeat"]), (&Value::Null, &2.into()));
    }

    #[test]
    fn a_hostile_name_reaches_no_terminal() {
        let run = parallax(&["list", "no\u{1b}[2Jsuch\u{202e}file.txt"]);
        assert_eq!(run.status, 3);
        assert!(!run.err.chars().any(steers), "{:?}", run.err);
    }
}

mod hostile_text {
    use super::*;

    #[test]
    fn no_output_lets_it_through() {
        for command in COMMANDS {
            for format in ["table", "csv", "md", "html", "json", "jsonl"] {
                let run = parallax_on(HOSTILE.as_bytes(), &[command, "--format", format, "-"]);
                if run.status == 2 {
                    continue; // The command has no such format.
                }
                // One article has no matrix: two hostile ones are tried below.
                assert!(!run.out.is_empty() || command == "matrix");
                let raw = run.out.chars().filter(|&c| steers(c)).collect::<Vec<_>>();
                assert!(raw.is_empty(), "{command} {format}: {raw:?}");
                assert!(format != "html" || !run.out.contains("<script"), "{command}");
            }
        }
    }

    #[test]
    fn the_matrix_of_two_hostile_articles_is_harmless() {
        let other = HOSTILE.replace("no", "some").replace("Friday", "Monday");
        let folder = folder(&[("a.txt", HOSTILE.as_bytes()), ("b.txt", other.as_bytes())]);
        let (one, two) = (at(&folder, "a.txt"), at(&folder, "b.txt"));
        for format in ["table", "csv", "md", "html", "json", "jsonl"] {
            let run = parallax(&["matrix", "--format", format, "--as-one-story", &one, &two]).fine();
            assert!(run.out.contains("Kari Holm"), "{format}: {}", run.out);
            assert!(!run.out.chars().any(steers), "{format}: {:?}", run.out);
            assert!(format != "html" || !run.out.contains("<script"));
        }
    }

    #[test]
    fn json_decodes_to_the_unaltered_text() {
        let run = parallax_on(HOSTILE.as_bytes(), &["annotate", "-"]).fine();
        assert_eq!(run.objects()[0]["text"], HOSTILE);
    }

    #[test]
    fn spans_lie_on_characters_and_inside_the_text() {
        for input in [HOSTILE.as_bytes(), ARTICLE.as_bytes()] {
            for object in parallax_on(input, &["annotate", "-"]).fine().objects() {
                let text = object["text"].as_str().expect("text is a string").to_owned();
                each_span(&object, &mut |start, end| {
                    assert!(start <= end && text.get(start..end).is_some(), "{start}..{end}");
                });
            }
        }
    }

    fn each_span(value: &Value, check: &mut impl FnMut(usize, usize)) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| each_span(value, check)),
            Value::Object(fields) => {
                if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                    let offset = |value: &Value| value.as_u64().expect("an offset is a number") as usize;
                    check(offset(start), offset(end));
                }
                fields.values().for_each(|value| each_span(value, check));
            }
            _ => {}
        }
    }
}

#[test]
fn marks_are_exported_and_taken_in_elsewhere_and_stories_stay_split() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let articles = parallax(&["stories", "--format", "jsonl"]);
    let count = |run: &Run| run.out.lines().count();
    assert_eq!(count(&articles), 2);
    let revisions: Vec<String> = [
        "000_e505ea7484e3a7a1.txt",
        "001_58bff88255983bf0.txt",
        "002_36ec4a0469faaa65.txt",
        "003_ddebe33cc15516a1.txt",
        "004_1040b6d905ff2058.txt",
    ]
    .iter()
    .map(|name| {
        let text = std::fs::read_to_string(format!("seeds/{name}")).unwrap();
        parallax::model::Revision::of(&text).to_string()
    })
    .collect();
    // The first article stands apart from all others.
    let tie = |other: &String| {
        let mut pair = [&revisions[0], other];
        pair.sort();
        format!("{{\"kind\": \"tie\", \"key\": \"{} {}\", \"value\": \"apart\"}}", pair[0], pair[1])
    };
    let ties: Vec<String> = revisions[1..].iter().map(tie).collect();
    let file = folder.path().join("marks.json");
    let json =
        format!("{{\"format\": \"parallax-marks\", \"version\": 1, \"marks\": [{}]}}", ties.join(", "));
    std::fs::write(&file, json).unwrap();
    let taken = parallax_with_marks(folder.path(), &["marks", "import", file.to_str().unwrap()]);
    assert_eq!((taken.status, taken.out.as_str()), (0, "4 marks taken in\n"), "{}", taken.err);
    assert_eq!(count(&parallax_with_marks(folder.path(), &["stories", "--format", "jsonl"])), 3, "it sticks");
    assert_eq!(
        count(&parallax_with_marks(folder.path(), &["stories", "--no-state", "--format", "jsonl"])),
        2
    );
    let exported = parallax_with_marks(folder.path(), &["marks", "export"]);
    std::fs::write(&file, &exported.out).unwrap();
    parallax_with_marks(other.path(), &["marks", "import", file.to_str().unwrap()]).fine();
    assert_eq!(parallax_with_marks(other.path(), &["marks", "export"]).out, exported.out);
}

#[test]
fn what_is_no_export_of_marks_is_refused_and_a_damaged_database_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wrong.json");
    std::fs::write(&file, "{\"marks\": 3}").unwrap();
    let refused = parallax_with_marks(folder.path(), &["marks", "import", file.to_str().unwrap()]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("wrong.json: holds no marks of parallax"), "{}", refused.err);
    let database = folder.path().join("parallax").join("marks.db");
    std::fs::create_dir_all(database.parent().unwrap()).unwrap();
    let damaged = "no database at all, but long enough to be taken for one. ".repeat(30);
    std::fs::write(&database, &damaged).unwrap();
    let listed = parallax_with_marks(folder.path(), &["list"]);
    assert_eq!(listed.status, 0);
    assert_eq!(listed.out, parallax(&["list"]).out);
    assert!(
        listed.err.contains("marks.db: marks are not used") && listed.err.contains("move the file away"),
        "{}",
        listed.err
    );
    assert_eq!(std::fs::read_to_string(&database).unwrap(), damaged);
}

mod filters {
    use super::{parallax, parallax_on};

    #[test]
    fn every_command_prints_what_passes() {
        let lines = |arguments: &[&str]| parallax(arguments).fine().out.lines().count();
        assert_eq!(lines(&["list", "--format", "jsonl", "--filter", "source:afp"]), 1);
        assert_eq!(lines(&["list", "--format", "jsonl", "--filter", "-source:afp"]), 4);
        assert_eq!(lines(&["list", "--format", "jsonl", "--filter", "has:conflict"]), 2);
        assert_eq!(lines(&["stories", "--format", "jsonl", "--filter", "source:bloomberg"]), 1);
        assert_eq!(lines(&["compare", "--format", "jsonl", "--filter", "zebra"]), 0);
        assert_eq!(lines(&["annotate", "--filter", "on:2022-01-21"]), 1);
        assert_eq!(lines(&["annotate", "--stream", "--filter", "\"military exercises\" or source:afp"]), 1);
        let claims = parallax(&["claims", "--format", "jsonl", "--filter", "stance:denies"]).fine().objects();
        assert!(!claims.is_empty() && claims.iter().all(|claim| claim["stance"] == "denies"));
        let streamed = parallax(&["claims", "--stream", "--format", "jsonl", "--filter", "stance:denies"]);
        assert_eq!(streamed.fine().objects().len(), claims.len());
        let all = parallax(&["timeline", "--format", "jsonl"]).fine().objects().len();
        let some = parallax(&["timeline", "--format", "jsonl", "--filter", "source:afp"]).fine().objects();
        assert!(some.len() < all && some.iter().all(|event| event["article"] == some[0]["article"]));
    }

    #[test]
    fn a_wrong_filter_is_wrong_usage_with_a_caret_under_the_offending_character() {
        for command in ["list", "stories", "claims", "compare", "timeline", "annotate"] {
            let run = parallax(&[command, "/nowhere", "--filter", "a sorce:x"]);
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{command}");
            let told = "parallax: --filter: there is no field sorce; did you mean source? A word with a colon is \
                        searched for in quotation marks\na sorce:x\n  ^\n";
            assert_eq!(run.err, told, "{command}");
        }
        let run = parallax(&["search", "\u{1b}[2J \"open"]);
        assert_eq!(run.status, 2);
        assert!(run.err.starts_with("parallax: the query: this quotation does not end"), "{}", run.err);
        assert!(!run.err.contains('\u{1b}'));
    }

    #[test]
    fn search_ranks_and_points_into_the_text() {
        let records = concat!(
            r#"{"id":"a","title":"Rain","text":"Snow fell. The talks on arms were held in the snow."}"#,
            "\n",
            r#"{"id":"b","title":"Arms talks","text":"They met."}"#,
            "\n",
            r#"{"id":"c","title":"Sun","text":"No talk of it."}"#,
        );
        let search = |query: &[&str]| {
            let arguments = [&["search"], query, &["--format", "jsonl", "-"]].concat();
            parallax_on(records.as_bytes(), &arguments).fine().objects()
        };
        let ids = |query: &[&str]| {
            let found = search(query);
            found.iter().map(|hit| hit["id"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&["arms talks"]), ["b", "a"], "the title first");
        assert_eq!(ids(&["\"talks on arms\""]), ["a"]);
        assert_eq!(ids(&["talk -arms"]), ["c"]);
        assert_eq!(ids(&["sno*"]), ["a"]);
        assert_eq!(ids(&["talk", "--filter", "title:sun"]), ["c"]);
        assert_eq!(ids(&["arms", "--limit", "1"]).len(), 1);
        assert!(ids(&["zebra"]).is_empty());
        let found = search(&["snow"]);
        let span = |place: usize| {
            (found[0]["spans"][place]["start"].as_u64(), found[0]["spans"][place]["end"].as_u64())
        };
        assert_eq!(span(0), (Some(0), Some(4)));
        assert_eq!(span(1), (Some(46), Some(50)));
        assert!(found[0]["score"].as_f64() > Some(0.0));
        assert_eq!(search(&["arms"])[0]["title_spans"][0]["end"], 4);
        let table = parallax_on(records.as_bytes(), &["search", "snow", "-"]).fine().out;
        assert!(
            table.contains("\u{b6}1") && table.contains("The talks on arms were held in the snow."),
            "{table}"
        );
    }
}

mod own_files {
    use super::*;

    /// Runs the program with files in its configuration folder.
    fn with(files: &[(&str, &str)], arguments: &[&str]) -> Run {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let own = folder.path().join("parallax");
        fs::create_dir_all(own.join("themes")).expect("a folder can be made");
        for (name, content) in files {
            fs::write(own.join(name), content).expect("a file can be written");
        }
        let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(arguments)
            .env("XDG_CONFIG_HOME", folder.path())
            .output()
            .expect("the program runs");
        for (name, content) in files {
            let left = fs::read_to_string(own.join(name)).expect("the file is there still");
            assert_eq!(left, *content, "{name} was changed");
        }
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("what is printed is UTF-8");
            text.replace(own.to_str().expect("the path is UTF-8"), "OWN")
        };
        Run {
            status: output.status.code().expect("the program was not killed"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    #[test]
    fn keys_print_where_each_row_comes_from_and_what_is_wrong_by_line() {
        let keys = "[everywhere]\n\"g x\" = \"find\"\n[reader]\n\"x\" = \"fnd\"\n";
        let run = with(&[("keys.toml", keys)], &["keys", "--format", "jsonl"]);
        assert_eq!(run.status, 1);
        let rows = run.objects();
        assert_eq!((&rows[0]["keys"], &rows[0]["from"]), (&"gx".into(), &"OWN/keys.toml:2".into()));
        assert!(rows.iter().any(|row| row["command"] == "find" && row["from"] == "built in"));
        assert_eq!(
            run.err,
            "parallax: OWN/keys.toml:4: unknown command `fnd`; did you mean `find`?; correct the name (`parallax keys` lists all); the other lines hold\n"
        );
    }

    #[test]
    fn the_printed_defaults_are_files_without_a_fault() {
        let keys = parallax(&["keys", "--default"]).fine().out;
        let settings = parallax(&["config", "--default"]).fine().out;
        let files = [("keys.toml", keys.as_str()), ("config.toml", settings.as_str())];
        let run = with(&files, &["keys", "--format", "jsonl"]).fine();
        assert!(
            run.objects().iter().all(|row| row["from"].as_str().is_some_and(|from| from.starts_with("OWN")))
        );
        with(&files, &["list"]).fine();
        let plain = with(&files, &["keys", "--default", "--format", "jsonl"]).fine();
        assert!(plain.objects().iter().all(|row| row["from"].is_null()));
    }

    #[test]
    fn themes_of_the_user_are_listed_with_their_path_and_their_faults() {
        let mine = "inherits = \"dark\"\n[roles]\ncurser = { bg = \"red\" }\n";
        let files = [("themes/mine.toml", mine)];
        let run = with(&files, &["themes"]);
        assert_eq!(run.status, 1);
        assert!(
            run.out.lines().any(|line| line.starts_with("dark ") && line.ends_with("built in")),
            "{}",
            run.out
        );
        assert!(
            run.out.lines().any(|line| line.starts_with("mine ") && line.ends_with("OWN/themes/mine.toml"))
        );
        assert!(run.err.contains("OWN/themes/mine.toml:3: unknown role `curser`; did you mean `cursor`?"));
        assert!(with(&files, &["themes", "--color", "always"]).out.contains("\u{1b}["));
        assert_eq!(with(&files, &["themes", "mine"]).out, mine);
        let run = with(&files, &["themes", "mien"]);
        assert_eq!(run.status, 2);
        assert!(run.err.contains("unknown theme `mien`; did you mean `mine`?"), "{}", run.err);
    }

    #[test]
    fn a_broken_settings_file_costs_its_lines_only() {
        let run = with(&[("config.toml", "max-input-bytes = \"10\"\nthme = 1\n= 3\n")], &["list"]);
        assert_eq!((run.status, run.out.lines().count()), (0, 6));
        for line in
            ["OWN/config.toml:1: `max-input-bytes` is", "OWN/config.toml:2: unknown", "OWN/config.toml:3: "]
        {
            assert!(run.err.contains(line), "{line}: {}", run.err);
        }
        let article = folder(&[("a.txt", ARTICLE.as_bytes())]);
        let run = with(&[("config.toml", "max-input-bytes = 10\n")], &["list", &at(&article, "a.txt")]);
        assert_eq!(run.status, 3, "a good value counts");
    }
}

#[test]
fn what_was_dismissed_is_left_out_what_was_corrected_holds_and_notes_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (article, file) = (folder.path().join("a.txt"), folder.path().join("marks.json"));
    let text = "Ferries stop\n\nThe minister Sergey Varga said on Monday that ten ferries had left.\n\nHe denied that two sank.\n";
    std::fs::write(&article, text).unwrap();
    let article = article.to_str().unwrap();
    let of = |arguments: &[&str]| parallax_with_marks(folder.path(), &[arguments, &[article]].concat());
    let lines = |run: &Run| run.out.lines().map(str::to_owned).collect::<Vec<_>>();
    let before = lines(&of(&["claims", "--format", "jsonl"]));
    assert!(before.len() >= 2, "{before:?}");
    let claim: serde_json::Value = serde_json::from_str(&before[0]).unwrap();
    let revision = parallax::model::Revision::of(text).to_string();
    let (start, end) = (&claim["start"], &claim["end"]);
    let name = format!("claim {revision} {start}-{end} {}", claim["cue"]["start"]);
    let mark = |kind: &str, key: &str, value: serde_json::Value| serde_json::json!({ "kind": kind, "key": key, "value": value });
    let marks = [
        mark("verdict", &name, serde_json::json!({ "kind": "dismissed", "reason": "not so" })),
        mark("correction", &format!("{revision} source"), "Harbour News".into()),
        mark("correction", &format!("{revision} date"), "2022-01-10T14:00Z".into()),
        mark("speaker", &name, "Sergei Varga".into()),
        mark("filter", "said", "has:claim".into()),
        mark(
            "note",
            &format!("{revision} {start}-{end}"),
            serde_json::json!({ "text": "Ten?, \"really\"", "quote": "said ten", "article": article }),
        ),
    ];
    let json = serde_json::json!({ "format": "parallax-marks", "version": 1, "marks": marks });
    std::fs::write(&file, json.to_string()).unwrap();
    parallax_with_marks(folder.path(), &["marks", "import", file.to_str().unwrap()]).fine();
    assert_eq!(lines(&of(&["claims", "--format", "jsonl"])).len(), before.len() - 1);
    assert_eq!(lines(&of(&["claims", "--stream", "--format", "jsonl"])).len(), before.len() - 1);
    let dismissed = lines(&of(&["claims", "--dismissed", "--format", "jsonl"]));
    assert_eq!(dismissed.len(), 1);
    assert!(dismissed[0].contains("Sergei Varga"), "{dismissed:?}");
    assert_eq!(lines(&of(&["claims", "--no-state", "--format", "jsonl"])), before);
    let listed = of(&["list", "--format", "json"]).out;
    assert!(listed.contains("Harbour News") && listed.contains("2022-01-10T14:00Z"), "{listed}");
    assert!(listed.contains("\"corrected\":[{\"what\":\"source\",\"was\":null}"), "{listed}");
    assert!(of(&["article"]).out.contains("source corrected, in the text: not stated"));
    assert!(!of(&["list", "--no-state", "--format", "json"]).out.contains("Harbour News"));
    let saved = |written: &str, more: &[&str]| {
        of(&[&["list", "--filter", written, "--format", "jsonl"], more].concat())
    };
    assert_eq!(saved("@said ten", &[]).fine().out.lines().count(), 1);
    assert_eq!(saved("-@said", &[]).fine().out, "");
    let unknown = saved("ten @sad", &[]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("unknown saved filter `sad`; did you mean `said`?"), "{}", unknown.err);
    let without = saved("@said", &["--no-state"]);
    assert!(without.status == 2 && without.err.contains("leave out --no-state"), "{}", without.err);
    let notes = of(&["marks", "notes", "--format", "csv"]).out;
    assert!(
        notes.contains("\"Ten?, \"\"really\"\"\"") && notes.contains("Harbour News, 10 January 2022"),
        "{notes}"
    );
    let elsewhere = parallax_with_marks(folder.path(), &["marks", "notes", "--format", "json"]).fine();
    assert!(elsewhere.out.contains("\"quote\":\"said ten\""), "{}", elsewhere.out);
}
