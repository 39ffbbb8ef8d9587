//! Keep the terms that a user is found by as the user is.

use usher_domain::User;

use crate::{StoreError, item::Term, keys, transaction::Transaction};

impl<G: Copy> Transaction<'_, G> {
    /// Writes the terms of `new` and deletes those of `old` that no longer hold. Without `new`, all go.
    pub fn move_terms(&mut self, old: &User, new: Option<&User>) -> Result<(), StoreError> {
        let org = self.directory().org().clone();
        let new = new.map(Term::of).unwrap_or_default();
        for term in Term::of(old).iter().filter(|old| new.iter().all(|new| new.text != old.text)) {
            self.delete(keys::term_partition(&org, &term.text), keys::term(&term.text, old.id))?;
        }
        new.iter().try_for_each(|term| self.put(term.item(&org)?))
    }

    /// Takes the user off the members of their role.
    pub fn leave_role(&mut self, user: &User) -> Result<(), StoreError> {
        if user.role.is_user() {
            return Ok(());
        }
        let members = keys::role_members(self.directory().org(), &user.role);
        self.delete(members, user.id.to_string())
    }
}
