//! How long an invite is open.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Span, Timestamp};
use serde::{Deserialize, Serialize};

/// How long an invite is open: 1 hour to 30 days, 7 days unless set otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InviteLifetime(SignedDuration);

/// A lifetime out of its range, or not a duration at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a duration from 1 hour to 30 days, such as 7d or 36h")]
pub struct InvalidLifetime;

impl InviteLifetime {
    const SHORTEST: SignedDuration = SignedDuration::from_hours(1);
    const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);

    /// The instant at which an invite made `now` ends.
    pub fn from(self, now: Timestamp) -> Timestamp {
        // It saturates in the year 9999, where a later end could not be told anyway.
        now.checked_add(self.0).unwrap_or(Timestamp::MAX)
    }
}

impl fmt::Display for InviteLifetime {
    /// The lifetime as it is read back: whole days as `7d`, whole hours as `36h`, else in minutes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.0.as_mins();
        match (minutes % (24 * 60), minutes % 60) {
            (0, _) => write!(f, "{}d", minutes / (24 * 60)),
            (_, 0) => write!(f, "{}h", minutes / 60),
            _ => write!(f, "{minutes}m"),
        }
    }
}

impl From<InviteLifetime> for String {
    fn from(lifetime: InviteLifetime) -> Self {
        lifetime.to_string()
    }
}

impl TryFrom<String> for InviteLifetime {
    type Error = InvalidLifetime;

    fn try_from(text: String) -> Result<Self, InvalidLifetime> {
        text.parse()
    }
}

impl Default for InviteLifetime {
    fn default() -> Self {
        Self(SignedDuration::from_hours(7 * 24))
    }
}

impl FromStr for InviteLifetime {
    type Err = InvalidLifetime;

    /// Reads `7d`, `36h`, `7 days` or `P7D`. A day has 24 hours.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let span: Span = text.trim().parse().map_err(|_| InvalidLifetime)?;
        let length = span
            .to_duration(jiff::SpanRelativeTo::days_are_24_hours())
            .map_err(|_| InvalidLifetime)?;
        if (Self::SHORTEST..=Self::LONGEST).contains(&length) {
            Ok(Self(length))
        } else {
            Err(InvalidLifetime)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_are_read_as_people_write_them() {
        let hours = |text: &str| text.parse::<InviteLifetime>().map(|life| life.0.as_hours());
        assert_eq!(hours("7d"), Ok(168));
        assert_eq!(hours("36 hours"), Ok(36));
        assert_eq!(hours("P30D"), Ok(720));
        for text in ["7d", "36h", "90m"] {
            let lifetime: InviteLifetime = text.parse().unwrap();
            assert_eq!(lifetime.to_string(), text);
        }
        for text in ["", "59m", "31d", "soon", "-7d", "1mo", "1"] {
            assert_eq!(hours(text), Err(InvalidLifetime), "{text}");
        }
    }
}
