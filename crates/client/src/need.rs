//! Users who need somebody to look after their invite.

use crate::{Client, Error, MailState, Page, PageRequest, User};

/// What users need somebody for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Their invite is open or has expired, and its mail has one of these states.
    Mail(Vec<MailState>),
    /// Their invite is open and ends within so many hours.
    Ending {
        /// 1 to 720.
        hours: u16,
    },
    /// They ask for a new link after theirs had expired.
    Renewal,
}

impl Client {
    /// One page of the users with this need. It may hold fewer than asked for, even none, while more
    /// follow.
    pub async fn users_in_need(
        &self,
        need: &Need,
        page: &PageRequest,
    ) -> Result<Page<User>, Error> {
        let filter = match need {
            Need::Mail(states) => {
                let states: Vec<&str> = states.iter().map(MailState::as_str).collect();
                ("mail", states.join(","))
            }
            Need::Ending { hours } => ("expires_within", format!("{hours}h")),
            Need::Renewal => ("renewal_requested", "true".to_owned()),
        };
        self.get(&["v1", "users"], &[vec![filter], page.pairs()].concat()).await
    }
}
