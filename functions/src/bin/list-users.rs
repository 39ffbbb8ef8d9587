//! The Lambda function `list-users`.

use usher_functions::runtime::{Environment, serve};

fn main() -> Result<(), lambda_runtime::Error> {
    serve(usher_functions::list_users::routes(), &Environment::new(std::env::vars()))
}
