use proptest::prelude::*;
use usher_domain::Language;

use super::*;

fn ada() -> Draft {
    Draft {
        first_name: "Ada".to_owned(),
        last_name: "Lovelace".to_owned(),
        email: "ada@example.com".to_owned(),
        ..Draft::default()
    }
}

/// A command in the words of a test, where `Debug` keeps silent.
fn told(text: &str) -> String {
    match read(text) {
        Ok(Command::Form(draft)) => format!("form {}", draft.line()),
        Ok(Command::Add(draft)) => format!("add {}", draft.line()),
        Ok(Command::AddSeveral(drafts)) => {
            let again = read(&Draft::line_of_all(&drafts));
            assert!(again == Ok(Command::AddSeveral(drafts.clone())), "{text}");
            let lines: Vec<String> = drafts.iter().map(Draft::line).collect();
            format!("add {}", lines.join(" + "))
        }
        Ok(Command::List { status, search }) => {
            format!("list {} {search:?}", status.map_or("all", Status::as_str))
        }
        Ok(Command::Show(email)) => format!("show {email}"),
        Ok(Command::Resend { email, force }) => format!("resend {email} {force}"),
        Ok(Command::Revoke(email)) => format!("revoke {email}"),
        Ok(Command::Confirm(digits)) => format!("confirm {digits}"),
        Ok(other) => format!("{other:?}").to_lowercase(),
        Err(error) => format!("{error:?}"),
    }
}

#[track_caller]
fn each(cases: &[(&str, &str)]) {
    for (text, meaning) in cases {
        assert_eq!(told(text), *meaning, "{text}");
    }
}

#[test]
fn somebody_is_added_by_a_line_in_any_order() {
    let whole = "add ada@example.com Ada Lovelace role:admin lang:es no-mail";
    each(&[
        ("ada@example.com Ada Lovelace role:admin lang:es no-mail", whole),
        ("invite ada@example.com Ada Lovelace role:admin lang:es no-mail", whole),
        ("add no-mail LANG:español Ada Lovelace ROLE=Admin ada@example.com", whole),
        ("Ada Lovelace <ada@example.com> mail:no language:spanish role:admin", whole),
        ("Ada Lovelace<ada@example.com> --no-mail --lang=es —role:admin", whole),
        ("<mailto:ada@example.com|ada@example.com> Ada Lovelace role:admin lang:es nomail", whole),
        (
            "Ada Lovelace &lt;<mailto:ada@example.com|ada@example.com>&gt; role:admin lang:es no_mail",
            whole,
        ),
        ("mailto:ada@example.com “Ada” “Lovelace” role：admin lang:\"es\" no-mail", whole),
        ("\u{2068}ada@example.com\u{2069} Ada\u{a0}Lovelace role:admin lang:es no-mail", whole),
        ("ada@example.com, Ada Lovelace, role:admin, lang:es, no-mail", whole),
        ("first:Ada last:Lovelace email:ada@example.com role:admin lang:es no-mail", whole),
        ("ada@example.com Ada King Lovelace", "add ada@example.com Ada \"King Lovelace\""),
        ("ada@example.com \"Mary Ann\" O'Neil", "add ada@example.com \"Mary Ann\" O'Neil"),
        ("ada@example.com Jean-Luc D:", "UnknownOption { typed: \"d\", meant: None }"),
        ("ada@example.com Ada Lovelace mail:force", "add ada@example.com Ada Lovelace mail:force"),
        ("ada@example.com \"role:admin\" list", "add ada@example.com \"role:admin\" list"),
        ("ada@example.com צה\"ל כהן", "add ada@example.com \"צה\\\"ל\" כהן"),
    ]);
}

#[test]
fn what_is_missing_is_asked_for_in_a_form() {
    each(&[
        ("", "form "),
        ("   ", "form "),
        ("invite", "form "),
        ("ada@example.com", "form ada@example.com"),
        ("<mailto:ada@example.com>", "form ada@example.com"),
        ("ada@example.com Ada", "form ada@example.com first:\"Ada\""),
        ("role:admin no-mail", "form role:admin no-mail"),
        ("Shaw ada@example.com", "form ada@example.com first:\"Shaw\""),
        ("ada@example.com last:Lovelace", "form ada@example.com last:\"Lovelace\""),
    ]);
}

#[test]
fn several_are_added_at_once() {
    let both =
        "add ada@example.com Ada Lovelace role:user + grace@example.com Grace Hopper role:user";
    each(&[
        ("Ada Lovelace <ada@example.com>, Grace Hopper <grace@example.com> role:user", both),
        ("invite role:user Ada Lovelace <ada@example.com>; Grace Hopper grace@example.com;", both),
        ("Ada Lovelace <ada@example.com>\r\nGrace Hopper <grace@example.com>\nrole:user", both),
        ("Ada Lovelace <ada@example.com>, grace@example.com", "NameMissing(\"grace@example.com\")"),
        ("ada@example.com grace@example.com", "NameMissing(\"grace@example.com\")"),
        (
            "Ada Lovelace <ada@example.com>, Grace Hopper, Linus <l@example.com>",
            "AddressMissingFor(\"Grace Hopper\")",
        ),
        ("Ada L <a@example.com> role:admin, Grace H <g@example.com> role:user", "Twice(\"role\")"),
    ]);
    let people = |count: usize| {
        let people: Vec<String> =
            (0..count).map(|n| format!("Ada Number <ada{n}@example.com>")).collect();
        read(&people.join(", "))
    };
    assert!(matches!(people(MAX_PEOPLE), Ok(Command::AddSeveral(all)) if all.len() == MAX_PEOPLE));
    assert_eq!(people(MAX_PEOPLE + 1), Err(CommandError::TooMany(MAX_PEOPLE + 1)));
}

#[test]
fn the_other_commands() {
    each(&[
        ("list", "list all \"\""),
        ("LIST invited", "list invited \"\""),
        ("list pending", "list pending_approval \"\""),
        ("list pending-approval ada l", "list pending_approval \"ada l\""),
        ("list ada lovelace", "list all \"ada lovelace\""),
        ("list ada status:active", "list active \"ada\""),
        ("list \"active\"", "list all \"active\""),
        ("list active active", "list active \"active\""),
        ("show ada@example.com", "show ada@example.com"),
        ("show <mailto:ada@example.com|ada@example.com>", "show ada@example.com"),
        ("show active Ada", "list all \"active Ada\""),
        ("invite list", "list all \"\""),
        ("resend ada@example.com", "resend ada@example.com false"),
        ("resend ada@example.com mail:force", "resend ada@example.com true"),
        ("revoke ada@example.com", "revoke ada@example.com"),
        ("confirm 123456", "confirm 123456"),
        ("confirm 123 456", "confirm 123456"),
        ("confirm 123-456", "confirm 123456"),
        ("confirm １２３４５６", "confirm 123456"),
        ("link", "link"),
        ("unlink", "unlink"),
        ("approvals", "approvals"),
        ("help", "help"),
    ]);
}

#[test]
fn slips_are_told_with_what_was_meant() {
    each(&[
        ("lst", "UnknownWord { typed: \"lst\", meant: Some(\"list\") }"),
        ("aprovals", "UnknownWord { typed: \"aprovals\", meant: Some(\"approvals\") }"),
        ("xyzzy", "UnknownWord { typed: \"xyzzy\", meant: None }"),
        ("shw ada@example.com", "UnknownWord { typed: \"shw\", meant: Some(\"show\") }"),
        ("resnd ada@example.com", "UnknownWord { typed: \"resnd\", meant: Some(\"resend\") }"),
        ("Ada Lovelace", "NoAddress"),
        ("Ada Lovelace role:admin", "NoAddress"),
        ("show", "AddressMissing(\"show\")"),
        ("resend", "AddressMissing(\"resend\")"),
        ("revoke Ada", "AddressMissing(\"revoke\")"),
        ("ada@example.com rol:admin", "UnknownOption { typed: \"rol\", meant: Some(\"role\") }"),
        (
            "ada@example.com langage:es",
            "UnknownOption { typed: \"langage\", meant: Some(\"lang\") }",
        ),
        (
            "ada@example.com Ada Lovelace no-mial",
            "UnknownOption { typed: \"no-mial\", meant: Some(\"no-mail\") }",
        ),
        (
            "ada@example.com lang:spansh",
            "UnknownLanguage { typed: \"spansh\", meant: Some(Spanish) }",
        ),
        ("ada@example.com lang:", "UnknownLanguage { typed: \"\", meant: None }"),
        ("ada@example.com mail:noo", "UnknownMail { typed: \"noo\", meant: Some(\"no\") }"),
        ("list status:invted", "UnknownStatus { typed: \"invted\", meant: Some(Invited) }"),
        ("ada@example.com lang:es lang:fr", "Twice(\"lang\")"),
        ("ada@example.com no-mail mail:yes", "Twice(\"mail\")"),
        ("confirm", "DigitsMalformed"),
        ("confirm 12345", "DigitsMalformed"),
        ("confirm 1234567", "DigitsMalformed"),
        ("confirm abc123456", "DigitsMalformed"),
    ]);
    assert_eq!(status_meant("invted"), Some(Status::Invited));
    assert_eq!(nearest("admn", ["user", "admin"]), Some("admin"));
    assert_eq!(nearest("administrator", ["user", "admin"]), Some("admin"));
    assert_eq!(nearest("x", ["user", "admin"]), None);
}

#[test]
fn a_search_is_cut_to_what_a_button_can_keep() {
    let Ok(Command::List { search, .. }) = read(&format!("list {}", "é".repeat(100))) else {
        unreachable!()
    };
    assert_eq!(search, "é".repeat(MAX_SEARCH_BYTES / 2));
}

#[test]
fn nothing_typed_shows_in_debug() {
    assert_eq!(format!("{:?}", Command::Add(ada())), "Add");
    assert!(!format!("{:?}", ada()).contains("ada@"));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = read(&text);
    }

    #[test]
    fn no_text_of_our_signs_panics(
        text in r#"([a-z@:="“”<>|&;,\\ \n-]|mailto:|role|lang|no-mail|list|status|invite|é|：|&lt;){0,40}"#
    ) {
        let _ = read(&text);
    }

    #[test]
    fn a_draft_is_read_as_it_is_written(
        first in r#"[\p{L}'’.:"“@-][\p{L}'’.:"“ \\,<>@-]{0,20}"#,
        last in r"[\p{L}-]{1,20}",
        role in proptest::option::of("[a-z][a-z0-9_-]{0,20}"),
        language in proptest::option::of(0..8_usize),
        mail in 0..3_usize,
    ) {
        prop_assume!(!first.contains(['<', '>']));
        let draft = Draft {
            first_name: first.trim().to_owned(),
            last_name: last,
            email: "ada@example.com".to_owned(),
            role,
            language: language.map(|index| Language::ALL[index]),
            mail: [Mail::Yes, Mail::No, Mail::Force][mail],
        };
        let line = draft.line();
        let read = read(&line);
        prop_assert!(matches!(&read, Ok(Command::Add(again)) if *again == draft), "{line} {read:?}");
    }

    #[test]
    fn options_stand_in_any_order(order in Just(vec!["Ada", "Lovelace"]), at in 0..3_usize) {
        let mut words = order;
        for option in ["role:admin", "lang:es", "no-mail"] {
            words.insert(at.min(words.len()), option);
        }
        words.push("ada@example.com");
        let whole = "add ada@example.com Ada Lovelace role:admin lang:es no-mail";
        prop_assert_eq!(told(&words.join(" ")), whole);
    }
}
