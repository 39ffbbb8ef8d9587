use usher_domain::{Actor, Status, UserId};

use super::*;

fn ada(first_name: &str) -> User {
    let at: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
    User {
        id: UserId("01930000-0000-7000-8000-000000000001".parse().unwrap()),
        first_name: first_name.parse().unwrap(),
        last_name: "Lovelace".parse().unwrap(),
        email: "ada@example.com".parse().unwrap(),
        language: Language::English,
        role: "user".parse().unwrap(),
        status: Status::Invited,
        status_since: at,
        version: 1,
        invited_by: Actor::System,
        invite: None,
        created_at: at,
        updated_at: at,
        accepted_at: None,
        sessions_from: None,
        password_set_at: None,
        clear_suppression: false,
        renewal: None,
    }
}

fn acme() -> OrganizationName {
    "Acme & Sons".parse().unwrap()
}

fn welcome<'a>(user: &'a User, inviter: Option<&'a str>) -> Letter<'a> {
    Letter::Welcome {
        user,
        inviter,
        link: "https://usher.example/accept/TOKEN?a=1&b=2",
        expires_at: "2026-11-30T09:00:00Z".parse().unwrap(),
        replaces_older: true,
        sentence: None,
    }
}

#[test]
fn the_invite_says_who_where_and_until_when() {
    let ada = ada("Ada");
    let letter = welcome(&ada, Some("Grace Hopper")).render(Language::English, &acme()).unwrap();
    insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.text), @"
    Grace Hopper invited you to Acme & Sons

    Hello Ada,

    Grace Hopper has added you to Acme & Sons. Set a password to join: it takes a minute.

    Set your password:
    https://usher.example/accept/TOKEN?a=1&b=2

    The link works until Monday, November 30, 2026 at 9:00 AM UTC.

    This is your newest link. Earlier ones no longer work.

    You did not expect this? Open the link and choose “This wasn't meant for me”, or just leave it: without a password nothing happens.

    -- 
    Sent by Acme & Sons with Usher.
    ");
}

fn renewal(user: &User) -> Letter<'_> {
    Letter::RenewalNotice {
        user,
        instead: true,
        command: "usher resend ada@example.com",
        call: "POST https://usher.example/v1/users/1/invite",
    }
}

#[test]
fn whoever_can_give_a_new_link_is_told_how() {
    let letter = renewal(&ada("Ada")).render(Language::English, &acme()).unwrap();
    insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.text), @"
    Ada Lovelace asks for a new link

    The invite of Ada Lovelace (ada@example.com) to Acme & Sons has expired. They ask for a new link, and get none before somebody agrees.

    You are asked because whoever invited them can no longer do it.

    To agree, run this command: usher resend ada@example.com

    Or call the API: POST https://usher.example/v1/users/1/invite

    The link goes to ada@example.com and nowhere else. If you do not agree, there is nothing to do.

    -- 
    Sent by Acme & Sons with Usher.
    ");
}

#[test]
fn every_letter_renders_in_every_language_and_asks_no_third_party() {
    let ada = ada("Ada");
    for language in Language::ALL {
        let at = "2026-11-30T09:00:00Z".parse().unwrap();
        let chat = "slack:T1:U1".parse().unwrap();
        let account = ShownAccount::of(&chat);
        let letters = [
            welcome(&ada, Some("Grace Hopper")),
            welcome(&ada, None),
            Letter::AcceptedNotice { user: &ada },
            Letter::DeclinedNotice { user: &ada },
            Letter::UndeliveredNotice { user: &ada, reason: FailureReason::Refused },
            Letter::UndeliveredNotice { user: &ada, reason: FailureReason::Overdue },
            Letter::UndeliveredNotice { user: &ada, reason: FailureReason::GaveUp },
            Letter::BouncedNotice { user: &ada, reason: BounceReason::AddressRejected },
            Letter::BouncedNotice { user: &ada, reason: BounceReason::AddressBlocked },
            Letter::BouncedNotice { user: &ada, reason: BounceReason::MailboxFull },
            Letter::BouncedNotice { user: &ada, reason: BounceReason::MessageRejected },
            Letter::BouncedNotice { user: &ada, reason: BounceReason::MailboxUnavailable },
            Letter::BouncedNotice { user: &ada, reason: BounceReason::Undetermined },
            Letter::ComplainedNotice { user: &ada },
            Letter::PasswordSetNotice { user: &ada, at },
            renewal(&ada),
            Letter::ChatLinked { user: &ada, account, at, page: "https://usher.example/account" },
            Letter::ChatUnlinked { user: &ada, account, at },
        ];
        for letter in letters {
            let rendered = letter.render(language, &acme()).unwrap();
            assert!(rendered.html.contains(&format!("lang=\"{language}\"")));
            assert!(rendered.html.contains(&format!("dir=\"{}\"", language.direction().as_str())));
            assert!(rendered.html.contains("Acme &#38; Sons"));
            assert!(rendered.text.contains("Acme & Sons"), "{}", rendered.text);
            assert!(!rendered.subject.contains('\n') && !rendered.subject.is_empty());
            for outside in ["src=\"http", "@import", "fonts.googleapis", "url(http"] {
                assert!(!rendered.html.contains(outside), "{language}: {outside}");
            }
        }
    }
}

#[test]
fn both_parts_carry_the_link_whole() {
    let ada = ada("Ada");
    let letter = welcome(&ada, None).render(Language::Hebrew, &acme()).unwrap();
    assert!(letter.text.contains("\nhttps://usher.example/accept/TOKEN?a=1&b=2\n"));
    assert!(letter.html.contains("href=\"https://usher.example/accept/TOKEN?a=1&#38;b=2\""));
}

#[test]
fn a_hostile_name_stays_text() {
    for name in [
        "<script>alert(1)</script>",
        "</mj-text><mj-image src='x'/>",
        "{{ 7*7 }}",
        "\"'&<>",
        "-->",
        "]]>",
    ] {
        let user = ada(name);
        let letter = welcome(&user, Some("<b>Eve</b>")).render(Language::English, &acme()).unwrap();
        assert!(!letter.html.contains("<script") && !letter.html.contains("<b>Eve"), "{name}");
        assert!(!letter.html.contains("src='x'") && !letter.html.contains("src=\"x\""), "{name}");
        assert!(letter.text.contains(name), "{name}");
    }
}

#[test]
fn a_chat_account_is_told_by_its_ids_and_by_names_that_are_no_links() {
    let (ada, chat) = (ada("Ada"), "slack:T1:U1".parse().unwrap());
    let name = |text: &str| usher_domain::ChatName::shown(text).unwrap();
    let (name, workspace) = (name("<b>ada"), name("win at evil.example"));
    let account = ShownAccount { account: &chat, name: Some(&name), workspace: Some(&workspace) };
    let at = "2026-11-30T09:00:00Z".parse().unwrap();
    let page = "https://usher.example/account";
    let letter = Letter::ChatLinked { user: &ada, account, at, page };
    let letter = letter.render(Language::English, &acme()).unwrap();
    assert!(!letter.html.contains("<b>ada") && !letter.html.contains("evil.example"));
    insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.text), @"
    A Slack account was linked to you at Acme & Sons

    On Monday, November 30, 2026 at 9:00 AM UTC a Slack account was linked to ada@example.com: <b>ada (U1), in T1.

    Whoever uses that account can invite and manage people from Slack as far as you may. If that was you, there is nothing to do.

    It was not you? Unlink the account at https://usher.example/account, change your password there, and tell an administrator of Acme & Sons.

    -- 
    Sent by Acme & Sons with Usher.
    ");
}
