import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { startTemporaryCluster } from "../postgres/index.ts";
import { appFolder, type DatabaseApp, migrateApp, repository } from "./apps.ts";
import { databaseTypes } from "./database-types.ts";
import { firstDifference } from "./difference.ts";
import { schemaDump } from "./schema-dump.ts";

type GeneratedFile = { path: string; text: string };

/** Writes what follows from the migrations, or with `check` says where the committed files differ: lines for a person. */
export async function generate(apps: readonly DatabaseApp[], check: boolean): Promise<string[]> {
  const differing = (await makeFiles(apps)).filter(({ path, text }) => committed(path) !== text);
  if (!check) for (const { path, text } of differing) writeFileSync(path, text);
  return differing.map(({ path, text }) => {
    const name = relative(repository, path);
    if (!check) return `wrote ${name}`;
    return `${name} does not match the migrations (npm run db:types writes it)\n${firstDifference(committed(path), text)}`;
  });
}

/** The files as they should be, from databases that are made and migrated for this. */
async function makeFiles(apps: readonly DatabaseApp[]): Promise<GeneratedFile[]> {
  const cluster = await startTemporaryCluster([...apps]);
  try {
    const files: GeneratedFile[] = [];
    for (const app of apps) {
      const url = cluster.url(app);
      await migrateApp(app, url);
      files.push({ path: join(appFolder(app), "src", "database.gen.ts"), text: await databaseTypes(url) });
      files.push({ path: join(appFolder(app), "schema.sql"), text: await schemaDump(url) });
    }
    return files;
  } finally {
    await cluster.stop();
  }
}

function committed(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
