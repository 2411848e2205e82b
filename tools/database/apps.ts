import { existsSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@counterfoil/platform";
import { runMigrations } from "graphile-worker";

/** The programs that have a database of their own. */
export const databaseApps = ["server", "erp"] as const;
export type DatabaseApp = (typeof databaseApps)[number];

export const repository = join(import.meta.dirname, "..", "..");

export function appFolder(app: DatabaseApp): string {
  return join(repository, "apps", app);
}

/** The job tables come with the tables of the app, for use cases add jobs in their own transactions. */
export async function migrateApp(app: DatabaseApp, url: string): Promise<void> {
  await runMigrations({ connectionString: url });
  const folder = join(appFolder(app), "migrations");
  if (existsSync(folder)) await migrate({ url, folder });
}
