import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomCode } from "@counterfoil/platform";
import { staff } from "./retailer.ts";

/** What a set-up makes up: written down before it is used, so that a set-up that was killed can go on with it. */
export type Secrets = {
  administrator: { user: string; password: string };
  staff: { user: string; password: string; pin: string }[];
};

const pathOf = (dataDir: string) => join(dataDir, "demo-setup.json");

export function readOrMakeSecrets(dataDir: string): Secrets {
  const path = pathOf(dataDir);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as Secrets;
  const secrets: Secrets = {
    administrator: { user: "admin", password: makePassword() },
    staff: staff.map(({ userName }) => ({
      user: userName,
      password: makePassword(),
      pin: randomCode(6, "0123456789"),
    })),
  };
  writeFileSync(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secrets;
}

export function forgetSecrets(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}

/** Sixteen of 23 characters: 72 bits, in groups that people can type. */
function makePassword(): string {
  return Array.from({ length: 4 }, () => randomCode(4).toLowerCase()).join("-");
}
