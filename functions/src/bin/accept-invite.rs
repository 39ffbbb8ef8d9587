//! The Lambda function `accept-invite`.

use usher_functions::runtime::{Environment, serve};

fn main() -> Result<(), lambda_runtime::Error> {
    serve(usher_functions::accept_invite::routes(), &Environment::new(std::env::vars()))
}
