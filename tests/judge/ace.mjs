// Ace by DAISY over one EPUB, in the Chromium that is installed: node ace.mjs BOOK FOLDER. The report is FOLDER/report.json.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");
const [book, outdir] = process.argv.slice(2);
try {
  await ace(book, { outdir, silent: true }, runner);
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
