// node tools/print-bridge.ts --printer 192.168.1.50 --origin https://counterfoil.example: what a till's browser cannot do, speak to
// a receipt printer in the network. The token that it shows is typed into the till once ("Printer" in the menu).
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { printBridge } from "@counterfoil/contracts";
import { createBridge } from "./print-bridge/bridge.ts";

const RAW_PRINTING = 9100;

const { values } = parseArgs({
  options: {
    printer: { type: "string" },
    origin: { type: "string" },
    "token-file": { type: "string", default: join(homedir(), ".counterfoil", "print-bridge-token") },
  },
});
const [, host, port = RAW_PRINTING] = /^([^\s:]+)(?::(\d{1,5}))?$/.exec(values.printer ?? "") ?? [];
const origin = URL.parse(values.origin ?? "")?.origin;
if (!host || !origin) {
  console.error("node tools/print-bridge.ts --printer <address>[:9100] --origin <address of the till, https://…>");
  process.exit(1);
}
const token = tokenIn(values["token-file"]);
createBridge({ printer: { host, port: Number(port) }, token, origin }).listen(printBridge.port, "127.0.0.1", () => {
  console.log(`Prints at ${host}:${port} for ${origin}. Token for the till: ${token}`);
});

/** Made at the first start, and readable for this user only. */
function tokenIn(path: string): string {
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  const made = randomBytes(16).toString("hex");
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `${made}\n`, { mode: 0o600 });
  return made;
}
