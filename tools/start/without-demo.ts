import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoAccess } from "../demo/access.ts";
import type { StartSettings } from "./settings.ts";

/** Said once, it holds for the folder: a later start must not put the demo's shop among a retailer's own. */
export function isWithoutDemo({ dataDir, demo }: StartSettings, access: DemoAccess | undefined): boolean {
  const note = join(dataDir, "without-demo");
  if (access === undefined && demo === "no") writeFileSync(note, "This folder holds a retailer of one's own.\n");
  return existsSync(note);
}
