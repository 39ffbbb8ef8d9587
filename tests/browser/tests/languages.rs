//! The pages in other languages.

use serde_json::{Value, json};
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, TestApp, body};

use crate::support::{Browser, Way, visit, with_and_without_scripts, with_scripts};

/// A language, and what it calls the switch of languages, the button beside it, User Management, and the sign-in page.
struct Tongue {
    name: &'static str,
    tag: &'static str,
    switch: &'static str,
    button: &'static str,
    users: &'static str,
    sign_in: &'static str,
}

const ENGLISH: Tongue = Tongue {
    name: "English",
    tag: "en",
    switch: "Language",
    button: "Switch",
    users: "User Management",
    sign_in: "Sign in to Acme",
};

const GERMAN: Tongue = Tongue {
    name: "Deutsch",
    tag: "de",
    switch: "Sprache",
    button: "Wechseln",
    users: "Benutzerverwaltung",
    sign_in: "Bei Acme anmelden",
};

const HEBREW: Tongue = Tongue {
    name: "עברית",
    tag: "he",
    switch: "שפה",
    button: "החלפה",
    users: "ניהול משתמשים",
    sign_in: "כניסה אל Acme",
};

const OTHERS: [Tongue; 5] = [
    Tongue {
        name: "Español",
        tag: "es",
        switch: "Idioma",
        button: "Cambiar",
        users: "Gestión de usuarios",
        sign_in: "Iniciar sesión en Acme",
    },
    Tongue {
        name: "Français",
        tag: "fr",
        switch: "Langue",
        button: "Changer",
        users: "Gestion des utilisateurs",
        sign_in: "Se connecter à Acme",
    },
    Tongue {
        name: "Português (Brasil)",
        tag: "pt-BR",
        switch: "Idioma",
        button: "Trocar",
        users: "Gerenciamento de usuários",
        sign_in: "Faça login em Acme",
    },
    Tongue {
        name: "Italiano",
        tag: "it",
        switch: "Lingua",
        button: "Cambia",
        users: "Gestione utenti",
        sign_in: "Accedi a Acme",
    },
    Tongue {
        name: "日本語",
        tag: "ja",
        switch: "言語",
        button: "切り替える",
        users: "ユーザー管理",
        sign_in: "Acmeにサインイン",
    },
];

/// Switches at the foot of the page.
async fn switch(browser: &Browser, from: &Tongue, to: &Tongue) {
    browser.choose(from.switch, to.name).await;
    if !browser.runs_scripts() {
        browser.press(from.button).await;
    }
}

/// The page is in that language, and fits into the narrowest screen.
async fn fits(browser: &Browser, tongue: &Tongue) {
    assert_eq!(browser.count(&format!("html[lang={}]", tongue.tag)).await, 1, "{}", tongue.name);
    assert_eq!(browser.script("return overflow();", &[]).await, 0, "{}", tongue.name);
}

/// Some people: one of each language, with names as they are there.
async fn people(usher: &TestApp) {
    for (first, last, email, language) in [
        ("נועה", "בן־דוד", "noa@example.com", "he"),
        (
            "Karl-Theodor",
            "Freiherr von Hohenstaufen-Mittelsbach",
            "karl.theodor.von.hohenstaufen@example.com",
            "de",
        ),
        ("さくら", "小林", "sakura@example.com", "ja"),
        ("Ada", "Lovelace", ADA, "en"),
    ] {
        let mut person: Value = body(email);
        (person["first_name"], person["last_name"]) = (first.into(), last.into());
        person["language"] = language.into();
        usher.add(&person).await;
    }
    usher.deliver().await;
    let link = usher.mail_to("noa@example.com").link();
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    usher.deliver().await;
}

/// Opens the pages that most people see, and leaves pictures of them.
async fn look_around(browser: &Browser, tongue: &Tongue) {
    for (path, page) in
        [("/users", "users"), ("/team", "team"), ("/settings", "settings"), ("/", "overview")]
    {
        browser.open(path).await;
        fits(browser, tongue).await;
        browser.looks(&format!("{page}-{}", tongue.tag)).await;
    }
}

#[tokio::test]
async fn the_switch_goes_for_the_sign_in_and_for_the_portal() {
    with_and_without_scripts(async |_, browser| {
        browser.open("/sign-in").await;
        switch(browser, &ENGLISH, &GERMAN).await;
        browser.sees(GERMAN.sign_in).await;
        browser.looks("sign-in-de").await;
        browser.fill("E-Mail-Adresse", GRACE).await;
        browser.fill("Passwort", "falsch").await;
        browser.press("Anmelden").await;
        browser.sees("Passwort").await;
        fits(browser, &GERMAN).await;
        browser.fill("Passwort", GOOD_PASSWORD).await;
        browser.press("Anmelden").await;
        browser.leaves("/sign-in").await;
        browser.open("/users?q=grace").await;
        browser.sees(GERMAN.users).await;

        // Whoever switches stays where they are.
        switch(browser, &GERMAN, &HEBREW).await;
        browser.sees(HEBREW.users).await;
        assert_eq!(browser.url().await.query(), Some("q=grace"));
        assert_eq!(browser.count("html[dir=rtl]").await, 1);
        switch(browser, &HEBREW, &ENGLISH).await;
        browser.sees(ENGLISH.users).await;
        assert_eq!(browser.count("html[dir=ltr]").await, 1);
    })
    .await;
}

#[tokio::test]
async fn in_each_language_the_pages_fit_into_the_narrowest_screen() {
    with_scripts(async |usher, browser| {
        people(usher).await;
        let visitor = browser.another().await;
        visitor.size(320, 740).await;
        visitor.open("/sign-in").await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.size(320, 740).await;
        browser.open("/users").await;
        let mut from = &ENGLISH;
        for to in OTHERS.iter().chain([&GERMAN, &HEBREW, &ENGLISH]) {
            switch(browser, from, to).await;
            browser.sees(to.users).await;
            fits(browser, to).await;
            switch(&visitor, from, to).await;
            visitor.sees(to.sign_in).await;
            fits(&visitor, to).await;
            from = to;
        }
        visitor.nothing_went_wrong().await;
        visitor.end().await;
    })
    .await;
}

#[tokio::test]
async fn hebrew_is_read_from_right_to_left() {
    let way = Way { language: HEBREW.tag, ..Way::default() };
    visit(way, async |usher, browser| {
        people(usher).await;
        let mut invited = body("yael@example.com");
        (invited["first_name"], invited["language"]) = (json!("יעל"), json!(HEBREW.tag));
        usher.add(&invited).await;
        usher.deliver().await;
        browser.open(&usher.mail_to("yael@example.com").link()).await;
        browser.sees("יעל").await;
        fits(browser, &HEBREW).await;
        browser.looks("accept-he").await;

        browser.open("/sign-in").await;
        browser.sees(HEBREW.sign_in).await;
        browser.looks("sign-in-he").await;
        browser.fill("דוא״ל", GRACE).await;
        browser.fill("סיסמה", GOOD_PASSWORD).await;
        browser.press("כניסה").await;
        browser.leaves("/sign-in").await;
        // Grace reads English until she says otherwise.
        switch(browser, &ENGLISH, &HEBREW).await;
        browser.sees(HEBREW.users).await;
        assert_eq!(browser.count("html[dir=rtl]").await, 1);
        look_around(browser, &HEBREW).await;
        // The menu of places begins where the language does.
        browser.size(1280, 800).await;
        let side =
            "return document.querySelector('.bar').getBoundingClientRect().right === innerWidth;";
        assert_eq!(browser.script(side, &[]).await, true);
    })
    .await;
}

#[tokio::test]
async fn german_has_room_for_its_long_words() {
    let way = Way { language: GERMAN.tag, ..Way::default() };
    visit(way, async |usher, browser| {
        people(usher).await;
        browser.open("/sign-in").await;
        browser.fill("E-Mail-Adresse", GRACE).await;
        browser.fill("Passwort", GOOD_PASSWORD).await;
        browser.press("Anmelden").await;
        browser.leaves("/sign-in").await;
        switch(browser, &ENGLISH, &GERMAN).await;
        browser.sees(GERMAN.users).await;
        look_around(browser, &GERMAN).await;
        for (path, page) in [("/roles", "roles"), ("/keys", "keys"), ("/approvals", "approvals")] {
            browser.open(path).await;
            fits(browser, &GERMAN).await;
            browser.looks(&format!("{page}-{}", GERMAN.tag)).await;
        }
    })
    .await;
}
