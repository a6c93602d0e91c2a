//! Marks as rows of the database and as JSON: a kind, a key, and a value where the mark is not taken away.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Trouble;
use crate::model::marks::Field;
use crate::model::{Borders, Mark, Note, Revision, Session, Spot, Step, Tie, Verdict, VerdictKind};
use crate::text::Span;

/// Names what is exported, so that other JSON is told from it.
const FORMAT: &str = "parallax-marks";
/// The version of its form.
const VERSION: u64 = 1;

/// The kind, key and value of a mark.
pub(super) fn row(mark: &Mark) -> (&'static str, String, Option<String>) {
    let flag = |is: bool| is.then(|| "true".to_owned());
    match mark {
        Mark::Read(of, is) => ("read", of.to_string(), flag(*is)),
        Mark::Starred(of, is) => ("star", of.to_string(), flag(*is)),
        Mark::Muted(of, is) => ("mute", of.to_string(), flag(*is)),
        Mark::Tags(of, tags) => ("tags", of.to_string(), (!tags.is_empty()).then(|| json!(tags).to_string())),
        Mark::Place(of, at) => ("place", of.to_string(), (*at > 0).then(|| at.to_string())),
        Mark::Note(spot, note) => ("note", spot_key(*spot), note.as_ref().map(note_value)),
        Mark::Draft(spot, draft) => {
            ("draft", spot_key(*spot), draft.as_ref().map(|draft| json!(draft).to_string()))
        }
        Mark::Verdict(name, verdict) => ("verdict", name.clone(), verdict.as_ref().map(verdict_value)),
        Mark::Tie((a, b), tie) => {
            ("tie", format!("{a} {b}"), tie.map(|tie| json!(tie_word(tie)).to_string()))
        }
        Mark::Correction(of, field, value) => {
            let value = value.as_ref().map(|value| json!(value).to_string());
            ("correction", format!("{of} {}", field_word(*field)), value)
        }
        Mark::Speaker(claim, name) => {
            ("speaker", claim.clone(), name.as_ref().map(|name| json!(name).to_string()))
        }
        Mark::Filter(name, filter) => {
            ("filter", name.clone(), filter.as_ref().map(|filter| json!(filter).to_string()))
        }
        Mark::Session(name, session) => ("session", name.clone(), session.as_ref().map(session_value)),
        Mark::Step(place, step) => ("step", place.to_string(), step.as_ref().map(step_value)),
    }
}

/// The mark of a row; `None` for one that this version does not understand.
pub(super) fn mark(kind: &str, key: &str, value: Option<&str>) -> Option<Mark> {
    let value: Option<Value> = match value {
        Some(value) => Some(serde_json::from_str(value).ok()?),
        None => None,
    };
    let of = || Revision::parse(key);
    let is = value.is_some();
    Some(match kind {
        "read" => Mark::Read(of()?, is),
        "star" => Mark::Starred(of()?, is),
        "mute" => Mark::Muted(of()?, is),
        "tags" => Mark::Tags(of()?, tags(value.as_ref())?),
        "place" => Mark::Place(of()?, value.map_or(Some(0), |at| usize::try_from(at.as_u64()?).ok())?),
        "note" => Mark::Note(spot(key)?, read(value, note).ok()?),
        "draft" => Mark::Draft(spot(key)?, read(value, |draft| Some(draft.as_str()?.to_owned())).ok()?),
        "verdict" => Mark::Verdict(key.to_owned(), read(value, verdict).ok()?),
        "tie" => {
            let (a, b) = key.split_once(' ')?;
            Mark::Tie((Revision::parse(a)?, Revision::parse(b)?), read(value, tie).ok()?)
        }
        "correction" => {
            let (of, field) = key.split_once(' ')?;
            Mark::Correction(Revision::parse(of)?, self::field(field)?, read(value, words).ok()?)
        }
        "speaker" => Mark::Speaker(key.to_owned(), read(value, words).ok()?),
        "filter" => Mark::Filter(key.to_owned(), read(value, words).ok()?),
        "session" => Mark::Session(key.to_owned(), read(value, session).ok()?),
        "step" => Mark::Step(key.parse().ok()?, read(value, step).ok()?),
        _ => return None,
    })
}

/// A mark as JSON, unless it is one that takes another away.
fn object(mark: &Mark) -> Option<Value> {
    let (kind, key, value) = row(mark);
    // A value is JSON already, made just above.
    let value: Value = serde_json::from_str(&value?).ok()?;
    Some(json!({ "kind": kind, "key": key, "value": value }))
}

/// The mark of an object; one without a value takes another away.
fn from_object(object: &Value) -> Option<Mark> {
    let value = object.get("value").map(Value::to_string);
    mark(object["kind"].as_str()?, object["key"].as_str()?, value.as_deref())
}

/// Marks as JSON that [`from_json`] reads. What can be undone here is nothing to be undone elsewhere.
pub fn to_json(marks: &[Mark]) -> String {
    let rows = marks.iter().filter(|mark| !matches!(mark, Mark::Step(..))).filter_map(object);
    let rows: Vec<Value> = rows.collect();
    format!("{:#}\n", json!({ "format": FORMAT, "version": VERSION, "marks": rows }))
}

/// The marks that were exported.
///
/// # Errors
/// Fails on anything else, and names the row that is not understood; nothing is to be taken over then.
pub fn from_json(json: &str) -> Result<Vec<Mark>, Trouble> {
    let all: Value =
        serde_json::from_str(json).map_err(|error| Trouble::Import(format!("is no JSON: {error}")))?;
    if all["format"] != FORMAT {
        return Err(Trouble::Import("holds no marks of parallax".to_owned()));
    }
    if all["version"] != VERSION {
        return Err(Trouble::Import(format!("has the form of version {}, not {VERSION}", all["version"])));
    }
    let rows = all["marks"].as_array().ok_or_else(|| Trouble::Import("has no list of marks".to_owned()))?;
    let read = |(place, row): (usize, &Value)| {
        from_object(row)
            .ok_or_else(|| Trouble::Import(format!("mark {} is not understood: {row}", place + 1)))
    };
    rows.iter().enumerate().map(read).collect()
}

/// What a value says, `None` in it where there is none.
///
/// # Errors
/// Fails where it is not understood.
fn read<T>(value: Option<Value>, read: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, NotUnderstood> {
    value.map(|value| read(&value).ok_or(NotUnderstood)).transpose()
}

/// A value that this version does not understand.
struct NotUnderstood;

/// `REVISION` or `REVISION START-END`.
fn spot_key((of, span): Spot) -> String {
    match span {
        Some(span) => format!("{of} {}-{}", span.start, span.end),
        None => of.to_string(),
    }
}

fn spot(key: &str) -> Option<Spot> {
    let Some((of, span)) = key.split_once(' ') else { return Some((Revision::parse(key)?, None)) };
    let (start, end) = span.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start <= end).then(|| Some((Revision::parse(of)?, Some(Span::new(start, end)))))?
}

fn tags(value: Option<&Value>) -> Option<BTreeSet<String>> {
    let Some(value) = value else { return Some(BTreeSet::new()) };
    value.as_array()?.iter().map(|tag| Some(tag.as_str()?.to_owned())).collect()
}

fn note_value(note: &Note) -> String {
    json!({ "text": note.text, "quote": note.quote, "article": note.article }).to_string()
}

fn note(value: &Value) -> Option<Note> {
    let word = |name: &str| Some(value[name].as_str()?.to_owned());
    Some(Note { text: word("text")?, quote: word("quote")?, article: word("article")? })
}

fn verdict_value(verdict: &Verdict) -> String {
    let kind = match verdict.kind {
        VerdictKind::Checked => "checked",
        VerdictKind::Dismissed => "dismissed",
    };
    json!({ "kind": kind, "reason": verdict.reason }).to_string()
}

fn verdict(value: &Value) -> Option<Verdict> {
    let kind = match value["kind"].as_str()? {
        "checked" => VerdictKind::Checked,
        "dismissed" => VerdictKind::Dismissed,
        _ => return None,
    };
    Some(Verdict { kind, reason: value["reason"].as_str().unwrap_or_default().to_owned() })
}

fn words(value: &Value) -> Option<String> {
    Some(value.as_str()?.to_owned())
}

const fn field_word(field: Field) -> &'static str {
    match field {
        Field::Source => "source",
        Field::Date => "date",
        Field::Zone => "zone",
    }
}

fn field(word: &str) -> Option<Field> {
    [Field::Source, Field::Date, Field::Zone].into_iter().find(|field| field_word(*field) == word)
}

const fn tie_word(tie: Tie) -> &'static str {
    match tie {
        Tie::Together => "together",
        Tie::Apart => "apart",
    }
}

fn tie(value: &Value) -> Option<Tie> {
    [Tie::Together, Tie::Apart].into_iter().find(|tie| value == tie_word(*tie))
}

fn session_value(session: &Session) -> String {
    let Borders { claims, below } = session.borders;
    let article = session.article.map(|of| of.to_string());
    let filter = &session.filter;
    json!({ "article": article, "open": session.open, "filter": filter, "claims": claims, "below": below })
        .to_string()
}

fn session(value: &Value) -> Option<Session> {
    let article = value["article"].as_str().and_then(Revision::parse);
    // Sessions of earlier versions tell no filter and no borders.
    let filter = value["filter"].as_str().unwrap_or_default().to_owned();
    let cells = |name: &str| value[name].as_u64().and_then(|cells| u16::try_from(cells).ok());
    let borders = Borders { claims: cells("claims"), below: cells("below") };
    Some(Session { article, open: value["open"].as_bool()?, filter, borders })
}

fn step_value(step: &Step) -> String {
    let back = step.back.iter().map(|mark| {
        let (kind, key, _) = row(mark);
        object(mark).unwrap_or_else(|| json!({ "kind": kind, "key": key }))
    });
    json!({ "number": step.number, "told": step.told, "back": back.collect::<Vec<_>>() }).to_string()
}

fn step(value: &Value) -> Option<Step> {
    let back = value["back"].as_array()?.iter().map(from_object).collect::<Option<_>>()?;
    Some(Step { number: value["number"].as_u64()?, told: value["told"].as_str()?.to_owned(), back })
}

#[cfg(test)]
mod tests {
    use super::{from_json, mark, row, to_json};
    use crate::model::marks::Field;
    use crate::model::{Borders, Mark, Note, Revision, Session, Step, Tie, Verdict, VerdictKind};
    use crate::text::Span;

    fn all() -> Vec<Mark> {
        let (a, b) = (Revision::of("a"), Revision::of("b"));
        let note =
            Note { text: "Ask “why”.\n".to_owned(), quote: "x".to_owned(), article: "a.txt".to_owned() };
        let verdict = Verdict { kind: VerdictKind::Dismissed, reason: "two ferries".to_owned() };
        vec![
            Mark::Read(a, true),
            Mark::Starred(b, true),
            Mark::Muted(a, true),
            Mark::Tags(a, ["talks".to_owned(), "très long".to_owned()].into()),
            Mark::Note((a, None), Some(note.clone())),
            Mark::Note((a, Some(Span::new(3, 9))), Some(note)),
            Mark::Draft((b, None), Some("half a".to_owned())),
            Mark::Verdict("claim 1".to_owned(), Some(verdict)),
            Mark::Tie((a, b), Some(Tie::Apart)),
            Mark::Filter("mine".to_owned(), Some("source:afp \"x y\"".to_owned())),
            Mark::Correction(a, Field::Date, Some("2022-01-10".to_owned())),
            Mark::Correction(b, Field::Zone, Some("UTC".to_owned())),
            Mark::Speaker("claim 1".to_owned(), Some("Ann Roe".to_owned())),
            Mark::Place(b, 12),
            Mark::Session(
                "x.txt".to_owned(),
                Some(Session {
                    article: Some(a),
                    open: true,
                    filter: "is:unread".to_owned(),
                    borders: Borders { claims: Some(44), below: None },
                }),
            ),
        ]
    }

    #[test]
    fn every_kind_of_mark_survives_the_way_there_and_back() {
        for of in all() {
            let (kind, key, value) = row(&of);
            assert!(value.is_some(), "{of:?}");
            assert_eq!(mark(kind, &key, value.as_deref()), Some(of.clone()));
            let gone = mark(kind, &key, None).expect("a row without value takes the mark away");
            assert_eq!(row(&gone).2, None, "{gone:?}");
        }
        assert_eq!(from_json(&to_json(&all())).unwrap(), all());
    }

    #[test]
    fn a_step_is_kept_with_all_that_takes_it_back_and_is_no_export() {
        let gone = Mark::Note((Revision::of("a"), None), None);
        let back = all().into_iter().chain([gone, Mark::Starred(Revision::of("b"), false)]).collect();
        let of = Step { number: 2007, told: "Read: all".to_owned(), back }.kept();
        let (kind, key, value) = row(&of);
        assert_eq!((kind, key.as_str()), ("step", "7"));
        assert_eq!(mark(kind, &key, value.as_deref()), Some(of.clone()));
        assert_eq!(mark(kind, &key, None), Some(Mark::Step(7, None)));
        assert_eq!(from_json(&to_json(&[of])).unwrap(), []);
    }

    #[test]
    fn a_session_of_an_earlier_version_has_no_borders() {
        let session =
            Session { article: None, open: false, filter: String::new(), borders: Borders::default() };
        let read = mark("session", "x.txt", Some("{\"article\":null,\"open\":false}"));
        assert_eq!(read, Some(Mark::Session("x.txt".to_owned(), Some(session))));
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_place() {
        let told = |json: &str| from_json(json).unwrap_err().to_string();
        assert!(told("{").starts_with("is no JSON"));
        assert_eq!(told("{}"), "holds no marks of parallax");
        assert!(told(&to_json(&all()).replace("\"version\": 1", "\"version\": 7")).contains("version 7"));
        assert!(
            told(&to_json(&all()).replace("\"kind\": \"star\"", "\"kind\": \"moon\"")).starts_with("mark 2 ")
        );
    }

    #[test]
    fn damaged_rows_give_no_mark() {
        for (kind, key, value) in
            [("read", "xyz", "true"), ("tie", "a", "1"), ("note", "", "{}"), ("tags", "", "[")]
        {
            assert_eq!(mark(kind, key, Some(value)), None, "{kind}");
        }
    }
}
