//! The Lambda function `chat`.

use usher_bot::{lambda::serve_chat, settings::Environment};

fn main() -> Result<(), lambda_runtime::Error> {
    serve_chat(&Environment::new(std::env::vars()))
}
