import { type MappedRecord, type Receipt, signedMinor } from "@counterfoil/sap";

type Broken = { code: string; subject: string; detail: string };

/** Rules of the ERP's intake that a record can break although each of its fields fits. */
export function brokenRule(type: MappedRecord, draft: Record<string, unknown>): Broken | undefined {
  return type === "WPUBON01" ? unbalanced(draft as Partial<Receipt>) : undefined;
}

function unbalanced({ items = [], conditions = [], payments = [] }: Partial<Receipt>): Broken | undefined {
  const sum = (amounts: readonly Parameters<typeof signedMinor>[0][] = []) =>
    amounts.reduce((total, amount) => total + signedMinor(amount), 0);
  const lines = items.reduce(
    (total, { kind, conditions }) => total + (kind === "return" ? -1 : 1) * sum(conditions),
    0,
  );
  const [goods, paid] = [lines + sum(conditions), sum(payments)];
  if (goods === paid) return undefined;
  const detail = `The items come to ${goods / 100}, the payments to ${paid / 100}.`;
  return { code: "unbalanced", subject: "E1WPB03.KONDVALUE", detail };
}
