import type { ImportedBeside, UnsentExport } from "@counterfoil/contracts";
import { Problem } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { Signer } from "../../access/index.ts";
import { type Form, refuseForm } from "../check-transaction.ts";
import type { Refusal } from "../refusal.ts";

/** What an export has beside its transactions, of one kind, and how its module takes one of it: by its id, in the import's transaction. */
export type BesideKind = {
  what: ImportedBeside["what"];
  elementsOf: (made: UnsentExport) => readonly unknown[] | undefined;
  form: Form;
  take: (transaction: DbTransaction, signer: Signer, element: never) => Promise<{ isNew: boolean; similar?: string[] }>;
  nameOf: (element: never) => string;
  /** So many come that only those are named which were not taken. */
  many?: true;
};

type Line = ImportedBeside["lines"][number];

/** Each for itself: what is refused stops nothing else. */
export async function importBeside(
  transaction: DbTransaction,
  kind: BesideKind,
  signer: Signer,
  made: UnsentExport,
): Promise<ImportedBeside> {
  const all: Line[] = [];
  for (const element of kind.elementsOf(made) ?? []) all.push(await takeOne(transaction, kind, signer, element));
  const count = (outcome: Line["outcome"]) => all.filter((line) => line.outcome === outcome).length;
  const lines = kind.many ? all.filter(({ outcome }) => outcome === "rejected") : all;
  return { what: kind.what, taken: count("taken"), known: count("known"), rejected: count("rejected"), lines };
}

async function takeOne(
  transaction: DbTransaction,
  { form, take, nameOf }: BesideKind,
  signer: Signer,
  element: unknown,
): Promise<Line> {
  const wrongForm = refuseForm(form, element, JSON.stringify(element));
  if (wrongForm) return rejected(String((element as { id?: unknown } | null)?.id ?? ""), wrongForm);
  const name = nameOf(element as never);
  try {
    const { isNew, similar } = await take(transaction, signer, element as never);
    return { name, outcome: isNew ? "taken" : "known", ...(similar?.length && { similar }) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return rejected(name, { code: error.facts.code, detail: error.message });
  }
}

const rejected = (name: string, { code, detail }: Refusal): Line => ({
  name,
  outcome: "rejected",
  problem: { code, detail },
});
