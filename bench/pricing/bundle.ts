import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import type { Figure } from "../figure.ts";

const root = join(import.meta.dirname, "../..");
const engine = join(root, "packages/pricing/src/index.ts");
const entry = "\0what-the-till-imports";

/** What the till's screens have anyway: the contracts, and the sentences in English and German. */
const external = [/^@counterfoil\/contracts/, /\/pricing\/src\/words\//, /^\.\.\/words\//];

/** What the engine adds to the till's code, bundled and made small as the till's own build does it. */
export async function measureBundle(): Promise<Figure> {
  const names = importedByTheTill();
  const code = `export { ${names.join(", ")} } from ${JSON.stringify(engine)};`;
  const plugin = {
    name: "entry",
    resolveId: (id: string) => (id === entry ? id : undefined),
    load: (id: string) => (id === entry ? code : undefined),
  };
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [plugin],
    build: {
      write: false,
      // Not as a library, which Vite leaves its spaces.
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict", external },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ("output" in one ? one.output : []));
  const small = outputs.map((one) => ("code" in one ? one.code : "")).join("");
  return {
    figure: "engine in the till, gzipped",
    value: gzipSync(small).length / 1000,
    unit: "kB",
    aim: 40,
    detail: { minified: small.length, functions: names.length },
  };
}

/** The functions that the till takes from the engine; types are not there when it runs. */
function importedByTheTill(): string[] {
  const files = globSync("apps/till/src/**/*.{ts,tsx}", { cwd: root }).filter((file) => !file.includes(".test."));
  const names = files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    return [...source.matchAll(/import \{([^}]*)\} from "@counterfoil\/pricing";/g)].flatMap(([, list = ""]) =>
      list.split(",").map((name) => name.trim()),
    );
  });
  return [...new Set(names)].filter((name) => name !== "" && !name.startsWith("type ")).toSorted();
}
