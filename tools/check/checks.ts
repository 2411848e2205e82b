import { join } from "node:path";
import { repository } from "../database/apps.ts";

/** A question to the whole repository that is answered by an exit code. */
export type Check = { name: string; script: string; flags: string[] };

const library = (path: string) => join(repository, "node_modules", path);
const ours = (path: string) => join(repository, "tools", path);

export const checks: Check[] = [
  { name: "types of programs and tools", script: library("typescript/bin/tsc"), flags: ["-p", "tsconfig.json"] },
  { name: "types of screens", script: library("typescript/bin/tsc"), flags: ["-p", "tsconfig.web.json"] },
  { name: "migrations against schema and types", script: ours("database-types.ts"), flags: ["--check"] },
  {
    name: "walls between parts",
    script: library("dependency-cruiser/bin/dependency-cruiser.mjs"),
    flags: [
      "--config",
      ".dependency-cruiser.ts",
      "--output-type",
      "err-long",
      "apps",
      "packages",
      "tools",
      "bench",
      "e2e",
    ],
  },
  { name: "dead code", script: library("knip/bin/knip.js"), flags: ["--no-progress"] },
  {
    name: "format and lint",
    script: library("@biomejs/biome/bin/biome"),
    flags: ["check", "--error-on-warnings", "."],
  },
  { name: "house rules", script: ours("tidy.ts"), flags: [] },
];
