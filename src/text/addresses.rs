//! Addresses of pages written out in a text.

use memchr::memmem;

use super::Span;

/// The addresses in order: `https://` or `http://` and what follows up to white space, without the marks of the sentence
/// behind it.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Span> {
    let mut end = 0;
    memmem::find_iter(text.as_bytes(), "://").filter_map(move |at| {
        let before = text.get(end..at)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme))?;
        let start = at - scheme.len();
        let is_inside = text.get(end..start)?.ends_with(char::is_alphanumeric);
        let rest = text.get(at + "://".len()..)?;
        let stops = |c: char| c.is_whitespace() || c.is_control() || "<>\"“”„«»|`".contains(c);
        let rest = bare(&rest[..rest.find(stops).unwrap_or(rest.len())]);
        let is_page = rest.starts_with(char::is_alphanumeric);
        let span = Span::new(start, at + "://".len() + rest.len());
        (!is_inside && is_page).then(|| {
            end = span.end;
            span
        })
    })
}

/// An address without the stops, marks and brackets of the sentence that end it.
fn bare(mut address: &str) -> &str {
    // How many brackets are closed that were not opened in the address: these are the sentence's.
    let mut surplus = ['(', '['].map(|open| {
        let close = if open == '(' { ')' } else { ']' };
        address.matches(close).count().saturating_sub(address.matches(open).count())
    });
    while let Some(last) = address.chars().next_back() {
        let is_of_sentence = match last {
            ')' | ']' => {
                let left = &mut surplus[usize::from(last == ']')];
                let is_left = *left > 0;
                *left = left.saturating_sub(1);
                is_left
            }
            last => ".,;:!?…'’*_".contains(last),
        };
        if !is_of_sentence {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn an_address_ends_before_the_marks_of_its_sentence() {
        for (text, found) in [
            ("See https://a.example/report, it said.", &["https://a.example/report"][..]),
            (
                "(http://a.example/x_(y)?z=1). “https://b.example”",
                &["http://a.example/x_(y)?z=1", "https://b.example"],
            ),
            ("(see https://a.example)", &["https://a.example"]),
            ("xhttp://a.example http:// https://… ftp://a.example", &[]),
            ("https://a.example/https://b.example!", &["https://a.example/https://b.example"]),
        ] {
            assert_eq!(addresses(text).map(|span| span.of(text)).collect::<Vec<_>>(), found, "{text}");
        }
    }
}
