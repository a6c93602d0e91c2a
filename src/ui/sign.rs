//! How the signs of comparison look.

use super::theme::Theme;
use crate::app::sign::Sign;
use crate::config::theme::Role;

/// The role a sign is drawn in.
pub(super) const fn role(sign: Sign) -> Role {
    match sign {
        Sign::Conflict => Role::Conflict,
        Sign::Update => Role::Update,
        Sign::Certainty => Role::Certainty,
        Sign::Speaker => Role::Speaker,
        Sign::Reworded => Role::Reworded,
        Sign::Same => Role::Agreement,
        Sign::Related => Role::Related,
        Sign::OnlyBase | Sign::OnlyOther => Role::Only,
    }
}

/// What says a sign: its glyph, or its word where everything is said in words.
pub(super) const fn told(sign: Sign, theme: &Theme) -> &'static str {
    match (theme.linear, sign) {
        (false, _) => glyph(sign, theme),
        (true, Sign::Conflict) => "conflict",
        (true, _) => sign.word(),
    }
}

/// The glyph of a sign in the set in force.
pub(super) const fn glyph(sign: Sign, theme: &Theme) -> &'static str {
    let (unicode, ascii) = sign.glyphs();
    if theme.ascii { ascii } else { unicode }
}
