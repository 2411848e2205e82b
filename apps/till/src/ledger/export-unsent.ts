import type { Transaction } from "@counterfoil/contracts";
import type { TillDatabase } from "./database.ts";
import type { SendProblem, SendState } from "./rows.ts";
import { readSetting } from "./settings.ts";
import { listUnsent } from "./unsent.ts";

/** The emergency file: all that the server has not confirmed, as it would have been sent, to be brought in by hand. */
export type UnsentExport = {
  format: "counterfoil-unsent-1";
  tillId: string;
  exportedAt: string;
  transactions: { state: SendState; problem?: SendProblem; transaction: Transaction }[];
};

export async function exportUnsent(database: TillDatabase, now: Date): Promise<UnsentExport> {
  const configuration = await readSetting(database, "configuration");
  const rows = await listUnsent(database);
  return {
    format: "counterfoil-unsent-1",
    tillId: configuration?.tillId ?? "",
    exportedAt: now.toISOString(),
    transactions: rows.map(({ state, problem, transaction }) =>
      problem ? { state, problem, transaction } : { state, transaction },
    ),
  };
}
