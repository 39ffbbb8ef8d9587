//! How an answer is packed for its way: with Brotli or gzip, for whoever reads one.

use std::io::Write;

use axum::{
    body::{Body, Bytes},
    response::Response,
};
use flate2::{Compression, write::GzEncoder};
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, VARY},
};
use http_body::Body as _;
use http_body_util::BodyExt;

/// Less than that fits in a packet or two however it is sent.
const WORTH_IT: u64 = 1024;

/// The media types that shrink, without their parameters.
const TEXTS: [&str; 8] = [
    "text/html",
    "text/css",
    "text/javascript",
    "text/csv",
    "text/plain",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
];

/// The window of Brotli as a power of two: as much as the longest of our answers.
const WINDOW: i32 = 20;

/// How hard Brotli tries: the most that costs a page about a millisecond. The best, 11, costs fifty times as much.
const BROTLI_QUALITY: i32 = 4;

/// How hard gzip tries, by the same measure.
const GZIP_LEVEL: u32 = 5;

static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A way to pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli (RFC 7932).
    Brotli,
    /// gzip (RFC 1952).
    Gzip,
}

impl Encoding {
    /// The best of what a request accepts (RFC 9110, section 12.5.3), if it is any of ours.
    pub fn accepted(headers: &HeaderMap) -> Option<Self> {
        let lists =
            headers.get_all(ACCEPT_ENCODING).into_iter().filter_map(|list| list.to_str().ok());
        let choices: Vec<(&str, f32)> =
            lists.flat_map(|list| list.split(',')).map(choice).collect();
        let weight = |name: &str| {
            let named = |wanted: &str| {
                choices
                    .iter()
                    .find(|(it, _)| it.eq_ignore_ascii_case(wanted))
                    .map(|(_, weight)| *weight)
            };
            named(name).or_else(|| named("*")).unwrap_or_default()
        };
        let (brotli, gzip) = (weight(Self::Brotli.name()), weight(Self::Gzip.name()));
        if brotli > 0.0 && brotli >= gzip {
            Some(Self::Brotli)
        } else {
            (gzip > 0.0).then_some(Self::Gzip)
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The header that names it.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(self.name())
    }

    /// Packs `content`.
    pub fn pack(self, content: &[u8]) -> std::io::Result<Vec<u8>> {
        let room = Vec::with_capacity(content.len() / 3);
        match self {
            Self::Brotli => {
                let params = brotli::enc::BrotliEncoderParams {
                    quality: BROTLI_QUALITY,
                    lgwin: WINDOW,
                    size_hint: content.len(),
                    ..Default::default()
                };
                let mut packed = room;
                brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
                Ok(packed)
            }
            Self::Gzip => {
                let mut packer = GzEncoder::new(room, Compression::new(GZIP_LEVEL));
                packer.write_all(content)?;
                packer.finish()
            }
        }
    }
}

/// An entry of `Accept-Encoding`, and how much it is wanted.
fn choice(entry: &str) -> (&str, f32) {
    let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
    let weight =
        parameters.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.parse().ok());
    (name.trim(), weight.unwrap_or_default())
}

/// What an answer may be packed with: nothing for what another site has a signed-in browser ask for,
/// whose size would tell that site's neighbours on the wire about what it put beside our secrets.
pub fn for_answer(headers: &HeaderMap) -> Option<Encoding> {
    let site = headers.get(&SEC_FETCH_SITE).map(HeaderValue::as_bytes);
    let foreign = matches!(site, Some(b"cross-site" | b"same-site"));
    if foreign && headers.contains_key(COOKIE) { None } else { Encoding::accepted(headers) }
}

/// The answer packed, if it is worth it.
pub async fn pack(response: Response, encoding: Option<Encoding>) -> Response {
    let (mut parts, body) = response.into_parts();
    if !is_text(&parts.headers) {
        return Response::from_parts(parts, body);
    }
    parts.headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    let long = body.size_hint().exact().is_some_and(|size| size > WORTH_IT);
    let Some(encoding) = encoding.filter(|_| long && !parts.headers.contains_key(CONTENT_ENCODING))
    else {
        return Response::from_parts(parts, body);
    };
    let Ok(content) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        parts.status = StatusCode::INTERNAL_SERVER_ERROR;
        return Response::from_parts(parts, Body::empty());
    };
    match encoding.pack(&content) {
        Ok(packed) => {
            parts.headers.insert(CONTENT_ENCODING, encoding.header());
            parts.headers.remove(CONTENT_LENGTH);
            Response::from_parts(parts, Bytes::from(packed).into())
        }
        Err(_) => Response::from_parts(parts, content.into()),
    }
}

fn is_text(headers: &HeaderMap) -> bool {
    let named = headers.get(CONTENT_TYPE).and_then(|named| named.to_str().ok()).unwrap_or_default();
    let media_type = named.split(';').next().unwrap_or_default().trim();
    TEXTS.contains(&media_type)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn accepted(list: &str) -> Option<Encoding> {
        Encoding::accepted(&HeaderMap::from_iter([(ACCEPT_ENCODING, list.parse().unwrap())]))
    }

    #[test]
    fn an_answer_is_packed_as_its_reader_accepts_it() {
        for (list, encoding) in [
            ("gzip, deflate, br, zstd", Some(Encoding::Brotli)),
            ("gzip", Some(Encoding::Gzip)),
            ("BR;q=0.5, GZIP;q=0.5", Some(Encoding::Brotli)),
            ("br;q=0.4, gzip;q=0.8", Some(Encoding::Gzip)),
            ("br;q=0, gzip", Some(Encoding::Gzip)),
            ("br;q=0, *", Some(Encoding::Gzip)),
            ("*", Some(Encoding::Brotli)),
            ("*;q=0", None),
            ("identity", None),
            ("deflate, zstd", None),
            ("br;q=x", None),
            ("", None),
            (",;,;;q=", None),
        ] {
            assert_eq!(accepted(list), encoding, "{list:?}");
        }
        assert_eq!(Encoding::accepted(&HeaderMap::new()), None);
    }

    #[test]
    fn what_is_packed_is_unpacked_again() {
        let content = "Ærlig talt. ".repeat(2000);
        let (mut brotli, mut gzip) = (String::new(), String::new());
        let packed = |encoding: Encoding| encoding.pack(content.as_bytes()).unwrap();
        let (br, gz) = (packed(Encoding::Brotli), packed(Encoding::Gzip));
        brotli::Decompressor::new(&*br, 4096).read_to_string(&mut brotli).unwrap();
        flate2::read::GzDecoder::new(&*gz).read_to_string(&mut gzip).unwrap();
        assert!(brotli == content && gzip == content);
        assert!(br.len() < 500 && gz.len() < 500, "{} {}", br.len(), gz.len());
    }
}
