import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readNote } from "../postgres/placement.ts";
import { freePort } from "./free-port.ts";

/** Where an instance is: addresses are in its database, so a copy of it must be where the first one was. */
export type Place = { dataDir: string; ports: { server: number; erp: number } };

const variable = "INSTANCE_SET_UP_ONCE";

/**
 * For a run of many test files, one after another: the demo retailer is set up by the first of them, the others begin with a copy
 * of its data folder. Answers how to forget it.
 */
export default function setUpOnce(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-once-"));
  chmodSync(folder, 0o711);
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A place with the demo retailer as `make` left it, or nothing where no run shares its set-up. */
export async function takeSetUp(make: (place: Place) => Promise<void>): Promise<Place | undefined> {
  const folder = process.env[variable];
  if (!folder) return undefined;
  const saved = join(folder, "saved");
  const placePath = join(folder, "place.json");
  if (!existsSync(saved)) {
    const place = {
      dataDir: join(folder, "data"),
      ports: { server: await freePort(), erp: await freePort() },
    };
    await make(place);
    // A database that stands elsewhere (root without a reachable folder) is not copied with the folder.
    if (!readNote(place.dataDir)?.folder.startsWith(place.dataDir)) return place;
    writeFileSync(placePath, JSON.stringify(place));
    renameSync(place.dataDir, saved);
  }
  const place = JSON.parse(readFileSync(placePath, "utf8")) as Place;
  rmSync(place.dataDir, { recursive: true, force: true });
  execFileSync("cp", ["-a", saved, place.dataDir]);
  return place;
}
