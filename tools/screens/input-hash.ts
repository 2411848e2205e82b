import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What every screen is made of besides its own folder. */
const shared = ["packages/{contracts,pricing,ui}/**/*", "package-lock.json", "tsconfig.base.json", "tsconfig.web.json"];
const leftOut = /(^|\/)(dist|node_modules)(\/|$)|\.test\.tsx?$/;

/** Changes exactly when a file that goes into the build does, by content: a checkout gives every file a new date. */
export function inputHash(repository: string, folder: string): string {
  const hash = createHash("sha256");
  const paths = globSync([`${folder}/**/*`, ...shared], { cwd: repository, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !leftOut.test(path.slice(repository.length)) && existsSync(path))
    .sort();
  for (const path of paths)
    hash.update(path.slice(repository.length)).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}
