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
    for line in body.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let words = line.trim();
        if let Some(item) = words.strip_prefix("- ") {
            put(&mut found, &list, vec![unquoted(item)]);
            continue;
        }
        // Nested values belong to fields that are not read.
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let at = words.find([':', '='])?;
        let name = words.get(..at)?.trim().to_lowercase();
        if name.is_empty() || name.contains(' ') {
            return None;
        }
        any = true;
        let value = words.get(at + 1..)?.trim();
        let values = match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
            Some(items) => items.split(',').map(unquoted).collect(),
            None => vec![unquoted(value)],
        };
        put(&mut found, &name, values);
        list = name;
    }
    any.then_some(found)
}

/// Puts the values of a field where they belong; fields of other names are let be.
fn put(metadata: &mut Metadata, name: &str, values: Vec<String>) {
    let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
    let Some(first) = values.first().cloned() else { return };
    let slot = match name {
        "title" | "headline" => &mut metadata.title,
        "date" | "published" | "pubdate" | "publishdate" => &mut metadata.published,
        "source" | "publication" | "publisher" => &mut metadata.source,
        "url" | "link" | "canonical" => &mut metadata.url,
        "language" | "lang" => &mut metadata.language,
        "author" | "authors" | "byline" => return metadata.authors.extend(values),
        "tags" | "keywords" | "categories" => return metadata.tags.extend(values),
        _ => return,
    };
    slot.get_or_insert(first);
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(value).to_owned()
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
    fn a_rule_at_the_top_is_no_front_matter() {
        assert!(read("---\n\nThe talks began.\n\n---\n").is_none());
        assert!(read("--- Talks began.").is_none());
    }
}
