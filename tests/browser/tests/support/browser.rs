//! The browser, in the words of whoever sits before it.

use std::{cell::RefCell, path::Path, time::Duration};

use serde_json::{Value, json};
use thirtyfour::{Key, TypingData, WebElement, error::WebDriverError};
use tokio::time::{Instant, sleep};
use url::Url;

use super::{Way, chromium::Chromium, looks::Theme, record::Record};

/// How often it is looked at meanwhile.
const PAUSE: Duration = Duration::from_millis(25);

/// What finds things on a page.
const PAGE: &str = include_str!("page.js");

/// A browser with a profile of its own.
pub struct Browser {
    pub(super) chromium: Chromium,
    pub(super) way: Way,
    pub(super) base_url: Url,
    pub(super) record: RefCell<Record>,
    /// How long a page may take until it shows what it should.
    pub limit: Duration,
}

impl Browser {
    /// A browser for what is at `base_url`, such as a second one on the same system. Whoever starts one by hand also
    /// calls [`Browser::end`].
    pub async fn start(base_url: &Url, way: Way) -> Self {
        let browser = Self {
            chromium: Chromium::start(&way).await,
            way,
            base_url: base_url.clone(),
            record: RefCell::new(Record::of(base_url)),
            limit: Duration::from_secs(30),
        };
        browser.set().await;
        browser
    }

    /// Somebody else's browser on the same system, set the same way. Whoever starts one also calls [`Browser::end`].
    pub async fn another(&self) -> Self {
        Self::start(&self.base_url, self.way).await
    }

    /// Whether it runs scripts.
    pub const fn runs_scripts(&self) -> bool {
        self.way.scripts
    }

    // -- what a person does --------------------------------------------------------------------

    /// Opens a path of the system, or a whole address such as a mail's link.
    pub async fn open(&self, path: &str) {
        let url = self.base_url.join(path).unwrap();
        self.chromium.driver.goto(url.as_str()).await.unwrap();
        self.is_fine().await;
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        self.chromium.driver.refresh().await.unwrap();
        self.is_fine().await;
    }

    /// Goes back to the page before.
    pub async fn back(&self) {
        self.chromium.driver.back().await.unwrap();
        self.is_fine().await;
    }

    /// Types into the field of that label, in place of what is there.
    pub async fn fill(&self, label: &str, text: &str) {
        self.fill_in("", label, text).await;
    }

    /// The same, in the part of the page (a row, a card, a form) that says `part`.
    pub async fn fill_in(&self, part: &str, label: &str, text: &str) {
        let field = self.called("field", label, part).await;
        self.on(&field, "mark(arguments[0])").await;
        if text.is_empty() {
            self.keys(Key::Backspace).await;
        } else if text.len() < 200 && text.chars().all(|c| c < '\u{10000}' && !c.is_control()) {
            self.keys(text).await;
        } else {
            // The driver has no keys beyond the basic plane, takes its time for each, and would press Enter for a
            // line's end.
            self.cdp("Input.insertText", json!({ "text": text })).await;
        }
    }

    /// Chooses an option of the list of that label.
    pub async fn choose(&self, label: &str, option: &str) {
        self.choose_in("", label, option).await;
    }

    /// The same, in the part of the page that says `part`.
    pub async fn choose_in(&self, part: &str, label: &str, option: &str) {
        let list = self.called("field", label, part).await;
        let script = format!("{PAGE}\nreturn choose(arguments[0], arguments[1]);");
        let arguments = vec![list.to_json().unwrap(), json!(option)];
        let found = self.chromium.driver.execute(script, arguments).await.unwrap();
        if let Some(missing) = found.json().as_str() {
            panic!("{label}: {missing}");
        }
        found.element().unwrap().click().await.unwrap();
    }

    /// Ticks the box of that label, or presses its radio button.
    pub async fn tick(&self, label: &str) {
        self.set_tick("", label, true).await;
    }

    /// Takes the tick from the box of that label.
    pub async fn untick(&self, label: &str) {
        self.set_tick("", label, false).await;
    }

    /// Ticks the box of that label in the part of the page that says `part`.
    pub async fn tick_in(&self, part: &str, label: &str) {
        self.set_tick(part, label, true).await;
    }

    async fn set_tick(&self, part: &str, label: &str, ticked: bool) {
        let field = self.called("field", label, part).await;
        if field.is_selected().await.unwrap() != ticked {
            field.click().await.unwrap();
        }
    }

    /// Chooses a file of this machine for the field of that label.
    pub async fn attach(&self, label: &str, file: &Path) {
        let field = self.called("field", label, "").await;
        field.send_keys(file.to_str().unwrap()).await.unwrap();
    }

    /// Presses the button or the link of that name.
    pub async fn press(&self, name: &str) {
        self.press_in("", name).await;
    }

    /// The same, in the part of the page (a row, a card, a form) that says `part`.
    pub async fn press_in(&self, part: &str, name: &str) {
        let until = Instant::now() + self.limit;
        loop {
            // What was found may be gone or covered a moment later, as for a person who is too quick.
            match self.called("button", name, part).await.click().await {
                Ok(()) => return,
                Err(error) if Instant::now() > until || !is_passing(&error) => {
                    panic!("“{name}” cannot be pressed: {error}")
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    /// Presses keys, wherever the focus is: a text such as `/`, or `Key::Escape`.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let typing = self.chromium.driver.action_chain().send_keys(keys);
        typing.perform().await.unwrap();
    }

    /// Opens a path in another tab of the same browser, and goes on there.
    pub async fn open_in_new_tab(&self, path: &str) {
        let tab = self.chromium.driver.new_tab().await.unwrap();
        self.chromium.driver.switch_to_window(tab).await.unwrap();
        self.set().await;
        self.open(path).await;
    }

    /// Goes on in another tab; the first is 0.
    pub async fn to_tab(&self, number: usize) {
        let tabs = self.chromium.driver.windows().await.unwrap();
        self.chromium.driver.switch_to_window(tabs[number].clone()).await.unwrap();
    }

    /// Signs in by the page.
    pub async fn sign_in(&self, email: &str, password: &str) {
        self.open("/sign-in").await;
        self.fill("Email", email).await;
        self.fill("Password", password).await;
        self.press("Sign in").await;
        self.leaves("/sign-in").await;
    }

    // -- what a person sees --------------------------------------------------------------------

    /// Waits until the page says `text`; then the page must be as good for everybody.
    pub async fn sees(&self, text: &str) {
        self.waits(&format!("“{text}” is not there"), async |page| page.contains(text)).await;
        self.is_fine().await;
    }

    /// Waits until the page no longer says `text`.
    pub async fn sees_no(&self, text: &str) {
        self.waits(&format!("“{text}” is still there"), async |page| !page.contains(text)).await;
        self.is_fine().await;
    }

    /// Waits until the part of the page that says `part` also says `text`.
    pub async fn sees_in(&self, part: &str, text: &str) {
        let missing = format!("“{text}” is not where “{part}” is");
        let script = "const place = within(arguments[0]); return place ? tidy(said(place)) : null;";
        self.until(&missing, async || {
            self.script(script, &[json!(part)])
                .await
                .as_str()
                .is_some_and(|said| said.contains(text))
        })
        .await;
        self.is_fine().await;
    }

    /// Waits until the browser is at a path.
    pub async fn is_at(&self, path: &str) {
        self.until(&format!("it is not at {path}"), async || self.url().await.path() == path).await;
        self.is_fine().await;
    }

    /// Waits until the browser is at another path.
    pub async fn leaves(&self, path: &str) {
        self.until(&format!("it is still at {path}"), async || self.url().await.path() != path)
            .await;
        self.is_fine().await;
    }

    /// Waits until something stands beside the field of that label: a hint, or what is wrong with it.
    pub async fn sees_beside(&self, label: &str, text: &str) {
        self.until(&format!("“{text}” is not beside “{label}”"), async || {
            // In one look, because the field may be on its way out with the form that was sent.
            let script = "const field = called('field', arguments[0]);
                          return typeof field === 'string' ? null : besides(field);";
            let said = self.script(script, &[json!(label)]).await;
            said.as_str().is_some_and(|said| said.contains(text))
        })
        .await;
        self.is_fine().await;
    }

    /// What is in the field of that label; of a list, the words of the option.
    pub async fn value(&self, label: &str) -> String {
        let field = self.called("field", label, "").await;
        let value = self.on(&field, "value(arguments[0])").await;
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// The name of what holds the focus.
    pub async fn focused(&self) -> String {
        let name = self.script("return name(document.activeElement);", &[]).await;
        name.as_str().unwrap_or_default().to_owned()
    }

    /// All that the page says.
    pub async fn text(&self) -> String {
        let said = self.script("return tidy(said(document.body));", &[]).await;
        said.as_str().unwrap_or_default().to_owned()
    }

    /// How many elements fit a CSS selector, for what has no words.
    pub async fn count(&self, selector: &str) -> usize {
        self.chromium.driver.find_all(thirtyfour::By::Css(selector)).await.unwrap().len()
    }

    /// Where the browser is.
    pub async fn url(&self) -> Url {
        self.chromium.driver.current_url().await.unwrap()
    }

    // -- how it is set -------------------------------------------------------------------------

    /// The page gets this much room, in CSS pixels.
    pub async fn size(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Whoever looks prefers light pages.
    pub async fn light(&self) {
        self.theme(Theme::Light).await;
    }

    /// Whoever looks prefers dark pages.
    pub async fn dark(&self) {
        self.theme(Theme::Dark).await;
    }

    /// Runs a script in the page; what it returns. For what no other method can tell.
    pub async fn script(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!("{PAGE}\n{script}");
        let returned = self.chromium.driver.execute(script, arguments.to_vec()).await.unwrap();
        returned.json().clone()
    }

    // -- the end -------------------------------------------------------------------------------

    /// Closes the browser.
    pub async fn end(self) {
        let Chromium { driver, .. } = self.chromium;
        driver.quit().await.unwrap();
    }

    // -- behind it -----------------------------------------------------------------------------

    /// What holds for one tab only.
    async fn set(&self) {
        self.size(1280, 800).await;
        self.light().await;
        self.let_scripts_run(self.way.scripts).await;
    }

    /// From the next load on, or at once for those that are run from here.
    pub(super) async fn let_scripts_run(&self, run: bool) {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !run })).await;
    }

    pub(super) async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.chromium.driver.cdp().send_raw(command, parameters).await.unwrap()
    }

    /// Waits until something is so; else the test fails with what is missing and what is there instead.
    pub(super) async fn until(&self, missing: &str, is_so: impl AsyncFn() -> bool) {
        let until = Instant::now() + self.limit;
        while !is_so().await {
            let is_late = Instant::now() > until;
            let there = if is_late { self.text().await } else { String::new() };
            assert!(!is_late, "{missing}. At {} is: {there}", self.url().await.path());
            sleep(PAUSE).await;
        }
    }

    async fn waits(&self, missing: &str, is_so: impl AsyncFn(&str) -> bool) {
        self.until(missing, async || is_so(&self.text().await).await).await;
    }

    /// The field or button of a name, as soon as there is one.
    async fn called(&self, kind: &str, name: &str, part: &str) -> WebElement {
        let script = format!("{PAGE}\nreturn called(...arguments);");
        let until = Instant::now() + self.limit;
        loop {
            let arguments = vec![json!(kind), json!(name), json!(part)];
            let found = self.chromium.driver.execute(script.as_str(), arguments).await;
            let missing = match found {
                Ok(found) if found.json().is_string() => found.json().to_string(),
                Ok(found) => return found.element().unwrap(),
                Err(error) => error.to_string(),
            };
            assert!(Instant::now() < until, "no {kind} “{name}” {part}: {missing}");
            sleep(PAUSE).await;
        }
    }

    /// What an expression says of an element.
    async fn on(&self, element: &WebElement, expression: &str) -> Value {
        self.script(&format!("return {expression};"), &[element.to_json().unwrap()]).await
    }
}

/// Whether another try may go better.
fn is_passing(error: &WebDriverError) -> bool {
    use thirtyfour::error::WebDriverErrorInner::{
        ElementClickIntercepted, ElementNotInteractable, StaleElementReference,
    };
    matches!(
        **error,
        ElementClickIntercepted(_) | ElementNotInteractable(_) | StaleElementReference(_)
    )
}
