//! Pages within pages, such as a mail that is shown in a frame.

use serde_json::json;
use thirtyfour::{By, error::WebDriverResult};

use super::browser::Browser;

impl Browser {
    /// Waits until the frame of that title says `text`.
    pub async fn sees_in_frame(&self, title: &str, text: &str) {
        let missing = format!("“{text}” is not in the frame “{title}”");
        self.until(&missing, async || {
            // It may be on its way to another page, and has none to read then.
            self.in_frame(title).await.is_ok_and(|said| said.contains(text))
        })
        .await;
    }

    async fn in_frame(&self, title: &str) -> WebDriverResult<String> {
        let driver = &self.chromium.driver;
        let frame = driver.find(By::Css(format!("iframe[title={}]", json!(title)))).await?;
        frame.enter_frame().await?;
        let said = async { driver.find(By::Tag("body")).await?.text().await }.await;
        driver.enter_default_frame().await?;
        said
    }
}
