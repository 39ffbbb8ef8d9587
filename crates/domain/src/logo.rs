//! The organization's logo: a small picture, known by what it holds.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Problem;

/// The largest file of a logo.
pub const MAX_LOGO_BYTES: usize = 32 * 1024;

/// The most pixels that it may be wide, and high.
pub const MAX_LOGO_PIXELS: u32 = 512;

/// How a picture is written. None of these can hold a script, as SVG can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
}

/// Names a logo by what it holds, so that a name means the same picture for good: as in
/// `qL3xZ0aBcDeF.png`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LogoName {
    hash: String,
    kind: PictureKind,
}

/// A logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// Its name.
    pub name: LogoName,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Logo {
    /// Reads what somebody sent: it is what its first bytes say, whatever it was called.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Problem> {
        if bytes.len() > MAX_LOGO_BYTES {
            return Err(Problem::TooManyBytes(MAX_LOGO_BYTES));
        }
        let (kind, (width, height)) = measured(&bytes).ok_or(Problem::PictureMalformed)?;
        let fits = |pixels| (1..=MAX_LOGO_PIXELS).contains(&pixels);
        if !fits(width) || !fits(height) {
            return Err(Problem::PictureTooLarge(MAX_LOGO_PIXELS));
        }
        let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..LogoName::HASH_BYTES]);
        Ok(Self { name: LogoName { hash, kind }, bytes })
    }
}

impl PictureKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Png, Self::Jpeg, Self::WebP];

    /// As HTTP calls it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
        }
    }

    /// As files of the kind end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }
}

impl LogoName {
    /// So much of the hash is enough that nobody's second picture has the name of the first.
    const HASH_BYTES: usize = 18;

    /// How the picture is written.
    pub fn kind(&self) -> PictureKind {
        self.kind
    }
}

impl fmt::Display for LogoName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.hash, self.kind.ending())
    }
}

impl FromStr for LogoName {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let (hash, ending) = text.split_once('.').ok_or(Problem::IdMalformed)?;
        let kind = PictureKind::ALL.into_iter().find(|kind| kind.ending() == ending);
        let bytes = URL_SAFE_NO_PAD.decode(hash).map_err(|_| Problem::IdMalformed)?;
        match kind {
            Some(kind) if bytes.len() == Self::HASH_BYTES => {
                Ok(Self { hash: hash.to_owned(), kind })
            }
            _ => Err(Problem::IdMalformed),
        }
    }
}

impl From<LogoName> for String {
    fn from(name: LogoName) -> Self {
        name.to_string()
    }
}

impl TryFrom<String> for LogoName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

/// What a picture's header says: how it is written, how wide and how high it is.
fn measured(bytes: &[u8]) -> Option<(PictureKind, (u32, u32))> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((PictureKind::Png, png(bytes)?));
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some((PictureKind::Jpeg, jpeg(bytes)?));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some((PictureKind::WebP, webp(bytes)?));
    }
    None
}

/// The chunk `IHDR` comes first (PNG, section 11.2.1).
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// The size stands in the first segment that begins a frame, behind any number of others (ITU-T T.81,
/// annex B).
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        (*bytes.get(at)? == 0xff).then_some(())?;
        match *bytes.get(at + 1)? {
            // Bytes that only fill up.
            0xff => at += 1,
            // A frame begins: its length, its precision, its height and its width follow.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((number(at + 7)?.into(), number(at + 5)?.into()));
            }
            // A segment without a length, or the picture itself: no frame came before.
            0x00 | 0x01 | 0xd0..=0xda => return None,
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
}

/// The size stands in the first chunk, in each of the three kinds at another place (RFC 9649,
/// section 2).
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let small = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let large = |at: usize| {
        let three: [u8; 3] = bytes.get(at..at + 3)?.try_into().ok()?;
        Some(u32::from_le_bytes([three[0], three[1], three[2], 0]) + 1)
    };
    match bytes.get(12..16)? {
        b"VP8 " => {
            (bytes.get(23..26)? == b"\x9d\x01\x2a").then_some(())?;
            Some((u32::from(small(26)? & 0x3fff), u32::from(small(28)? & 0x3fff)))
        }
        b"VP8L" => {
            (*bytes.get(20)? == 0x2f).then_some(())?;
            let bits = u32::from_le_bytes(bytes.get(21..25)?.try_into().ok()?);
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((large(24)?, large(27)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08".to_vec();
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes
    }

    fn webp_of(kind: [u8; 4], rest: &[u8]) -> Vec<u8> {
        [&b"RIFF\0\0\0\0WEBP"[..], &kind, b"\0\0\0\0", rest].concat()
    }

    #[test]
    fn a_picture_is_measured_by_its_header() {
        let size = |bytes: &[u8]| measured(bytes).map(|(kind, size)| (kind.ending(), size));
        assert_eq!(size(&png_of(512, 16)), Some(("png", (512, 16))));
        assert_eq!(size(&jpeg_of(300, 200)), Some(("jpg", (300, 200))));
        let lossy = webp_of(*b"VP8 ", b"\0\0\0\x9d\x01\x2a\x40\x01\xf0\0");
        assert_eq!(size(&lossy), Some(("webp", (320, 240))));
        let lossless = webp_of(*b"VP8L", b"\x2f\xff\xc0\x3f\0");
        assert_eq!(size(&lossless), Some(("webp", (256, 256))));
        let extended = webp_of(*b"VP8X", b"\0\0\0\0\xff\x01\0\x0f\0\0");
        assert_eq!(size(&extended), Some(("webp", (512, 16))));
    }

    #[test]
    fn what_is_no_picture_of_the_right_size_is_refused() {
        let read = |bytes: &[u8]| Logo::read(bytes.to_vec()).map(|logo| logo.name.kind());
        assert_eq!(read(&png_of(512, 512)), Ok(PictureKind::Png));
        for (width, height) in [(513, 1), (1, 513), (0, 5), (u32::MAX, 1)] {
            assert_eq!(read(&png_of(width, height)), Err(Problem::PictureTooLarge(512)));
        }
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        let gif = b"GIF89a\x01\0\x01\0";
        for none in [&b""[..], b"\xff\xd8\xff", b"\xff\xd8\xff\xd9", b"\xff\xd8\xffx", svg, gif] {
            assert_eq!(read(none), Err(Problem::PictureMalformed), "{none:?}");
        }
        let mut large = png_of(1, 1);
        large.resize(MAX_LOGO_BYTES + 1, 0);
        assert_eq!(read(&large), Err(Problem::TooManyBytes(MAX_LOGO_BYTES)));
    }

    #[test]
    fn a_name_means_one_picture() {
        let one = Logo::read(png_of(1, 1)).unwrap().name;
        let other = Logo::read(png_of(1, 2)).unwrap().name;
        assert_ne!(one, other);
        assert_eq!(one.to_string().parse(), Ok(one));
        for none in ["", "x.png", "..", "AAAAAAAAAAAAAAAAAAAAAAAA.svg", "AAAAAAAAAAAAAAAAAAAAAAAA"]
        {
            assert_eq!(none.parse::<LogoName>(), Err(Problem::IdMalformed));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_at_all_are_too_much(bytes: Vec<u8>, head in 0..3_usize) {
            let heads: [&[u8]; 3] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"RIFF\0\0\0\0WEBPVP8"];
            let _ = Logo::read([heads[head], &bytes].concat());
        }
    }
}
