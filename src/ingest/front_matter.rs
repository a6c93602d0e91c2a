//! Front matter: the `---` or `+++` block of names and values before a Markdown text.

use super::record::Metadata;
use crate::text::Span;

/// The front matter a text begins with: what it says, and where it stands.
pub(super) fn read(text: &str) -> Option<(Metadata, Span)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let mut at = fence.len();
    let body_start = at;
    if !text.get(at..)?.starts_with(['\n', '\r']) {
        return None;
    }
    for line in text.get(at..)?.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == fence {
            let body = text.get(body_start..at - line.len())?;
            let metadata = metadata(body)?;
            return Some((metadata, Span::new(0, at).trim(text)));
        }
    }
    None
}

/// The fields among `name: value` and `name = value` lines; `None` where a line is of another form.
fn metadata(body: &str) -> Option<Metadata> {
    let mut found = Metadata::default();
    let mut list = String::new();
    let mut any = false;
    let mut inside = Inside::Fields;
    for line in body.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let words = line.trim();
        match inside {
            // What stands under a heading of TOML belongs to fields that are not read.
            Inside::Table => continue,
            Inside::List => {
                let words = words.split(" #").next().unwrap_or(words).trim_end();
                put(&mut found, &list, items(words.trim_end_matches(']')));
                inside = if words.ends_with(']') { Inside::Fields } else { Inside::List };
                continue;
            }
            Inside::Words => {
                inside = if words.ends_with(LONG_WORDS) { Inside::Fields } else { Inside::Words };
                continue;
            }
            Inside::Fields => {}
        }
        if let Some(item) = words.strip_prefix("- ") {
            put(&mut found, &list, vec![unquoted(item.strip_prefix("name:").unwrap_or(item))]);
            continue;
        }
        // Nested values belong to fields that are not read.
        if line.starts_with([' ', '\t']) {
            continue;
        }
        if words.starts_with('[') && words.ends_with(']') {
            inside = Inside::Table;
            continue;
        }
        let at = words.find([':', '='])?;
        let name = words.get(..at)?.trim().to_lowercase();
        if name.is_empty() || name.contains(' ') {
            return None;
        }
        any = true;
        let value = words.get(at + 1..)?.trim();
        let values = match value.strip_prefix('[') {
            Some(of_list) => {
                let whole = of_list.strip_suffix(']');
                inside = if whole.is_some() { Inside::Fields } else { Inside::List };
                items(whole.unwrap_or(of_list))
            }
            None if value.starts_with(LONG_WORDS) => {
                let is_closed = value.len() > LONG_WORDS.len() && value.ends_with(LONG_WORDS);
                inside = if is_closed { Inside::Fields } else { Inside::Words };
                Vec::new()
            }
            None => vec![unquoted(value)],
        };
        put(&mut found, &name, values);
        list = name;
    }
    any.then_some(found)
}

/// What encloses words of several lines in TOML.
const LONG_WORDS: &str = "\"\"\"";

/// What the lines of front matter stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    /// Fields, one a line.
    Fields,
    /// A list that goes on over lines.
    List,
    /// Words that go on over lines.
    Words,
    /// A table behind the fields.
    Table,
}

/// The values between the brackets of a list.
fn items(list: &str) -> Vec<String> {
    list.split(',').map(unquoted).collect()
}

/// Puts the values of a field where they belong; fields of other names are let be.
fn put(metadata: &mut Metadata, name: &str, values: Vec<String>) {
    let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
    let Some(first) = values.first().cloned() else { return };
    let slot = match name.replace(['-', '_'], "").as_str() {
        "title" | "headline" => &mut metadata.title,
        "date" | "published" | "pubdate" | "publishdate" | "datepublished" | "publishedat" => {
            &mut metadata.published
        }
        "source" | "publication" | "publisher" | "outlet" => &mut metadata.source,
        "url" | "link" | "canonical" | "canonicalurl" | "permalink" => &mut metadata.url,
        "language" | "lang" => &mut metadata.language,
        "author" | "authors" | "byline" => return metadata.authors.extend(values),
        "tags" | "keywords" | "categories" => return metadata.tags.extend(values),
        _ => return,
    };
    slot.get_or_insert(first);
}

/// A value without its quotation marks and what is remarked behind it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.split(*quote).next());
    inner.unwrap_or_else(|| value.split(" #").next().unwrap_or(value).trim_end()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn names_and_values_are_read_in_yaml_and_toml() {
        let yaml = "---\ntitle: \"Ferry: sinks\"\ndate: 2024-03-03\nauthors:\n  - Ann Roe\n  - Bo Doe\ntags: [sea, 'ferries']\n---\nIt sank.";
        let (metadata, span) = read(yaml).unwrap();
        assert_eq!(metadata.title.as_deref(), Some("Ferry: sinks"));
        assert_eq!(metadata.published.as_deref(), Some("2024-03-03"));
        assert_eq!(metadata.authors, ["Ann Roe", "Bo Doe"]);
        assert_eq!(metadata.tags, ["sea", "ferries"]);
        assert!(span.of(yaml).ends_with("---"));
        let toml = "+++\ntitle = 'Ferry sinks'\n+++\n";
        assert_eq!(read(toml).unwrap().0.title.as_deref(), Some("Ferry sinks"));
    }

    #[test]
    fn tables_lists_over_lines_and_remarks_cost_nothing() {
        let toml = "+++\ntitle = 'It''s \"here\"' # mine\nauthors = [\n  \"Ann Roe\",\n  'Bo Doe', # both\n]\n\
                    summary = \"\"\"\ntitle = wrong\n\"\"\"\ndate = 2024-03-03T10:00:00Z\n[params]\nsource = 'no'\n+++\n";
        let (metadata, span) = read(toml).unwrap();
        assert!(metadata.title.as_deref().is_some_and(|title| title.starts_with("It")));
        assert_eq!(metadata.authors, ["Ann Roe", "Bo Doe"]);
        assert_eq!(metadata.published.as_deref(), Some("2024-03-03T10:00:00Z"));
        assert_eq!((metadata.source, span.end), (None, toml.len() - 1));
        let yaml = "---\ntitle: Talks # draft\nauthor:\n  - name: Ann Roe\ncanonical_url: https://a.example/#top\n---\n";
        let (metadata, _) = read(yaml).unwrap();
        assert_eq!(metadata.title.as_deref(), Some("Talks"));
        assert_eq!(metadata.authors, ["Ann Roe"]);
        assert_eq!(metadata.url.as_deref(), Some("https://a.example/#top"));
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        assert!(read("---\n\nThe talks began.\n\n---\n").is_none());
        assert!(read("--- Talks began.").is_none());
    }
}
