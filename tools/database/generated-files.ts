import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { startTemporaryCluster } from "../postgres/index.ts";
import { appFolder, databaseApps, migrateApp, repository } from "./apps.ts";
import { databaseTypes } from "./database-types.ts";
import { firstDifference } from "./difference.ts";
import { schemaDump } from "./schema-dump.ts";

export type GeneratedFile = { path: string; text: string };

const kinds = {
  types: { name: join("src", "database.gen.ts"), make: databaseTypes },
  schema: { name: "schema.sql", make: schemaDump },
};
export type GeneratedKind = keyof typeof kinds;

/** The files as they should be, from databases that are made and migrated for this. */
async function makeFiles(wanted: GeneratedKind[]): Promise<GeneratedFile[]> {
  const cluster = await startTemporaryCluster([...databaseApps]);
  try {
    const files: GeneratedFile[] = [];
    for (const app of databaseApps) {
      await migrateApp(app, cluster.url(app));
      for (const kind of wanted) {
        const { name, make } = kinds[kind];
        files.push({ path: join(appFolder(app), name), text: await make(cluster.url(app)) });
      }
    }
    return files;
  } finally {
    await cluster.stop();
  }
}

/** Writes them, or with `--check` says where the committed ones differ. Returns what a person should read. */
export async function generate(wanted: GeneratedKind[], check: boolean): Promise<string[]> {
  const differing = (await makeFiles(wanted)).filter(({ path, text }) => committed(path) !== text);
  if (!check) for (const { path, text } of differing) writeFileSync(path, text);
  return differing.map(({ path, text }) => {
    const name = relative(repository, path);
    if (!check) return `wrote ${name}`;
    return `${name} does not match the migrations (npm run db:types writes it)\n${firstDifference(committed(path), text)}`;
  });
}

function committed(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
