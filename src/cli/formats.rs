//! The value of `--format`: the exports a command can use.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::export::{EXPORTS, Export, named};

/// Accepts every export: all of them can show rows.
pub(super) fn rows() -> impl TypedValueParser<Value = &'static Export> {
    parser(|_| true)
}

/// Accepts exports that can show sources side by side.
pub(super) fn comparisons() -> impl TypedValueParser<Value = &'static Export> {
    parser(|export| export.comparison.is_some())
}

/// Accepts exports that can show running text.
pub(super) fn articles() -> impl TypedValueParser<Value = &'static Export> {
    parser(|export| export.article.is_some())
}

/// Accepts exports that carry whole objects.
pub(super) fn objects() -> impl TypedValueParser<Value = &'static Export> {
    parser(|export| export.objects.is_some())
}

fn parser(allowed: fn(&Export) -> bool) -> impl TypedValueParser<Value = &'static Export> {
    let names = EXPORTS.iter().filter(|export| allowed(export)).map(|export| export.name);
    PossibleValuesParser::new(names)
        .try_map(|chosen| named(&chosen).ok_or_else(|| format!("no format is called {chosen}")))
}
