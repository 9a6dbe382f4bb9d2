// Bundles main.js with Vega and Vega-Lite into one script, and writes its digest beside it.
// Usage: node bundle.mjs OUTPUT
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const output = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const made = buildSync({
  absWorkingDir: here,
  entryPoints: [join(here, "main.js")],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "ascii",
  legalComments: "none",
  banner: { js: "/* Vega, Vega-Lite: University of Washington Interactive Data Lab, BSD-3-Clause. D3: Mike Bostock, ISC. */" },
  write: false,
});
// The script stands inside an HTML element, which these would end or confuse.
const script = made.outputFiles[0].text.replace(/<\/script/gi, "<\\/script").replace(/<!--/g, "<\\!--");
if (script.includes(")~nrmsim~")) throw new Error("the script holds the mark that ends it in the program");
writeFileSync(output, script);
writeFileSync(`${output}.digest`, `sha256-${createHash("sha256").update(script).digest("base64")}`);
