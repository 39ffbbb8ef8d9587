//! What the bot sends, held against the platforms' own types; and signatures, against Discord's own check.
//!
//! `bot/payloads` has what the bot's tests say that it sends. Each file becomes a constant of the type that
//! npm's `@slack/types` and `discord-api-types` give it, and TypeScript says whether it is one.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::command::{program, run};
use crate::house::House;
use crate::tools::Node;

/// Which type a payload has, by its folder and the beginning of its name; the first that fits.
const TYPES: [(&str, &str, &str); 6] = [
    ("slack", "form", "ModalView"),
    ("slack", "", "SlackMessage"),
    ("discord", "form", "APIModalInteractionResponseCallbackData"),
    ("discord", "commands", "RESTPutAPIApplicationCommandsJSONBody"),
    ("discord", "answer-", "APIInteractionResponse"),
    ("discord", "", "APIInteractionResponseCallbackData"),
];

const HEAD: &str = "\
import type { KnownBlock, ModalView } from \"@slack/types\";
import type {
  APIInteractionResponse,
  APIInteractionResponseCallbackData,
  APIModalInteractionResponseCallbackData,
  RESTPutAPIApplicationCommandsJSONBody,
} from \"discord-api-types/v10\";

type SlackMessage = {
  text: string;
  blocks: KnownBlock[];
  response_type?: \"ephemeral\";
  replace_original?: boolean;
};

export default [
";

/// A request that is signed as ours are must pass Discord's own check, and a changed one must not.
const SIGNATURES: &str = "\
import { readFileSync } from \"node:fs\";
import { verifyKey } from \"discord-interactions\";

const { body, signature, timestamp, public_key } = JSON.parse(readFileSync(process.argv[2], \"utf8\"));
const right = await verifyKey(body, signature, timestamp, public_key);
const wrong = await verifyKey(body + \" \", signature, timestamp, public_key);
if (!right || wrong) {
  console.error(`a signature was ${right ? \"\" : \"not \"}taken, a wrong one was ${wrong ? \"\" : \"not \"}taken`);
  process.exit(1);
}
";

/// Checks types and signatures.
pub fn check(house: &House, node: &Node) -> Result<(), String> {
    let payloads = house.root.join("bot").join("payloads");
    let source = source(&payloads)?;
    let written = |name: &str, text: &str| {
        let path = node.folder().join(name);
        fs::write(&path, text)
            .map(|()| path.clone())
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))
    };
    let types = written("payloads.ts", &source)?;
    let compile = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext"];
    run(program(house, node.program("tsc"), &compile).arg(types))?;
    let signatures = written("signatures.mjs", SIGNATURES)?;
    let signed = payloads.join("signed").join("discord.json");
    run(program(house, "node", &[]).arg(signatures).arg(signed))
}

/// All payloads, each as what it has to be.
fn source(payloads: &Path) -> Result<String, String> {
    let mut source = HEAD.to_owned();
    for (folder, _, _) in TYPES.iter().filter(|(_, beginning, _)| beginning.is_empty()) {
        for (name, text) in files(&payloads.join(folder))? {
            let fits = |of: &&(&str, &str, &str)| of.0 == *folder && name.starts_with(of.1);
            let (_, _, kind) = TYPES.iter().find(fits).ok_or("a payload has no type")?;
            // A constant of its own, so that a property which the type does not have is an error.
            let _ = write!(source, "// {folder}/{name}\n((): {kind} => ({text}))(),\n");
        }
    }
    source.push_str("];\n");
    Ok(source)
}

fn files(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let text = fs::read_to_string(entry.path()).map_err(unreadable)?;
        files.push((entry.file_name().to_string_lossy().into_owned(), text));
    }
    files.sort();
    Ok(files)
}
