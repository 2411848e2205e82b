import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser of this machine; on a Debian as root it is installed where it is missing. */
export function ensureChromium(log: (line: string) => void): string {
  const found = findChromium() ?? installChromium(log);
  if (found) return found;
  throw new Error("No browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.");
}

export function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH?.trim();
  if (chosen) return isProgram(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...fixedPlaces];
  return candidates.find(isProgram);
}

function installChromium(log: (line: string) => void): string | undefined {
  if (process.env.CHROMIUM_PATH?.trim() || process.getuid?.() !== 0) return undefined;
  log("installing Chromium with apt-get");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const flags of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const run = spawnSync("apt-get", flags, {
      env: environment,
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    if (run.status !== 0) log(`apt-get ${flags[0]}: ${run.error?.message ?? run.stderr.trim()}`);
  }
  return findChromium();
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
