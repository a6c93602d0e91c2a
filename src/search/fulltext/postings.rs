//! In which texts a word stands, and at which places: differences in as few bytes as they take.

/// The places of one word, text after text.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    last: u32,
    /// How many texts it stands in.
    pub(super) texts: u32,
}

impl Postings {
    /// Adds the places of the word in a text that comes after all those added before.
    pub(super) fn push(&mut self, text: u32, places: &[u32]) {
        // The first number is one more than needed, so that the first text of all is no exception.
        write(&mut self.bytes, text + 1 - self.last);
        write(&mut self.bytes, places.len() as u32);
        let mut before = 0;
        for &place in places {
            write(&mut self.bytes, place - before);
            before = place;
        }
        self.last = text + 1;
        self.texts += 1;
    }

    /// Calls `each` with every text and the places in it, in order.
    pub(super) fn each(&self, mut each: impl FnMut(u32, &[u32])) {
        let mut bytes = self.bytes.as_slice();
        let (mut text, mut places) = (0, Vec::new());
        while !bytes.is_empty() {
            text += read(&mut bytes);
            let count = read(&mut bytes);
            places.clear();
            let mut place = 0;
            for _ in 0..count {
                place += read(&mut bytes);
                places.push(place);
            }
            each(text - 1, &places);
        }
    }
}

/// Seven bits to a byte, the lowest first; the highest bit says that more follow.
fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte <= 0x7f {
            break;
        }
        shift += 7;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn what_is_pushed_comes_back() {
        let all: [(u32, &[u32]); 4] =
            [(0, &[0]), (1, &[3, 4, 900]), (70_000, &[127, 128, 4_000_000]), (70_001, &[])];
        let mut postings = Postings::default();
        for (text, places) in all {
            postings.push(text, places);
        }
        let mut back = Vec::new();
        postings.each(|text, places| back.push((text, places.to_vec())));
        assert_eq!(back, all.map(|(text, places)| (text, places.to_vec())));
        assert_eq!(postings.texts, 4);
    }
}
