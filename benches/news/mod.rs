//! News of no day: titles and articles made of a word list, the same in every run.

#![allow(dead_code, reason = "each bench takes what it needs")]

/// A small generator of numbers (Marsaglia's xorshift), so that every run measures the same texts.
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that always roll the same.
    pub(crate) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % sides
    }

    /// One of `choices`.
    pub(crate) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len())]
    }
}

const WHO: [&str; 40] = [
    "US",
    "EU",
    "Ukraine",
    "Russia",
    "China",
    "Germany",
    "The president",
    "Prime minister",
    "Central bank",
    "Foreign ministry",
    "Police",
    "Protesters",
    "Scientists",
    "Regulators",
    "Opposition leader",
    "Senators",
    "The Kremlin",
    "White House",
    "UN envoy",
    "Court",
    "Striking workers",
    "Farmers",
    "Investors",
    "Airline",
    "Oil exporters",
    "Coast guard",
    "Hospital staff",
    "Voters",
    "Brazil",
    "India",
    "Nations",
    "Teachers",
    "México",
    "Škoda",
    "Erdoğan",
    "Macron",
    "Зеленский",
    "Lawmakers",
    "Former minister",
    "Car maker",
];
const DOES: [&str; 32] = [
    "denies",
    "warns of",
    "calls for",
    "rejects",
    "announces",
    "confirms",
    "approves",
    "delays",
    "weighs",
    "condemns",
    "expects",
    "sees",
    "blames",
    "demands",
    "signals",
    "debates",
    "halts",
    "backs",
    "investigates",
    "opens",
    "signs",
    "raises",
    "cuts",
    "fears",
    "welcomes",
    "reports",
    "to discuss",
    "agrees to",
    "questions",
    "plans",
    "urges",
    "seeks",
];
const WHAT: [&str; 40] = [
    "new round of talks",
    "troop withdrawal",
    "interest rate rise",
    "gas pipeline deal",
    "grain shipments",
    "sanctions on banks",
    "vaccine donation",
    "natural gas imports",
    "border closure",
    "ceasefire monitors",
    "record inflation",
    "power cuts",
    "budget vote",
    "trade tariffs",
    "election result",
    "prisoner exchange",
    "security guarantees",
    "cyber attack",
    "missile test",
    "climate pledge",
    "asylum rules",
    "rail strike",
    "merger of insurers",
    "flood relief",
    "wildfire spread",
    "satellite launch",
    "embassy evacuation",
    "drought aid",
    "debt restructuring",
    "steel quotas",
    "fishing rights",
    "housing shortage",
    "peacekeeping mission",
    "nuclear inspection",
    "airspace ban",
    "port blockade",
    "pension reform",
    "coup attempt",
    "water shortage",
    "loan to Côte d’Ivoire",
];
const HOW: [&str; 24] = [
    "as tensions rise",
    "after deadly clash",
    "in surprise move",
    "despite protests",
    "amid fears of war",
    "before summit in Geneva",
    "for second time this year",
    "over disputed border",
    "as winter nears",
    "under pressure from allies",
    "citing national interest",
    "after night of negotiations",
    "as markets tumble",
    "in rare rebuke",
    "following court ruling",
    "with immediate effect",
    "as death toll climbs",
    "ahead of key vote",
    "as army regroups",
    "while rivals watch",
    "after months of delay",
    "on eve of anniversary",
    "as inquiry begins",
    "in letter to partners",
];
const SOURCES: [&str; 8] =
    ["Reuters", "AFP", "Bloomberg", "The Ledger", "Evening Times", "Morning Mercury", "Le Matin", "ТАСС"];

const SPEAKERS: [&str; 12] = [
    "Foreign Minister Ivo Brandt",
    "a senior official",
    "Ms Okafor",
    "the premier",
    "Carla Dunn, the mayor,",
    "the ministry",
    "Mr Brandt",
    "the central bank's governor, Ilse Maier,",
    "police",
    "he",
    "she",
    "a spokesman for the alliance",
];
const SAYS: [&str; 10] = [
    "said",
    "said on Monday that",
    "denied that",
    "warned that",
    "told reporters that",
    "has confirmed that",
    "demanded that",
    "believes that",
    "promised that",
    "declined to say whether",
];
const CLAUSES: [&str; 16] = [
    "more than 10,000 troops would leave the border by Jan 12",
    "talks would be held in Geneva next week",
    "the bank had lost US$300 million over the past two months",
    "at least 12 people were missing after the flood",
    "prices rose by 3.5 per cent in November",
    "the plan, which the alliance had rejected last year, was dead",
    "some 98,400 homes were without power late on Tuesday",
    "no decision had been made",
    "the pipeline may reopen as early as Friday",
    "tens of thousands of workers would strike",
    "the two sides were far apart",
    "it would not accept a veto over its members",
    "almost a third of the fleet had been sold",
    "sanctions would follow within days",
    "its ships had left the harbour at dawn",
    "the court would rule in March",
];

/// A name nobody bears: what tells the events of different articles apart.
fn name(dice: &mut Dice) -> String {
    const SYLLABLES: [&str; 16] = [
        "bar", "den", "fol", "gim", "hos", "kel", "lun", "mor", "nid", "pas", "quil", "rath", "sev", "tov",
        "vin", "zor",
    ];
    let name: String = (0..3).map(|_| dice.pick(&SYLLABLES)).collect();
    name[..1].to_uppercase() + &name[1..]
}

/// An article of about `bytes` bytes under `title`: quotations, indirect speech, dates, amounts, and people and
/// places of its own, so that each is an event of its own.
pub(crate) fn article(dice: &mut Dice, title: &str, bytes: usize) -> String {
    let (person, town, party) = (name(dice), name(dice), name(dice));
    let mut text = format!("{title}\n\n{}, Jan {} (Wire) - ", town.to_uppercase(), dice.roll(28) + 1);
    let mut sentences = 0;
    while text.len() < bytes {
        let (who, says, clause) = (dice.pick(&SPEAKERS), dice.pick(&SAYS), dice.pick(&CLAUSES));
        let sentence = match dice.roll(6) {
            0 => format!("“We know that {clause},” {who} said. "),
            1 => {
                format!("{} {} {} {}. ", dice.pick(&WHO), dice.pick(&DOES), dice.pick(&WHAT), dice.pick(&HOW))
            }
            2 => format!("Mr {person} of the {party} party {says} {clause} in {town}. "),
            3 => format!("In {town}, the {party} party {} {}. ", dice.pick(&DOES), dice.pick(&WHAT)),
            _ => format!("{who} {says} {clause}. "),
        };
        text.push_str(&sentence);
        sentences += 1;
        if sentences % 3 == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// `count` titles of about 75 bytes, each with a source.
pub(crate) fn titles(count: usize) -> Vec<(String, &'static str)> {
    let mut dice = Dice::new();
    (0..count)
        .map(|_| {
            let (who, does) = (dice.pick(&WHO), dice.pick(&DOES));
            let (what, how) = (dice.pick(&WHAT), dice.pick(&HOW));
            let title = match dice.roll(4) {
                0 => format!("{who} {does} {what} {how}, {} says", dice.pick(&WHO)),
                1 => format!("{how}: {who} {does} {what} and {}", dice.pick(&WHAT)),
                _ => format!("{who} {does} {what} {how} in {} standoff", dice.pick(&WHO)),
            };
            (title, dice.pick(&SOURCES))
        })
        .collect()
}
