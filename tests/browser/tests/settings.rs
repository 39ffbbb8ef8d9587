//! What holds for the organization.

use std::io::Write;

use base64::{Engine, engine::general_purpose::STANDARD};
use tempfile::NamedTempFile;
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, ada};

use crate::support::with_and_without_scripts;

const HOSTILE: &str = "<script>alert(1)</script>";

const PREVIEW: &str = "Preview of the welcome mail";

/// A green disc with a yellow one in it: a PNG of 64 × 64 pixels.
const DISC: &str = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAgMAAADXB5lNAAAACVBMVEX///8UblrwtChkfH+sAAAAAXRSTlMAQObYZgAA\
                    ALdJREFUeNq1lL0RgDAIhbVwhOzjCBbBwhHcxxEsZEp/gJPwcqcW0vkdeSTAs2nq0REN4bskdEVI8ClEZUpnwFKSgRxO\
                    2Jn2Bn0pYSLpBjlIiEjrQV9KiAiA5EGuAaJQJgKtOm9WV8DEvCqQqjPzpnUF8BEejCdYHJhOsApIKqEi+S1gtjJ/gm8X\
                    g8fVnw8N8i2EJsMYnif3YvrPGwRLB2uJiwurDcsP9kADgcXAhGhTMDJaHX4GLnZ/qx6Cw1RzHQAAAABJRU5ErkJggg==";

const SENTENCES: [(&str, &str); 8] = [
    ("English", "Bring a pen <b>and</b> paper."),
    ("Español", "¡Qué ganas de verte el lunes!"),
    ("Français", "À lundi, à l’accueil !"),
    ("Português (Brasil)", "Até segunda-feira!"),
    ("Deutsch", "Wir freuen uns auf Sie."),
    ("Italiano", "Ci vediamo lunedì!"),
    ("עברית", "מחכים לך ביום שני."),
    ("日本語", "月曜日にお待ちしています。"),
];

/// A file for a browser to send.
fn file(content: &[u8]) -> NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".png").tempfile().unwrap();
    file.write_all(content).unwrap();
    file.flush().unwrap();
    file
}

#[tokio::test]
async fn what_is_typed_is_kept_and_holds() {
    with_and_without_scripts(async |usher, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press("Settings").await;
        browser.sees("Organization and invites").await;
        browser.sees_in_frame(PREVIEW, "Grace").await;
        browser.looks("settings").await;

        browser.fill("Organization", "Globex <b>&amp; Söhne</b> 🎉").await;
        browser.fill("An invite is open for", "5").await;
        browser.choose("Unit", "days").await;
        browser.fill("Reminders, days before the end", "1, 3").await;
        browser.fill("Mail domains that new people may have", "example.com\nbücher.example").await;
        browser.fill("Name of the sender", "Globex").await;
        browser.fill("Address of the sender", "hello@example.com").await;
        browser.fill("Deutsch", "Wir freuen uns!").await;
        browser.press("Save").await;
        browser.sees("The settings are saved.").await;
        browser.looks("settings-saved").await;
        assert_eq!(browser.value("Organization").await, "Globex <b>&amp; Söhne</b> 🎉");
        assert_eq!(browser.value("An invite is open for").await, "5");
        assert_eq!(browser.value("Reminders, days before the end").await, "3, 1");
        let domains = browser.value("Mail domains that new people may have").await;
        assert_eq!(domains, "example.com\nxn--bcher-kva.example");
        assert_eq!(browser.value("Address of the sender").await, "hello@example.com");
        assert_eq!(browser.value("Deutsch").await, "Wir freuen uns!");

        let mut person = ada();
        person["language"] = "de".into();
        usher.add(&person).await;
        usher.deliver().await;
        let mail = usher.mail_to(ADA);
        assert!(mail.text().contains("Wir freuen uns!"), "{}", mail.text());
        assert!(mail.subject().contains("Globex"), "{}", mail.subject());
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    const WRONG: [(&str, &str, &str); 6] = [
        ("Organization", "\u{202e}evil", "holds control characters"),
        ("An invite is open for", "90", "must be a duration from 1 hour to 30 days"),
        ("Reminders, days before the end", "soon", "must be from"),
        ("Mail domains that new people may have", HOSTILE, "holds what is not a domain"),
        ("Address of the sender", "hello@elsewhere.example", "must be an address at example.com"),
        ("English", "See https://evil.example", "must not hold an internet address"),
    ];
    with_and_without_scripts(async |_, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/settings").await;
        for (field, typed, _) in WRONG {
            browser.fill(field, typed).await;
        }
        browser.fill("Deutsch", "Wir freuen uns!").await;
        browser.press("Save").await;
        browser.sees("Not quite yet").await;
        browser.looks("settings-refused").await;
        for (field, typed, problem) in WRONG {
            browser.sees_beside(field, problem).await;
            assert_eq!(browser.value(field).await, typed);
        }
        assert_eq!(browser.value("Deutsch").await, "Wir freuen uns!");
        browser.open("/settings").await;
        assert_eq!(browser.value("Organization").await, "Acme");
    })
    .await;
}

#[tokio::test]
async fn the_welcome_mail_is_shown_in_every_language_as_it_is_typed() {
    with_and_without_scripts(async |usher, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/settings").await;
        browser.fill("Organization", "Globex").await;
        for (language, sentence) in SENTENCES {
            browser.fill(language, sentence).await;
        }
        for (language, sentence) in SENTENCES {
            browser.press(language).await;
            browser.sees_in_frame(PREVIEW, sentence).await;
            browser.sees_in_frame(PREVIEW, "Globex").await;
        }
        browser.press("עברית").await;
        browser.sees_in_frame(PREVIEW, "מחכים לך ביום שני.").await;
        browser.looks("settings-preview").await;
        browser.fill("English", "See https://evil.example").await;
        browser.press("English").await;
        browser.sees_in_frame(PREVIEW, "must not hold an internet address").await;
        // Whoever only looks has changed nothing, and what they typed is still there.
        assert_eq!(browser.value("Organization").await, "Globex");
        assert_eq!(usher.get("/v1/settings").await["version"], 0);
    })
    .await;
}

#[tokio::test]
async fn a_logo_is_shown_beside_the_name_until_it_is_removed() {
    with_and_without_scripts(async |_, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/settings").await;
        let text = file(b"This is no picture.");
        browser.attach("Picture", text.path()).await;
        browser.press("Set logo").await;
        browser.sees_beside("Picture", "is no PNG, JPEG or WebP picture").await;
        browser.looks("logo-refused").await;

        let picture = file(&STANDARD.decode(DISC).unwrap());
        browser.attach("Picture", picture.path()).await;
        browser.press("Set logo").await;
        browser.sees("The logo is set.").await;
        browser.looks("logo").await;
        let width = "return document.querySelector('.own-logo img').naturalWidth;";
        assert_eq!(browser.script(width, &[]).await, 64);

        let visitor = browser.another().await;
        visitor.open("/sign-in").await;
        assert_eq!(visitor.count(".organization img").await, 1);
        visitor.looks("sign-in-with-logo").await;
        visitor.nothing_went_wrong().await;
        visitor.end().await;

        browser.press("Remove logo").await;
        browser.sees("The logo is removed.").await;
        browser.sees("No logo yet.").await;
        assert_eq!(browser.count("img").await, 0);
    })
    .await;
}
