//! How a page looks, to eyes and to assistive technology.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    sync::LazyLock,
    thread,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::{browser::Browser, chromium::told_by_xtask};

/// A telephone's width, and a desk's.
const WIDTHS: [(u32, u32); 2] = [(360, 740), (1280, 800)];

/// The narrowest that a page must fit into without being moved sideways (WCAG 1.4.10).
const NARROWEST: u32 = 320;

/// axe, by <https://github.com/dequelabs/axe-core>.
static AXE: LazyLock<String> =
    LazyLock::new(|| fs::read_to_string(told_by_xtask("USHER_AXE")).unwrap());

/// Runs axe on the page. A mail that is shown in a frame is no part of the page.
const RUN_AXE: &str = "
const [rules, done] = arguments;
// Off by default, though a label leads to the first that bears its id.
const all = { rules: { 'duplicate-id': { enabled: true } } };
const chosen = rules ? { runOnly: { type: 'rule', values: rules } } : all;
axe.run(document, { ...chosen, resultTypes: ['violations'], iframes: false }).then(
  ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
  }))),
  (error) => done([{ id: 'axe itself', help: String(error), nodes: [] }]),
);";

/// What depends on colours. The other rules have seen the page in light already.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// What whoever looks prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
}

impl Theme {
    const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Browser {
    /// Looks at the page at all sizes, in light and dark: axe finds nothing, nothing sticks out to the side, and a
    /// picture of the whole page goes to `target/screenshots/<page>-<width>-<light|dark>.png`.
    pub async fn looks(&self, page: &str) {
        let page = if self.way.scripts { page.to_owned() } else { format!("{page}-no-scripts") };
        self.is_quiet().await;
        self.size(NARROWEST, 740).await;
        self.fits(NARROWEST).await;
        for (width, height) in WIDTHS {
            self.size(width, height).await;
            self.fits(width).await;
            for &theme in self.themes() {
                self.theme(theme).await;
                self.axe(theme).await;
                self.picture(&format!("{page}-{width}-{}", theme.name())).await;
            }
        }
    }

    /// What is seen is good for everybody, in light and dark. Each state of a page is looked at once at each width,
    /// whichever test comes by it first.
    pub(super) async fn is_fine(&self) {
        for &theme in self.themes() {
            self.theme(theme).await;
            self.axe(theme).await;
        }
    }

    /// Without scripts a page has the same colours as with them: it is enough to look once.
    const fn themes(&self) -> &'static [Theme] {
        if self.way.scripts { &[Theme::Dark, Theme::Light] } else { &[Theme::Light] }
    }

    pub(super) async fn theme(&self, theme: Theme) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": theme.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    async fn is_quiet(&self) {
        let quiet = async || self.script("return quiet();", &[]).await == true;
        self.until("the page does not come to rest", quiet).await;
    }

    async fn fits(&self, width: u32) {
        let overflow = self.script("return overflow();", &[]).await;
        assert_eq!(
            overflow,
            0,
            "at {width} px, pixels of {} that stick out",
            self.url().await.path()
        );
    }

    async fn axe(&self, theme: Theme) {
        self.is_quiet().await;
        let state = "return [innerWidth, markup()];";
        let state = self.script(state, &[]).await;
        let mut hasher = DefaultHasher::new();
        (theme.name(), state.to_string()).hash(&mut hasher);
        let judged = told_by_xtask("USHER_JUDGED").join(format!("{:016x}", hasher.finish()));
        if judged.exists() {
            return;
        }
        let there = self.script("return typeof axe === 'object';", &[]).await;
        if there != true {
            self.chromium.driver.execute(AXE.as_str(), vec![]).await.unwrap();
        }
        // Axe waits by timers, which only run with scripts. The page's own have missed their time by now.
        self.let_scripts_run(true).await;
        let rules = if theme == Theme::Dark { json!(OF_COLOURS) } else { Value::Null };
        let found = self.chromium.driver.execute_async(RUN_AXE, vec![rules]).await.unwrap();
        self.let_scripts_run(self.way.scripts).await;
        let violations = found.json().as_array().unwrap();
        let told: Vec<String> = violations.iter().map(violation).collect();
        let path = self.url().await.path().to_owned();
        let circumstances = format!("{}, {} px", theme.name(), state[0]);
        assert!(told.is_empty(), "axe, at {path} ({circumstances}):\n{}", told.join("\n"));
        fs::write(judged, "").unwrap();
    }

    async fn picture(&self, name: &str) {
        let metrics = self.cdp("Page.getLayoutMetrics", json!({})).await;
        let size = &metrics["cssContentSize"];
        // Of just what the window holds, Chromium moves the picture aside on a page that is read from right to left.
        let height = size["height"].as_f64().unwrap() + 1.0;
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": height, "scale": 1 });
        let whole = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.cdp("Page.captureScreenshot", whole).await;
        let picture = STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
        let folder = told_by_xtask("USHER_SCREENSHOTS");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }

    /// A picture for whoever finds out why a test failed.
    pub(super) async fn leave_a_picture(&self) {
        let test = thread::current().name().unwrap_or("test").replace("::", "-");
        self.picture(&format!("failed-{test}")).await;
        eprintln!("a picture of the page is in target/screenshots/failed-{test}.png");
    }
}

fn violation(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let places: Vec<String> = nodes
        .map(|node| format!("    {}\n      {}", node["html"], node["failureSummary"]))
        .collect();
    format!("  {}: {}\n{}", violation["id"], violation["help"], places.join("\n"))
}
