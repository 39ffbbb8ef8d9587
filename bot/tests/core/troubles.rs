//! What is said when something breaks.

use super::*;

const ADA: &str = "ada@example.com Ada Lovelace role:admin";

#[tokio::test]
async fn an_api_that_is_down_changes_nothing() {
    let mut chat = Chat::start().await;
    chat.bot = bot("http://127.0.0.1:1/".parse().unwrap());
    insta::assert_snapshot!(chat.types(ADA).await);
    let fields = [("email", "ada@example.com"), ("first_name", "Ada"), ("last_name", "Lovelace")];
    insta::assert_snapshot!(chat.sends("add", &fields).await);
    insta::assert_snapshot!(chat.presses("resend:ada:1:1").await);
}

#[tokio::test]
async fn an_api_that_does_not_answer_may_have_done_it_and_the_event_can_be_worked_on_again() {
    let mut chat = Chat::start().await;
    chat.fails(Fault::Silent);
    let event = chat.event(What::Command { text: ADA.to_owned() });
    insta::assert_snapshot!(shown(&chat.bot.answer(&event).await));

    chat.api.with(|world| world.fault = None);
    let again = shown(&chat.bot.answer(&event).await);

    assert!(again.contains("# User was successfully added."), "{again}");
    assert_eq!(chat.api.with(|world| world.users.len()), 2);
}

#[tokio::test]
async fn an_api_that_breaks_is_told_with_the_request() {
    let mut chat = Chat::start().await;
    for fault in [Fault::Broken, Fault::NoJson] {
        chat.fails(fault);
        let read = chat.types("list").await;
        assert!(read.contains("Nothing was changed."), "{read}");
    }
    chat.fails(Fault::Broken);
    insta::assert_snapshot!(chat.types(ADA).await);
}

#[tokio::test]
async fn a_key_that_is_unknown_is_for_the_operator() {
    let mut chat = Chat::start().await;
    chat.fails(Fault::KeyUnknown);
    insta::assert_snapshot!(chat.types(ADA).await);
}

#[tokio::test]
async fn whoever_may_not_is_told_what_it_takes() {
    let mut chat = Chat::start().await;
    chat.fails(Fault::Forbidden);
    insta::assert_snapshot!(chat.types(ADA).await);
}

#[tokio::test]
async fn whoever_may_invite_but_see_nobody_can_do_just_that() {
    let mut chat = Chat::with_ada().await;
    chat.fails(Fault::Forbidden);
    chat.api.with(|world| world.fault_of = "GET users".to_owned());
    let taken = chat.types("ada@example.com Ada Byron").await;
    assert_eq!(taken, "REPLY\n# This address is taken already.");
    chat.api.with(|world| world.fault_of = "GET roles".to_owned());
    let form = chat.types("").await;
    assert!(form.contains("role* “Role”: user of user=user"), "{form}");
}

#[tokio::test]
async fn a_wait_is_told_in_words() {
    let mut chat = Chat::start().await;
    let mut waits = Vec::new();
    for seconds in [0, 1, 59, 91, 3600, 7300] {
        chat.fails(Fault::TooOften(seconds));
        let answer = chat.presses("resend:ada:1:1").await;
        waits.push(answer.lines().nth(1).unwrap().to_owned());
    }
    insta::assert_snapshot!(waits.join("\n"));
}

#[test]
fn what_an_answer_takes_can_be_worked_on_anywhere() {
    fn is_send<T: Send>(_: T) {}
    let bot = bot("http://127.0.0.1:1/".parse().unwrap());
    is_send(async move {
        let event: Event = serde_json::from_str("{}").unwrap();
        bot.answer(&event).await
    });
}
