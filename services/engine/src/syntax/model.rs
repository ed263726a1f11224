//! The file that holds the model: named sections of weights and tables, written by `model/export.py`.

use super::chars::CharSet;

/// The model that is built into the engine.
pub(crate) static ENGLISH: &[u8] = include_bytes!("../../model/english.bin");

const MAGIC: &[u8] = b"PBREAD01";

/// Why a reading model cannot be used. The embedded one is checked by the tests: an error means a broken build.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The bytes do not begin as a model does, or end within its directory.
    #[error("not a reading model")]
    NotAModel,
    /// A section that the reader needs is not there.
    #[error("the reading model has no section `{0}`")]
    MissingSection(String),
    /// A section is not of the form that the reader expects.
    #[error("section `{section}` of the reading model is malformed: {problem}")]
    Malformed {
        /// The section's name.
        section: String,
        /// What is wrong with it.
        problem: String,
    },
}

impl ModelError {
    /// An error about what a section holds.
    pub(super) fn malformed(section: &str, problem: impl Into<String>) -> Self {
        Self::Malformed { section: section.to_owned(), problem: problem.into() }
    }
}

/// The sections of a model file.
#[derive(Clone, Copy)]
pub(super) struct Sections<'a> {
    file: &'a [u8],
}

impl<'a> Sections<'a> {
    pub(super) fn new(file: &'a [u8]) -> Result<Self, ModelError> {
        if file.starts_with(MAGIC) { Ok(Self { file }) } else { Err(ModelError::NotAModel) }
    }

    /// The bytes of a section.
    pub(super) fn bytes(&self, name: &str) -> Result<&'a [u8], ModelError> {
        let mut directory = &self.file[MAGIC.len()..];
        let count = take_u32(&mut directory).ok_or(ModelError::NotAModel)?;
        for _ in 0..count {
            let entry = take_entry(&mut directory).ok_or(ModelError::NotAModel)?;
            if entry.0 == name.as_bytes() {
                let (start, length) = (entry.1 as usize, entry.2 as usize);
                return start
                    .checked_add(length)
                    .and_then(|end| self.file.get(start..end))
                    .ok_or_else(|| ModelError::malformed(name, "it reaches beyond the file"));
            }
        }
        Err(ModelError::MissingSection(name.to_owned()))
    }

    /// A section of text.
    pub(super) fn text(&self, name: &str) -> Result<&'a str, ModelError> {
        std::str::from_utf8(self.bytes(name)?).map_err(|_| ModelError::malformed(name, "it is not UTF-8"))
    }

    /// The rows of a table.
    pub(super) fn lines(&self, name: &str) -> Result<std::str::Lines<'a>, ModelError> {
        Ok(self.text(name)?.lines())
    }

    /// The rows of a table with two columns.
    pub(super) fn pairs(&self, name: &str) -> Result<Vec<(&'a str, &'a str)>, ModelError> {
        self.lines(name)?
            .map(|line| line.split_once('\t').ok_or_else(|| ModelError::malformed(name, "a row is no pair")))
            .collect()
    }

    /// A class of characters.
    pub(super) fn chars(&self, name: &str) -> Result<CharSet, ModelError> {
        let (pairs, rest) = self.bytes(name)?.as_chunks::<8>();
        if !rest.is_empty() {
            return Err(ModelError::malformed(name, "it is not made of pairs of code points"));
        }
        Ok(CharSet::new(pairs.iter().map(|pair| {
            let [a, b, c, d, e, f, g, h] = *pair;
            (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]))
        })))
    }

    /// The weights of a tensor of that many numbers.
    pub(super) fn floats(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let (halves, rest) = self.bytes(name)?.as_chunks::<2>();
        if halves.len() != count || !rest.is_empty() {
            let problem = format!("it holds {} numbers, not {count}", halves.len());
            return Err(ModelError::malformed(name, problem));
        }
        Ok(halves.iter().map(|half| f32_from_half(u16::from_le_bytes(*half))).collect())
    }
}

fn take_u32(bytes: &mut &[u8]) -> Option<u32> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*number))
}

/// Name, offset and length of the directory's next section.
fn take_entry<'a>(directory: &mut &'a [u8]) -> Option<(&'a [u8], u32, u32)> {
    let length = take_u32(directory)? as usize;
    let (name, rest) = directory.split_at_checked(length)?;
    *directory = rest;
    Some((name, take_u32(directory)?, take_u32(directory)?))
}

/// The value of an IEEE 754 half precision number, exactly.
fn f32_from_half(half: u16) -> f32 {
    let sign = u32::from(half & 0x8000) << 16;
    let exponent = u32::from(half >> 10 & 0x1f);
    let fraction = u32::from(half & 0x3ff);
    let magnitude = match exponent {
        // Zero and subnormal numbers: multiples of 2^-24.
        0 => (fraction as f32 * f32::from_bits((127 - 24) << 23)).to_bits(),
        0x1f => 0x7f80_0000 | fraction << 13,
        _ => (exponent + 127 - 15) << 23 | fraction << 13,
    };
    f32::from_bits(sign | magnitude)
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, ModelError, Sections, f32_from_half};
    use sha2::{Digest, Sha256};

    #[test]
    fn the_embedded_model_is_the_one_whose_provenance_is_documented() {
        let digest: String = Sha256::digest(ENGLISH).iter().map(|byte| format!("{byte:02x}")).collect();
        let documented = include_str!("../../model/README.md");
        assert!(documented.contains(&digest), "model/README.md does not name the checksum {digest}");
    }

    #[test]
    fn half_precision_is_read_exactly() {
        assert_eq!(f32_from_half(0x3c00), 1.0);
        assert_eq!(f32_from_half(0xc000), -2.0);
        assert_eq!(f32_from_half(0x7bff), 65504.0);
        assert_eq!(f32_from_half(0x0001), 2f32.powi(-24));
        assert_eq!(f32_from_half(0x0400), 2f32.powi(-14));
        assert_eq!(f32_from_half(0x8000).to_bits(), (-0.0f32).to_bits());
        assert!(f32_from_half(0x7c00).is_infinite());
    }

    #[test]
    fn what_is_no_model_is_refused() {
        assert_eq!(Sections::new(b"PBREAD99").err(), Some(ModelError::NotAModel));
        assert_eq!(Sections::new(b"PBREAD01").unwrap().bytes("x").err(), Some(ModelError::NotAModel));
        let cut = Sections::new(&ENGLISH[..4000]).unwrap();
        assert!(matches!(cut.bytes("chars.digit"), Err(ModelError::Malformed { .. })));
        let whole = Sections::new(ENGLISH).unwrap();
        assert_eq!(whole.bytes("none").err(), Some(ModelError::MissingSection("none".to_owned())));
        assert!(matches!(whole.floats("tagger.bias", 51), Err(ModelError::Malformed { .. })));
    }
}
