//! The Lambda function `chat-follow-up`.

use usher_bot::{lambda::serve_follow_up, settings::Environment};

fn main() -> Result<(), lambda_runtime::Error> {
    serve_follow_up(&Environment::new(std::env::vars()))
}
