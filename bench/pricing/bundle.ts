import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import type { Figure } from "../figure.ts";

const entry = join(import.meta.dirname, "../../packages/pricing/src/index.ts");

const external = [/^@counterfoil\/contracts/];

/** What the engine adds to the till's code, bundled and made small as the till's own build does it. The contracts are in the till anyway. */
export async function measureBundle(): Promise<Figure> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: true, lib: { entry, formats: ["es"] }, rolldownOptions: { external } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ("output" in one ? one.output : []));
  const code = outputs.map((one) => ("code" in one ? one.code : "")).join("");
  return {
    figure: "engine in the till, gzipped",
    value: gzipSync(code).length / 1000,
    unit: "kB",
    aim: 40,
    detail: { minified: code.length },
  };
}
