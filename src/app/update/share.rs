//! Taking words to the clipboard and pages to the browser, and what programs print.

use crate::app::action::{Effect, Printed};
use crate::app::command::Command;
use crate::app::keymap::Context;
use crate::app::output::{Awaited, Output};
use crate::app::quote::{self, NO_ADDRESS, Wanted, quote};
use crate::app::state::{Overlay, State, Tone};
use crate::text::markup::Link;

/// Takes words to the clipboard.
pub(super) fn take(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(wanted) = Wanted::of(command) else { return Vec::new() };
    match quote(state, wanted) {
        Ok(quote) => vec![Effect::Take(quote)],
        Err(why) => {
            state.say(Tone::Warning, why);
            Vec::new()
        }
    }
}

/// Opens the page of the article in the browser, or with a count that of its link of this number.
pub(super) fn browse(state: &mut State, count: Option<usize>) -> Vec<Effect> {
    let Some(article) = quote::article(state) else {
        state.say(Tone::Warning, "There is no article under the cursor.");
        return Vec::new();
    };
    let links = article.markup.links();
    let address = match count {
        None => article.url.as_ref().ok_or_else(|| match links.len() {
            0 => NO_ADDRESS.to_owned(),
            count => format!("This article came without an address, but has {}.", told(count)),
        }),
        Some(number) => number
            .checked_sub(1)
            .and_then(|place| links.get(place))
            .map(|link| &link.address)
            .ok_or_else(|| format!("There is no link {number}: this article has {}.", told(links.len()))),
    };
    match address {
        Ok(address) => vec![Effect::Browse(address.clone())],
        Err(why) => {
            state.say(Tone::Warning, why);
            Vec::new()
        }
    }
}

/// `3 links: 1o to 3o open them, gx lists them`, in words that do not depend on keys.
fn told(links: usize) -> String {
    match links {
        0 => "no links".to_owned(),
        1 => "1 link, which a 1 before this command opens".to_owned(),
        many => format!("{many} links, which their number before this command opens"),
    }
}

/// Lists the links of the article with the numbers by which they are opened.
pub(super) fn list_links(state: &mut State) {
    let Some(article) = quote::article(state) else {
        state.say(Tone::Warning, "There is no article under the cursor.");
        return;
    };
    let links = article.markup.links();
    if links.is_empty() {
        state.say(Tone::Note, "This article has no links.");
        return;
    }
    let line = |(number, link): (usize, &Link)| {
        let words = article.plain(link.words);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words == link.address {
            format!("[{number}] {words}")
        } else {
            format!("[{number}] {words}: {}", link.address)
        }
    };
    let listed: Vec<String> = (1..).zip(links).map(line).collect();
    let title = if links.len() == 1 { "1 link".to_owned() } else { format!("{} links", links.len()) };
    let mut output = Output::new(title, &listed.join("\n"));
    output.addresses = links.iter().map(|link| link.address.clone()).collect();
    state.overlay = Overlay::Output(Box::new(output));
}

/// Opens the link of this number from the list of links; a lone one needs no number.
pub(super) fn choose_link(state: &mut State, count: Option<usize>) -> Vec<Effect> {
    let Overlay::Output(output) = &state.overlay else { return Vec::new() };
    let addresses = &output.addresses;
    let number = count.or_else(|| (addresses.len() == 1).then_some(1));
    let chosen = number.and_then(|number| addresses.get(number.checked_sub(1)?)).cloned();
    match (chosen, addresses.len()) {
        (Some(address), _) => {
            state.overlay = Overlay::None;
            vec![Effect::Browse(address)]
        }
        (None, 0) => Vec::new(),
        (None, last) => {
            let open = state.keymap.told(Context::Popup, Command::Accept);
            state.say(Tone::Note, format!("Type a number from 1 to {last}, then {open} opens that link."));
            Vec::new()
        }
    }
}

/// Takes in what a program printed, where it is still waited for.
pub(super) fn take_printed(state: &mut State, printed: &Printed) {
    if let Overlay::Output(output) = &mut state.overlay
        && output.awaited == Awaited::Program(printed.number)
    {
        output.take(&printed.text);
        let close = state.keymap.told(Context::Popup, Command::Cancel);
        let told = printed.told.trim_end_matches('.');
        state.say(printed.tone, format!("{told}; {close} closes this."));
    }
}

/// Closes the popup; a program that is still running is stopped.
pub(super) fn close_output(state: &mut State) -> Vec<Effect> {
    match std::mem::take(&mut state.overlay) {
        Overlay::Output(output) if output.awaited != Awaited::Nothing => {
            state.say(Tone::Note, format!("{} was stopped.", output.title));
            vec![Effect::StopPipe]
        }
        _ => Vec::new(),
    }
}
