//! One line of JSON to the fields of an article, and what is wrong with the line in the user's words.

use serde_json::{Map, Value};

/// The fields of an article. Unknown fields are let be.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) id: Option<Id>,
    pub(super) text: Option<String>,
    pub(super) html: Option<String>,
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) tags: Vec<String>,
}

impl Record {
    /// Whether it holds one of the fields that make an article.
    pub(super) const fn is_article(&self) -> bool {
        self.text.is_some() || self.html.is_some() || self.title.is_some()
    }
}

/// An id is given back as it is; numbers are taken as their digits.
#[derive(Debug)]
pub(super) enum Id {
    Words(String),
    Number(serde_json::Number),
}

/// What is wrong, and what the user can do.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) what: String,
    pub(super) remedy: &'static str,
}

/// What every line should be.
const OBJECT: &str = "write one object per line with `text`, `html` or `title`";

/// Most words of a faulty line that are shown, in characters.
const SHOWN: usize = 24;

/// Reads one line. A field that cannot be used is left out and told of; the line is lost only where it is no object.
pub(super) fn read(line: &str) -> Result<(Record, Vec<Fault>), Fault> {
    let mut troubles = Vec::new();
    let value = match serde_json::from_str::<Value>(line) {
        Ok(value) => value,
        Err(error) => {
            let whole = mended(line).and_then(|line| serde_json::from_str::<Value>(&line).ok());
            let Some(value) = whole else { return Err(broken(line, &error)) };
            troubles.push(Fault {
                what: "holds half a character (a lone `\\u` surrogate); it is shown as \u{fffd}".to_owned(),
                remedy: "write characters outside the basic plane as two `\\u` escapes, or as themselves",
            });
            value
        }
    };
    let Value::Object(mut fields) = value else {
        return Err(Fault { what: format!("is {}, not an object", kind(&value)), remedy: OBJECT });
    };
    let mut words = |name: &'static str| words(&mut fields, name, &mut troubles);
    let mut record = Record {
        text: words("text"),
        html: words("html"),
        title: words("title"),
        source: words("source"),
        published: words("published"),
        url: words("url"),
        language: words("language"),
        ..Record::default()
    };
    record.authors = list(&mut fields, "authors", &mut troubles);
    record.tags = list(&mut fields, "tags", &mut troubles);
    record.id = match fields.remove("id") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(Id::Words(id)),
        Some(Value::Number(id)) => Some(Id::Number(id)),
        Some(other) => {
            troubles.push(left_out("id", "is", &other));
            None
        }
    };
    Ok((record, troubles))
}

/// A field of words.
fn words(fields: &mut Map<String, Value>, name: &'static str, troubles: &mut Vec<Fault>) -> Option<String> {
    match fields.remove(name)? {
        Value::String(words) => Some(words),
        Value::Null => None,
        other => {
            troubles.push(left_out(name, "is", &other));
            None
        }
    }
}

/// A field that is a list of names, or a single one.
fn list(fields: &mut Map<String, Value>, name: &'static str, troubles: &mut Vec<Fault>) -> Vec<String> {
    let items = match fields.remove(name) {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::String(name)) => return vec![name],
        Some(Value::Array(items)) => items,
        Some(other) => {
            troubles.push(left_out(name, "is", &other));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for item in items {
        match item {
            Value::String(words) => found.push(words),
            other => troubles.push(left_out(name, "holds", &other)),
        }
    }
    found
}

fn left_out(name: &str, how: &str, value: &Value) -> Fault {
    let what = format!("`{name}` {how} {}, not words; it is left out", kind(value));
    Fault { what, remedy: "put it between quotation marks" }
}

/// What a value is, in words.
const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What is wrong with a line that is no JSON.
fn broken(line: &str, error: &serde_json::Error) -> Fault {
    if error.is_eof() {
        return Fault {
            what: "is cut off".to_owned(),
            remedy: "write each object whole, on a line of its own",
        };
    }
    let mut at = error.column().saturating_sub(1).min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    let column = line.get(..at).unwrap_or_default().chars().count() + 1;
    let rest: String = line.get(at..).unwrap_or_default().chars().take(SHOWN).collect();
    Fault { what: format!("is not JSON from column {column} on: {rest}"), remedy: OBJECT }
}

/// The line with U+FFFD in place of escapes that are half a character; `None` where it holds none.
fn mended(line: &str) -> Option<String> {
    let bytes = line.as_bytes();
    let unit = |at: usize| {
        let digits = line.get(at + 2..at + 6).filter(|_| line.get(at..at + 2) == Some("\\u"))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut mended = String::with_capacity(line.len());
    let (mut at, mut kept, mut found) = (0, 0, false);
    while let Some(next) = memchr::memchr(b'\\', bytes.get(at..)?) {
        let escape = at + next;
        at = match unit(escape) {
            Some(0xd800..=0xdbff) if matches!(unit(escape + 6), Some(0xdc00..=0xdfff)) => escape + 12,
            Some(0xd800..=0xdfff) => {
                mended.push_str(line.get(kept..escape)?);
                mended.push_str("\\ufffd");
                found = true;
                kept = escape + 6;
                kept
            }
            Some(_) => escape + 6,
            None => escape + 2,
        };
        if at > bytes.len() {
            break;
        }
    }
    mended.push_str(line.get(kept..)?);
    found.then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::{mended, read};

    #[test]
    fn only_halves_of_characters_are_mended() {
        assert_eq!(mended(r#""\ud83d\ude00 \\ud800 \n""#), None);
        assert_eq!(mended(r#""\ud800x\udc00""#).as_deref(), Some(r#""\ufffdx\ufffd""#));
        assert_eq!(mended("\\"), None);
    }

    #[test]
    fn a_field_given_twice_counts_once() {
        let (record, troubles) = read(r#"{"text": "One.", "text": "Two."}"#).unwrap();
        assert!(record.text.as_deref() == Some("Two.") && troubles.is_empty());
    }
}
