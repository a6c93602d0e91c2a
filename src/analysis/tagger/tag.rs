//! The parts of speech: the Penn Treebank tag set, with marks drawn together.

/// Part of speech, after the Penn Treebank (Marcus, Santorini and Marcinkiewicz 1993).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum Tag {
    /// Not tagged.
    #[default]
    Unknown,
    /// Co-ordinating conjunction: `and`, `but`.
    Cc,
    /// Cardinal number: `ten`, `10,000`.
    Cd,
    /// Determiner: `the`, `some`, `this`.
    Dt,
    /// Existential `there`.
    Ex,
    /// Foreign word.
    Fw,
    /// Preposition or subordinating conjunction: `in`, `that`, `because`.
    In,
    /// Adjective: `Russian`, `new`.
    Jj,
    /// Comparative adjective: `more`, `larger`.
    Jjr,
    /// Superlative adjective: `most`, `largest`.
    Jjs,
    /// List item marker.
    Ls,
    /// Modal: `will`, `could`.
    Md,
    /// Noun, singular or mass.
    Nn,
    /// Noun, plural.
    Nns,
    /// Proper noun, singular.
    Nnp,
    /// Proper noun, plural.
    Nnps,
    /// Predeterminer: `all the`, `such a`.
    Pdt,
    /// Possessive ending: `'s`, `'`.
    Pos,
    /// Personal pronoun: `he`, `itself`.
    Prp,
    /// Possessive pronoun: `his`, `their`.
    PrpS,
    /// Adverb, also `not` and `n't`.
    Rb,
    /// Comparative adverb: `more`, `further`.
    Rbr,
    /// Superlative adverb: `most`.
    Rbs,
    /// Particle of a verb: `called back`.
    Rp,
    /// Symbol: `%`, `#`, `/`, `•`.
    Sym,
    /// `to`.
    To,
    /// Interjection.
    Uh,
    /// Verb, base form.
    Vb,
    /// Verb, past tense.
    Vbd,
    /// Verb, gerund or present participle.
    Vbg,
    /// Verb, past participle.
    Vbn,
    /// Verb, present tense, not third person singular.
    Vbp,
    /// Verb, present tense, third person singular.
    Vbz,
    /// Determiner of a relative clause or question: `which`, `that`.
    Wdt,
    /// Pronoun of a relative clause or question: `who`, `what`.
    Wp,
    /// `whose`.
    WpS,
    /// Adverb of a relative clause or question: `where`, `how`.
    Wrb,
    /// Comma.
    Comma,
    /// Stop, question mark or exclamation mark.
    Stop,
    /// Colon, semicolon, dash, ellipsis.
    Colon,
    /// Quotation mark of any kind, opening or closing.
    Quote,
    /// Opening bracket.
    Open,
    /// Closing bracket.
    Close,
    /// Currency sign: `$`, `US$`, `€`.
    Currency,
}

impl Tag {
    /// Every tag, by its number.
    pub const ALL: [Self; 44] = {
        use Tag::{
            Cc, Cd, Close, Colon, Comma, Currency, Dt, Ex, Fw, In, Jj, Jjr, Jjs, Ls, Md, Nn, Nnp, Nnps, Nns,
            Open, Pdt, Pos, Prp, PrpS, Quote, Rb, Rbr, Rbs, Rp, Stop, Sym, To, Uh, Unknown, Vb, Vbd, Vbg,
            Vbn, Vbp, Vbz, Wdt, Wp, WpS, Wrb,
        };
        [
            Unknown, Cc, Cd, Dt, Ex, Fw, In, Jj, Jjr, Jjs, Ls, Md, Nn, Nns, Nnp, Nnps, Pdt, Pos, Prp, PrpS,
            Rb, Rbr, Rbs, Rp, Sym, To, Uh, Vb, Vbd, Vbg, Vbn, Vbp, Vbz, Wdt, Wp, WpS, Wrb, Comma, Stop,
            Colon, Quote, Open, Close, Currency,
        ]
    };

    /// The tag the Penn Treebank writes as `name`; `None` for a name it does not use.
    pub fn from_penn(name: &str) -> Option<Self> {
        const NAMES: [(&str, Tag); 52] = [
            ("CC", Tag::Cc),
            ("CD", Tag::Cd),
            ("DT", Tag::Dt),
            ("EX", Tag::Ex),
            ("FW", Tag::Fw),
            ("IN", Tag::In),
            ("JJ", Tag::Jj),
            ("JJR", Tag::Jjr),
            ("JJS", Tag::Jjs),
            ("LS", Tag::Ls),
            ("MD", Tag::Md),
            ("NN", Tag::Nn),
            ("NNS", Tag::Nns),
            ("NNP", Tag::Nnp),
            ("NNPS", Tag::Nnps),
            ("PDT", Tag::Pdt),
            ("POS", Tag::Pos),
            ("PRP", Tag::Prp),
            ("PRP$", Tag::PrpS),
            ("RB", Tag::Rb),
            ("RBR", Tag::Rbr),
            ("RBS", Tag::Rbs),
            ("RP", Tag::Rp),
            ("SYM", Tag::Sym),
            ("TO", Tag::To),
            ("UH", Tag::Uh),
            ("VB", Tag::Vb),
            ("VBD", Tag::Vbd),
            ("VBG", Tag::Vbg),
            ("VBN", Tag::Vbn),
            ("VBP", Tag::Vbp),
            ("VBZ", Tag::Vbz),
            ("WDT", Tag::Wdt),
            ("WP", Tag::Wp),
            ("WP$", Tag::WpS),
            ("WRB", Tag::Wrb),
            (",", Tag::Comma),
            (".", Tag::Stop),
            (":", Tag::Colon),
            ("...", Tag::Colon),
            ("-", Tag::Colon),
            ("--", Tag::Colon),
            ("''", Tag::Quote),
            ("``", Tag::Quote),
            ("\"", Tag::Quote),
            ("'", Tag::Quote),
            ("(", Tag::Open),
            (")", Tag::Close),
            ("-LRB-", Tag::Open),
            ("-RRB-", Tag::Close),
            ("#", Tag::Sym),
            ("$", Tag::Currency),
        ];
        NAMES.iter().find(|(known, _)| *known == name).map(|&(_, tag)| tag)
    }

    /// A set with this tag alone.
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }

    /// Whether the tag is one of `set`, a union of `bit`s.
    pub const fn is_in(self, set: u64) -> bool {
        self.bit() & set != 0
    }

    /// Common or proper noun.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// Proper noun.
    pub const fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Verb in any form, modals left out.
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A verb form that carries a clause by itself: past, present, modal.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// Adjective in any degree.
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// Adverb in any degree.
    pub const fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    /// Comma, stop, colon, quotation mark or bracket.
    pub const fn is_mark(self) -> bool {
        matches!(self, Self::Comma | Self::Stop | Self::Colon | Self::Quote | Self::Open | Self::Close)
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn tags_stand_at_their_number() {
        for (number, tag) in Tag::ALL.iter().enumerate() {
            assert_eq!(*tag as usize, number);
        }
    }
}
