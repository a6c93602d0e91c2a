//! Finding articles: fuzzy over titles, full text, and the filter language.
