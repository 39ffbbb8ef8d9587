//! Whether a request comes from Slack: version 0 of its signature, on the raw body.
//!
//! <https://docs.slack.dev/authentication/verifying-requests-from-slack>

use hmac::{Hmac, KeyInit as _, Mac as _};
use http::HeaderMap;
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

use crate::signed::{Forged, header, is_recent};

/// Whether Slack signed this request in the last five minutes.
pub fn verify(
    secret: &SecretString,
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<(), Forged> {
    let stamp = header(headers, "x-slack-request-timestamp")?;
    let signature = header(headers, "x-slack-signature")?;
    let signature = signature.strip_prefix("v0=").ok_or(Forged)?;
    let signature = hex::decode(signature).map_err(|_| Forged)?;
    let secret = secret.expose_secret().as_bytes();
    // Anybody can sign with a secret that is empty.
    if secret.is_empty() {
        return Err(Forged);
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).map_err(|_| Forged)?;
    for part in [b"v0:", stamp.as_bytes(), b":", body] {
        mac.update(part);
    }
    // Compares in constant time.
    mac.verify_slice(&signature).map_err(|_| Forged)?;
    is_recent(stamp, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Slack's own documentation.
    const BODY: &str = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow\
                        &channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA\
                        &user_name=roadrunner&command=%2Fwebhook-collect&text=\
                        &response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J\
                        %2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN\
                        &trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    const SIGNATURE: &str = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    const STAMP: i64 = 1_531_420_618;

    fn verified(stamp: &str, signature: &str, body: &str, now: i64) -> bool {
        let secret = "8f742231b10e8888abcd99yyyzzz85a5".into();
        let mut headers = HeaderMap::new();
        headers.insert("x-slack-request-timestamp", stamp.parse().unwrap());
        headers.insert("x-slack-signature", signature.parse().unwrap());
        let now = Timestamp::from_second(now).unwrap();
        verify(&secret, &headers, body.as_bytes(), now).is_ok()
    }

    #[test]
    fn slacks_published_example_is_taken_for_five_minutes() {
        let stamp = STAMP.to_string();
        for now in [STAMP - 300, STAMP, STAMP + 300] {
            assert!(verified(&stamp, SIGNATURE, BODY, now), "{now}");
        }
        for now in [STAMP - 301, STAMP + 301, i64::from(i32::MAX)] {
            assert!(!verified(&stamp, SIGNATURE, BODY, now), "{now}");
        }
    }

    #[test]
    fn what_was_tampered_with_is_refused() {
        let stamp = STAMP.to_string();
        let tampered = BODY.replace("roadrunner", "coyote");
        assert!(!verified(&stamp, SIGNATURE, &tampered, STAMP));
        assert!(!verified(&(STAMP + 1).to_string(), SIGNATURE, BODY, STAMP));
        for signature in ["", "v0=", &SIGNATURE[..35], &SIGNATURE[3..], "v0=zz", "v1=00"] {
            assert!(!verified(&stamp, signature, BODY, STAMP), "{signature}");
        }
        for stamp in ["", "now", "99999999999999999999"] {
            assert!(!verified(stamp, SIGNATURE, BODY, STAMP), "{stamp}");
        }
    }

    #[test]
    fn nothing_is_signed_by_an_empty_secret_or_without_headers() {
        let now = Timestamp::from_second(STAMP).unwrap();
        assert!(verify(&"".into(), &HeaderMap::new(), b"", now).is_err());
        assert!(verify(&"x".into(), &HeaderMap::new(), b"", now).is_err());
    }
}
