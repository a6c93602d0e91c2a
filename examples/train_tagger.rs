//! Trains the part-of-speech tagger and writes `assets/tagger.bin`.
//!
//! `cargo run --release --example train_tagger -- MASC_FOLDER [OUT]`
//!
//! `MASC_FOLDER` holds the tagged files of MASC, the Manually Annotated Sub-Corpus of the American National
//! Corpus (<https://anc.org>; free for any use, commercial use included), as `word_TAG`, one sentence a line, in
//! `written` and `spoken`, with `categories.txt` naming each file's genre. Every fifth newspaper file is held
//! out; accuracy on those is printed. Sentences of our own add the verbs of news. The outcome is the same on every run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use parallax::analysis::tagger::features::{self, COUNT, LINE, Letters, Place, Word};
use parallax::analysis::tagger::model::Model;
use parallax::analysis::tagger::{Tag, Tagger, best, describe};
use parallax::text::Span;
use parallax::text::tokens::{Token, TokenKind, tokens};

const NOTICE: &str = "Weights counted from MASC, the Manually Annotated Sub-Corpus of the American National \
                      Corpus (anc.org), free for any use; trained by examples/train_tagger.rs.";

/// Weights in the table; a power of two, a byte each.
const CELLS: usize = 1 << 20;
const ROUNDS: u64 = 8;
/// A word is told from others from this count on.
const KNOWN: usize = 2;
/// A word's tags count as all it can have from this count on.
const SETTLED: usize = 6;

/// A sentence as text, with tokens and their gold tags.
struct Sentence {
    text: String,
    tokens: Vec<Token>,
    gold: Vec<Option<Tag>>,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().context("usage: train_tagger MASC_FOLDER [OUT]")?;
    let out = arguments.next().unwrap_or_else(|| "assets/tagger.bin".to_owned());
    let (mut train, test) = corpus(Path::new(&folder))?;
    train.extend(news_sentences());
    println!("{} sentences to train on, {} held out", train.len(), test.len());
    let dictionary = dictionary(&train);
    println!("{} words known", dictionary.len());
    let tagger = Tagger::new(Model::build(&dictionary, vec![0; CELLS]));
    let weights = learn(&tagger, &train);
    let model = Model::build(&dictionary, quantised(&weights));
    fs::write(&out, model.to_bytes(NOTICE)).with_context(|| format!("cannot write {out}"))?;
    println!("{out}: {} bytes", fs::metadata(&out)?.len());
    measure(&Tagger::new(model), &train, &test);
    Ok(())
}

/// All sentences to train on, and those held out.
fn corpus(folder: &Path) -> Result<(Vec<Sentence>, Vec<Sentence>)> {
    let list = fs::read_to_string(folder.join("categories.txt")).context("categories.txt is missing")?;
    let (mut train, mut held_out, mut papers) = (Vec::new(), Vec::new(), 0);
    for line in list.lines() {
        let Some((name, genre)) = line.rsplit_once(' ') else { continue };
        let text = fs::read(folder.join(name)).with_context(|| format!("cannot read {name}"))?;
        let text = String::from_utf8_lossy(&text);
        let sentences = text.lines().map(sentence).filter(|sentence| !sentence.tokens.is_empty());
        papers += usize::from(genre == "newspaper");
        if genre == "newspaper" && papers % 5 == 0 {
            held_out.extend(sentences);
        } else {
            train.extend(sentences);
        }
    }
    Ok((train, held_out))
}

/// Reads `word_TAG word_TAG …` with the corpus's slips mended and its split hyphens joined again.
fn sentence(line: &str) -> Sentence {
    let mut words: Vec<(String, Option<Tag>)> = Vec::new();
    let mut pairs = line
        .split_whitespace()
        .filter_map(|pair| pair.rsplit_once('_'))
        .map(|(word, tag)| (word.replace("&#39;", "'").replace("&#8217;", "’"), tag))
        .filter(|(word, _)| !word.is_empty())
        .peekable();
    while let Some((word, tag)) = pairs.next() {
        let inner = |text: &str, end: fn(&str) -> Option<char>| end(text).is_some_and(char::is_alphanumeric);
        if word == "-"
            && inner(words.last().map_or("", |(last, _)| last), |last| last.chars().next_back())
            && let Some((next, next_tag)) = pairs.next_if(|(next, _)| inner(next, |next| next.chars().next()))
            && let Some((last, last_tag)) = words.last_mut()
        {
            last.push('-');
            last.push_str(&next);
            let tag = Tag::from_penn(next_tag);
            let before_noun = pairs.peek().is_some_and(|(_, tag)| tag.starts_with('N') || *tag == "JJ");
            *last_tag = match tag {
                Some(Tag::Vbn | Tag::Vbd | Tag::Vbg) => Some(Tag::Jj),
                Some(Tag::Nn | Tag::Nns) if before_noun => Some(Tag::Jj),
                _ => tag,
            };
            continue;
        }
        if word == "-" {
            words.push((word, Some(Tag::Colon)));
        } else if word.starts_with('$') && word.len() > 1 {
            words.push(("$".to_owned(), Some(Tag::Currency)));
            words.push((word[1..].to_owned(), Some(Tag::Cd)));
        } else if word.eq_ignore_ascii_case("cannot") {
            words.push((word[..3].to_owned(), Some(Tag::Md)));
            words.push((word[3..].to_owned(), Some(Tag::Rb)));
        } else {
            let tag = mended(&word, tag);
            words.push((word, tag));
        }
    }
    assemble(&words)
}

/// Verbs of news that the corpus shows seldom or in one form only; those that are nouns too end in `*`.
const NEWS_VERBS: &str = "abandon accept accuse acknowledge admit advance* aid* allege amass announce annex answer* \
    apologise appeal* appoint approve argue arrest* assert attack* back* ban* believe blame* bomb* brand* call* cancel \
    claim* clash* collapse* comment* concede condemn confirm criticise criticize declare decline* decry defend \
    demand* denounce deny deploy describe destroy detain disagree disclose dismiss doubt* emphasise emphasize \
    encourage endorse escalate de-escalate estimate* evacuate expect expel explain face* fear* fire* forecast* freeze \
    fuel* guarantee* halt* hail* head* hint* hope* impose indicate injure insist invade investigate join kill lash \
    launch* maintain mark* mediate meet mull negotiate note* object* offer* oppose order* pardon* plan* play* pledge* \
    plunge* postpone praise* predict promise* propose protest* question* raid* raise rally* reassure reaffirm recall \
    recommend refuse reiterate reject release* remind report* repeat request* resign resume reveal review* sanction* \
    seize shell* sign* signal* slam soar stress* strike* suggest support* surge* suspect* suspend target* tackle \
    threaten tout tumble* unveil urge vote* vow* walk* warn welcome withhold witness* work* wound*";

/// Sentences of our own that show each verb of `NEWS_VERBS` in all its forms.
fn news_sentences() -> Vec<Sentence> {
    const VERB: [&str; 14] = [
        "NAME_NNP {s}_VBZ that_IN the_DT talks_NNS failed_VBD ._.",
        "NAME_NNP {s}_VBZ plans_NNS for_IN an_DT assault_NN",
        "NAME_NNP says_VBZ it_PRP {s}_VBZ the_DT claim_NN ._.",
        "They_PRP will_MD act_VB if_IN NAME_NNP {s}_VBZ Sweden_NNP ._.",
        "Officials_NNS {}_VBP the_DT plan_NN ,_, NAME_NNP said_VBD ._.",
        "Officials_NNS in_IN NAME_NNP {}_VBP talks_NNS ._.",
        "The_DT US_NNP has_VBZ {ed}_VBN economic_JJ measures_NNS ._.",
        "NAME_NNP {ed}_VBD the_DT report_NN on_IN Monday_NNP ._.",
        "It_PRP was_VBD {ed}_VBN by_IN both_DT sides_NNS ._.",
        "They_PRP will_MD not_RB {}_VB it_PRP ,_, she_PRP said_VBD ._.",
        "The_DT ministry_NN can_MD not_RB {}_VB that_IN the_DT deal_NN holds_VBZ ._.",
        "She_PRP declined_VBD to_TO {}_VB the_DT figures_NNS ._.",
        "NAME_NNP ,_, {ing}_VBG the_DT offer_NN ,_, walked_VBD out_RP ._.",
        "The_DT leader_NN {ed}_VBD his_PRP$ readiness_NN to_TO {}_VB it_PRP ._.",
    ];
    const NOUN: [&str; 4] = [
        "The_DT {}_NN was_VBD rejected_VBN by_IN NAME_NNP ._.",
        "Its_PRP$ {s}_NNS were_VBD weak_JJ ._.",
        "A_DT new_JJ {}_NN followed_VBD NAME_NNP 's_POS security_NN {s}_NNS next_JJ week_NN ._.",
        "They_PRP feared_VBD military_JJ {s}_NNS in_IN the_DT east_NN ._.",
    ];
    const NAMES: [&str; 7] = ["Norway", "Kallis", "Moscow", "Varga", "Beijing", "Brussels", "Lisbon"];
    let mut made = Vec::new();
    for verb in NEWS_VERBS.split_whitespace() {
        let base = verb.trim_end_matches('*');
        let nouns = if verb.ends_with('*') { &NOUN[..] } else { &[] };
        for template in VERB.iter().chain(nouns) {
            let past = past(base);
            if template.contains("{ed}") && past.is_none() {
                continue;
            }
            let line = template
                .replace("{s}", &third(base))
                .replace("{ed}", past.as_deref().unwrap_or_default())
                .replace("{ing}", &gerund(base))
                .replace("{}", base)
                .replace("NAME", NAMES[made.len() % NAMES.len()]);
            made.push(sentence(&line));
        }
    }
    made
}

fn third(base: &str) -> String {
    match base {
        _ if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        _ if base.ends_with('y') && !ends_in_vowel(base, 1) => format!("{}ies", &base[..base.len() - 1]),
        _ => format!("{base}s"),
    }
}

/// The past of a regular verb; `None` for the irregular ones, which the corpus shows often enough.
fn past(base: &str) -> Option<String> {
    const IRREGULAR: [&str; 5] = ["forecast", "freeze", "meet", "strike", "withhold"];
    if IRREGULAR.contains(&base) {
        return None;
    }
    Some(match base {
        _ if base.ends_with('e') => format!("{base}d"),
        _ if base.ends_with('y') && !ends_in_vowel(base, 1) => format!("{}ied", &base[..base.len() - 1]),
        _ => format!("{}ed", doubled(base)),
    })
}

fn gerund(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) => format!("{stem}ing"),
        None => format!("{}ing", doubled(base)),
    }
}

/// `ban` → `bann`, `admit` → `admitt`.
fn doubled(base: &str) -> String {
    const DOUBLING: [&str; 5] = ["admit", "ban", "expel", "plan", "slam"];
    let last = base.chars().next_back().unwrap_or(' ');
    if DOUBLING.contains(&base) { format!("{base}{last}") } else { base.to_owned() }
}

fn ends_in_vowel(base: &str, back: usize) -> bool {
    base.chars().rev().nth(back).is_some_and(|letter| "aeiou".contains(letter))
}

/// The tag of a word, with the corpus's regular slips mended.
fn mended(word: &str, tag: &str) -> Option<Tag> {
    let tag = Tag::from_penn(tag);
    let abbreviated =
        word.len() > 1 && word.ends_with('.') && word.starts_with(|c: char| c.is_ascii_uppercase());
    if word.chars().all(|mark| "\"“”‘’`'«»".contains(mark)) {
        return if tag == Some(Tag::Pos) { tag } else { Some(Tag::Quote) };
    }
    match tag {
        Some(Tag::Nn) if abbreviated && word != "No." => Some(Tag::Nnp),
        Some(Tag::Nn | Tag::Jj) if word.starts_with(|c: char| c.is_ascii_digit()) => {
            word.chars().all(|c| c.is_ascii_digit() || ".,:/-".contains(c)).then_some(Tag::Cd).or(tag)
        }
        Some(Tag::Sym) if word == "%" => Some(Tag::Nn),
        _ => tag,
    }
}

fn assemble(words: &[(String, Option<Tag>)]) -> Sentence {
    let mut sentence = Sentence { text: String::new(), tokens: Vec::new(), gold: Vec::new() };
    for (word, tag) in words {
        let start = sentence.text.len();
        sentence.text.push_str(word);
        let span = Span::new(start, sentence.text.len());
        sentence.text.push(' ');
        // The kind is that of the whole word, however our own tokens would cut it.
        let kind = match tokens(word, Span::new(0, word.len())).as_slice() {
            [one] => one.kind,
            _ => TokenKind::Word,
        };
        sentence.tokens.push(Token { span, kind });
        sentence.gold.push(*tag);
    }
    sentence
}

/// Words frequent enough to know, with the tags each can have.
fn dictionary(train: &[Sentence]) -> Vec<(u32, u64)> {
    let mut counts: BTreeMap<u32, BTreeMap<Tag, usize>> = BTreeMap::new();
    for sentence in train {
        for (token, gold) in sentence.tokens.iter().zip(&sentence.gold) {
            if let (TokenKind::Word, Some(tag)) = (token.kind, gold) {
                let key = features::key_of(token.span.of(&sentence.text));
                *counts.entry(key).or_default().entry(*tag).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .filter_map(|(key, tags)| {
            let all: usize = tags.values().sum();
            // A tag met once among hundreds is a slip of the annotators.
            let set = tags.iter().filter(|&(_, &n)| n * 150 >= all).fold(0, |set, (tag, _)| set | tag.bit());
            (all >= KNOWN).then_some((key, if all >= SETTLED { set } else { set | features::RARE }))
        })
        .collect()
}

/// Averaged weights (Freund and Schapire 1999; Collins 2002).
fn learn(tagger: &Tagger, train: &[Sentence]) -> Vec<f32> {
    let mut weights = vec![0f32; CELLS];
    let mut totals = vec![0f64; CELLS];
    let mut since = vec![0u64; CELLS];
    let mut order: Vec<usize> = (0..train.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1du64;
    let mut clock = 0u64;
    let mut words: Vec<Word> = Vec::new();
    for round in 1..=ROUNDS {
        for last in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(last, (random % (last as u64 + 1)) as usize);
        }
        let (mut right, mut scored) = (0, 0);
        for &index in &order {
            let sentence = &train[index];
            let token = |token: &Token| tagger.letters(token.span.of(&sentence.text), token.kind);
            let letters: Vec<Letters> = sentence.tokens.iter().map(token).collect();
            describe(letters.iter(), &mut words);
            let mut before = [Tag::Unknown; 2];
            for at in 0..words.len() {
                let candidates = words[at].candidates;
                let places = features::places(&words, at, before, (CELLS / LINE) as u32);
                let guess = best(candidates, |tag| score(&weights, &places, tag));
                if let Some(gold) = sentence.gold[at]
                    && candidates.count_ones() > 1
                {
                    scored += 1;
                    right += usize::from(guess == gold);
                    if guess != gold && gold.is_in(candidates) {
                        for place in places {
                            for (tag, step) in [(gold, 1.0), (guess, -1.0)] {
                                let cell = place.cell(tag as usize);
                                totals[cell] += (clock - since[cell]) as f64 * f64::from(weights[cell]);
                                since[cell] = clock;
                                weights[cell] += step;
                            }
                        }
                    }
                    clock += 1;
                }
                before = [guess, before[0]];
            }
        }
        println!(
            "round {round}: {:.2} % of {scored} scored tokens",
            100.0 * f64::from(right as u32) / f64::from(scored as u32)
        );
    }
    (0..CELLS)
        .map(|cell| {
            ((totals[cell] + (clock - since[cell]) as f64 * f64::from(weights[cell])) / clock as f64) as f32
        })
        .collect()
}

fn score(weights: &[f32], places: &[Place; COUNT], tag: usize) -> f32 {
    places.iter().map(|place| weights[place.cell(tag)]).sum()
}

/// Weights as bytes, the scale set so that one in ten thousand is cut off.
fn quantised(weights: &[f32]) -> Vec<i8> {
    let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes[sizes.len() - 1 - sizes.len() / 10_000];
    weights.iter().map(|weight| (weight / top * 127.0).round().clamp(-127.0, 127.0) as i8).collect()
}

/// Prints accuracy over all held-out tokens, over words never seen, and the commonest confusions.
fn measure(tagger: &Tagger, train: &[Sentence], test: &[Sentence]) {
    let seen: std::collections::BTreeSet<&str> = train
        .iter()
        .flat_map(|sentence| sentence.tokens.iter().map(|token| token.span.of(&sentence.text)))
        .collect();
    let (mut all, mut right, mut new, mut new_right) = (0u32, 0u32, 0u32, 0u32);
    let mut slips: BTreeMap<(Tag, Tag), (u32, String)> = BTreeMap::new();
    for sentence in test {
        let tags = tagger.tag(&sentence.text, &sentence.tokens);
        for ((token, tag), gold) in sentence.tokens.iter().zip(tags).zip(&sentence.gold) {
            let Some(gold) = *gold else { continue };
            let word = token.span.of(&sentence.text);
            all += 1;
            right += u32::from(tag == gold);
            if !seen.contains(word) {
                new += 1;
                new_right += u32::from(tag == gold);
            }
            if tag != gold {
                let slip = slips.entry((gold, tag)).or_default();
                slip.0 += 1;
                if slip.1.len() < 60 {
                    slip.1.push(' ');
                    slip.1.push_str(word);
                }
            }
        }
    }
    let share = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
    println!(
        "held-out newspaper: {:.2} % of {all} tokens right, {:.2} % of {new} never seen",
        share(right, all),
        share(new_right, new)
    );
    let mut slips: Vec<_> = slips.into_iter().collect();
    slips.sort_by_key(|slip| std::cmp::Reverse(slip.1.0));
    for ((gold, tag), (count, words)) in slips.into_iter().take(15) {
        println!("  {gold:?} taken for {tag:?}: {count} ({})", words.trim());
    }
}
