//! Checks a mail address as SES does before it takes a mail.

/// Returns the bare address of `ada@example.com` or `Ada <ada@example.com>`, or what SES says of
/// one that it cannot send to.
pub(super) fn bare(address: &str) -> Result<&str, &'static str> {
    if address.chars().any(char::is_control) {
        return Err("Local address contains control or whitespace");
    }
    let bare = match address.rsplit_once('<') {
        Some((_, rest)) => rest.strip_suffix('>').ok_or("Missing '>'")?,
        None => address,
    };
    let bare = bare.trim();
    let (local, domain) = bare.rsplit_once('@').ok_or("Missing final '@domain'")?;
    if local.is_empty() {
        return Err("Missing local part");
    }
    if local.contains(char::is_whitespace) {
        return Err("Local address contains control or whitespace");
    }
    if !local.is_ascii() {
        return Err("Local part of the address is not ASCII");
    }
    let in_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    if domain.is_empty() || !domain.chars().all(in_domain) {
        return Err("Domain contains illegal character");
    }
    Ok(bare)
}
