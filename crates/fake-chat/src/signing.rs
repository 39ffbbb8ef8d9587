//! How the platforms sign what they send.

use ed25519_dalek::{Signer as _, SigningKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// Slack's signature of version 0: `v0=` and the HMAC of `v0:<timestamp>:<body>` in hex.
///
/// <https://docs.slack.dev/authentication/verifying-requests-from-slack>
#[must_use]
pub fn slack(secret: &str, timestamp: &str, body: &str) -> String {
    // HMAC takes a key of any length, so there is nothing to go wrong.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(format!("v0:{timestamp}:{body}").as_bytes());
    format!("v0={}", hex::encode(mac.finalize().into_bytes()))
}

/// The key that Discord signs an application's interactions with.
pub struct DiscordKey(SigningKey);

impl DiscordKey {
    /// The key of a seed (RFC 8032: the secret key).
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public key, in hex, as the developer portal shows it.
    #[must_use]
    pub fn public(&self) -> String {
        hex::encode(self.0.verifying_key().as_bytes())
    }

    /// Discord's signature, in hex: of the timestamp followed by the body.
    #[must_use]
    pub fn sign(&self, timestamp: &str, body: &str) -> String {
        hex::encode(self.0.sign(format!("{timestamp}{body}").as_bytes()).to_bytes())
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signature, Verifier as _, VerifyingKey};

    use super::*;

    /// The example of Slack's own documentation.
    #[test]
    fn slacks_published_example_has_its_published_signature() {
        let body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow\
                    &channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA\
                    &user_name=roadrunner&command=%2Fwebhook-collect&text=\
                    &response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J\
                    %2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN\
                    &trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        let signature = slack("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body);
        let published = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
        assert_eq!(signature, published);
    }

    /// RFC 8032, section 7.1, tests 1 and 2.
    #[test]
    fn ed25519_signs_the_vectors_of_its_standard() {
        let vectors = [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac\
                 c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "r",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e\
                 458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
        ];
        for (seed, public, message, signature) in vectors {
            let key = DiscordKey::from_seed(&hex::decode(seed).unwrap().try_into().unwrap());
            assert_eq!(key.public(), public);
            assert_eq!(key.sign("", message), signature);
        }
    }

    #[test]
    fn discords_signature_covers_timestamp_and_body_together() {
        let key = DiscordKey::from_seed(&[7; 32]);
        let public: [u8; 32] = hex::decode(key.public()).unwrap().try_into().unwrap();
        let public = VerifyingKey::from_bytes(&public).unwrap();
        let signature: [u8; 64] =
            hex::decode(key.sign("1700000000", "{\"type\":1}")).unwrap().try_into().unwrap();
        let signature = Signature::from_bytes(&signature);
        assert!(public.verify(b"1700000000{\"type\":1}", &signature).is_ok());
        assert!(public.verify(b"1700000001{\"type\":1}", &signature).is_err());
    }
}
