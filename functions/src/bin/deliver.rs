//! The Lambda function `deliver`.

use usher_functions::runtime::{Environment, serve_deliver};

fn main() -> Result<(), lambda_runtime::Error> {
    serve_deliver(&Environment::new(std::env::vars()))
}
