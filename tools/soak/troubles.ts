import { setTimeout as pause } from "node:timers/promises";
import type { Line } from "../../e2e/support/line.ts";
import type { Chance } from "../faults/chance.ts";
import type { Instance } from "../instance/instance.ts";
import type { BrowserTill } from "./browser-till.ts";

export type Place = { till: BrowserTill; line: Line; instance: Instance; chance: Chance };
export type Trouble = { name: string; weight: number; happen(place: Place): Promise<void> };

const troubles: Trouble[] = [
  {
    name: "line cut",
    weight: 5,
    async happen({ line, chance }) {
      line.cut();
      await pause(chance.between(200, 8_000));
      line.mend();
    },
  },
  { name: "page reloaded", weight: 4, happen: async ({ till }) => void (await till.reload()) },
  { name: "tab closed", weight: 2, happen: ({ till }) => till.closeTab() },
  { name: "tab crashed", weight: 2, happen: ({ till }) => till.crashTab() },
  {
    name: "line cut and page reloaded",
    weight: 2,
    async happen({ till, line, chance }) {
      line.cut();
      await till.reload();
      await pause(chance.between(200, 4_000));
      line.mend();
    },
  },
  {
    name: "server killed",
    weight: 2,
    async happen({ instance: { server }, chance }) {
      await server.kill();
      await pause(chance.between(100, 2_000));
      await server.start();
    },
  },
  {
    name: "ERP killed",
    weight: 1,
    async happen({ instance: { erp }, chance }) {
      await erp.kill();
      await pause(chance.between(100, 2_000));
      await erp.start();
    },
  },
];

export function nextTrouble(chance: Chance): Trouble {
  return chance.oneOf(troubles.flatMap((trouble) => Array.from({ length: trouble.weight }, () => trouble)));
}
