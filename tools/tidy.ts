// node tools/tidy.ts: the house checks that no tool on the market knows.
import { repository } from "./database/apps.ts";
import { rules } from "./tidy/rules.ts";
import { readSource } from "./tidy/source.ts";

const files = readSource(repository);
for (const rule of rules) {
  const findings = rule.find(files);
  for (const { path, line, message } of findings) console.log(`${path}:${line} ${message}`);
  if (findings.length > 0) console.log(`  ${rule.name}, because ${rule.because}\n`);
  if (findings.length > 0) process.exitCode = 1;
}
