//! Addresses of pages written out in a text.

use memchr::memmem;

use super::Span;

/// The addresses in order: `https://`, `http://` or `www.` and what follows up to white space, without the marks of the
/// sentence behind it.
pub(super) fn addresses(text: &str) -> Vec<Span> {
    let schemes = memmem::find_iter(text.as_bytes(), "://").filter_map(|at| {
        let before = text.get(..at)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme))?;
        address(text, at - scheme.len(), at + "://".len())
    });
    // A host by itself has a name and an end: "www.a.example".
    let hosts = memmem::find_iter(text.as_bytes(), WWW)
        .filter_map(|at| address(text, at, at + WWW.len()))
        .filter(|host| host.of(text).matches('.').count() > 1);
    let mut found: Vec<Span> = schemes.chain(hosts).collect();
    found.sort_unstable();
    let mut end = 0;
    found.retain(|address| {
        let free = address.start >= end;
        end = end.max(address.end);
        free
    });
    found
}

/// What hosts of pages mostly begin with.
const WWW: &str = "www.";

/// The page that an address, as the text writes it, leads to.
pub(super) fn page(written: &str) -> String {
    if written.starts_with(WWW) { format!("https://{written}") } else { written.to_owned() }
}

/// The address that begins at `start`, what is told of the page at `rest`.
fn address(text: &str, start: usize, rest: usize) -> Option<Span> {
    let before = text.get(..start)?;
    let is_inside = before.ends_with(|c: char| c.is_alphanumeric() || ['.', '@', '/', '-'].contains(&c));
    let page = text.get(rest..)?;
    let stops = |c: char| c.is_whitespace() || c.is_control() || "<>\"“”„«»|`".contains(c);
    let page = bare(&page[..page.find(stops).unwrap_or(page.len())]);
    (!is_inside && page.starts_with(char::is_alphanumeric)).then(|| Span::new(start, rest + page.len()))
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
            ("See www.a.example/b, or https://www.b.example.", &["www.a.example/b", "https://www.b.example"]),
            ("The www. of old, www.example, a@www.a.example, awww.a.example", &[]),
        ] {
            assert_eq!(addresses(text).iter().map(|span| span.of(text)).collect::<Vec<_>>(), found, "{text}");
        }
    }
}
