import { fioriTexts } from "@counterfoil/ui/texts";
import { testTexts } from "../../../tools/testing/texts.ts";
import { texts } from "./texts.ts";

const files: Record<string, string> = import.meta.glob(
  ["./**/*.{ts,tsx}", "../../../packages/ui/src/**/*.{ts,tsx}", "!**/*.test.ts", "!**/texts.ts", "!**/texts/index.ts"],
  { query: "?raw", import: "default", eager: true },
);

testTexts({
  texts: [fioriTexts, texts],
  files,
  least: 200,
  namedElsewhere: /^(problem|reason|permission|audit)\.|^tillSettings\..*\.(title|about|hint)$/,
});
