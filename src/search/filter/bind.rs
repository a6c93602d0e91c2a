//! Binds the terms of a filter to what they speak of: those of one conjunction to one and the same claim and figure.

use super::term::{Expr, Level, Test};

/// A filter in the shape it is judged in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// One condition, on the article, claim or figure at hand.
    Test(Test),
    /// The contrary.
    Not(Box<Node>),
    /// All of them.
    All(Vec<Node>),
    /// At least one.
    Any(Vec<Node>),
    /// There is a claim (figure) of the article (claim) at hand of which it is true.
    Some(Level, Box<Node>),
}

/// Binds an expression where something of `level` is at hand.
///
/// A conjunction that asks for a claim asks for one of which all its parts are true, those that deny something
/// included; a denial by itself says that there is no such claim at all. So `speaker:lavrov -stance:denies` wants
/// something else of Lavrov's than a denial, and `-speaker:lavrov` articles without him.
pub(super) fn bind(expr: &Expr, level: Level) -> Node {
    match expr {
        Expr::Any(parts) => Node::Any(parts.iter().map(|part| bind(part, level)).collect()),
        Expr::Not(inner) => Node::Not(Box::new(bind(inner, level))),
        Expr::Term(_) => conjunction(&[expr], level),
        Expr::All(parts) => conjunction(&parts.iter().collect::<Vec<_>>(), level),
    }
}

/// Where claims are kept, words are looked for in them and not in their article.
pub(super) fn of_claims(node: Node) -> Node {
    let all = |nodes: Vec<Node>| nodes.into_iter().map(of_claims).collect();
    match node {
        Node::Test(Test::Text(words)) => Node::Test(Test::Wording(words)),
        Node::Test(test) => Node::Test(test),
        Node::Not(inner) => Node::Not(Box::new(of_claims(*inner))),
        Node::All(parts) => Node::All(all(parts)),
        Node::Any(parts) => Node::Any(all(parts)),
        Node::Some(level, inner) => Node::Some(level, Box::new(of_claims(*inner))),
    }
}

fn conjunction(parts: &[&Expr], level: Level) -> Node {
    let wanted = parts.iter().map(|part| needs(part)).max().unwrap_or(level);
    if wanted <= level {
        return all(parts.iter().map(|part| match part {
            Expr::Term(term) => Node::Test(term.test.clone()),
            Expr::Not(_) | Expr::All(_) | Expr::Any(_) => bind(part, level),
        }));
    }
    // What speaks of the thing at hand only is asked once, before its parts are looked through.
    let (outer, rest): (Vec<&Expr>, Vec<&Expr>) = parts.iter().partition(|part| deepest(part) <= level);
    let some = Node::Some(level.inner(), Box::new(conjunction(&rest, level.inner())));
    all(outer.into_iter().map(|part| bind(part, level)).chain([some]))
}

fn all(parts: impl Iterator<Item = Node>) -> Node {
    let mut parts: Vec<Node> = parts.collect();
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            Node::All(parts)
        }
    }
}

/// The narrowest thing without which the expression cannot be true.
fn needs(expr: &Expr) -> Level {
    match expr {
        Expr::Term(term) => term.test.level(),
        Expr::Not(_) => Level::Article,
        Expr::All(parts) => parts.iter().map(needs).max().unwrap_or(Level::Article),
        Expr::Any(parts) => parts.iter().map(needs).min().unwrap_or(Level::Article),
    }
}

/// The narrowest thing the expression speaks of at all.
fn deepest(expr: &Expr) -> Level {
    match expr {
        Expr::Term(term) => term.test.level(),
        Expr::Not(inner) => deepest(inner),
        Expr::All(parts) | Expr::Any(parts) => parts.iter().map(deepest).max().unwrap_or(Level::Article),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::super::term::Level;
    use super::{Node, bind};

    /// `[…]` stands for "of one claim", `{…}` for "of one figure".
    fn shown(node: &Node) -> String {
        let all = |parts: &[Node], word: &str| parts.iter().map(shown).collect::<Vec<_>>().join(word);
        match node {
            Node::Test(test) => match test.level() {
                Level::Article => "a".to_owned(),
                Level::Claim => "c".to_owned(),
                Level::Figure => "f".to_owned(),
            },
            Node::Not(inner) => format!("-{}", shown(inner)),
            Node::All(parts) => all(parts, " "),
            Node::Any(parts) => format!("({})", all(parts, "|")),
            Node::Some(Level::Figure, inner) => format!("{{{}}}", shown(inner)),
            Node::Some(_, inner) => format!("[{}]", shown(inner)),
        }
    }

    #[test]
    fn terms_of_one_conjunction_speak_of_one_claim_and_one_figure() {
        for (written, bound) in [
            ("word", "a"),
            ("speaker:x", "[c]"),
            ("source:y speaker:x stance:denies", "a [c c]"),
            ("speaker:x -stance:denies", "[c -c]"),
            ("source:y -speaker:x", "a -[c]"),
            ("unit:troop num:>5", "[{f f}]"),
            ("speaker:x unit:troop num:>5", "[c {f f}]"),
            ("speaker:x -unit:troop", "[c -{f}]"),
            ("speaker:x (stance:denies or stance:declines)", "[c (c|c)]"),
            ("speaker:x or source:y", "([c]|a)"),
            ("word (speaker:x or source:y)", "a ([c]|a)"),
        ] {
            let expr = parse(written).unwrap().unwrap();
            assert_eq!(shown(&bind(&expr, Level::Article)), bound, "{written}");
        }
    }
}
