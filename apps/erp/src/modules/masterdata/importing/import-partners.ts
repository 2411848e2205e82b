import { problemOf, sql } from "@counterfoil/platform";
import { readPartners, SapFormatError } from "@counterfoil/sap";
import type { Db, DbTransaction } from "../../../database.ts";
import type { ElementOutcome, ElementProblem, ElementResult } from "../../../elements.ts";
import { readGroupings } from "../customizing.ts";
import { upsertBusinessPartners } from "../use-cases/upsert-business-partners.ts";
import { tryOrTake } from "./dry-run.ts";
import { takeUndoably } from "./import-store.ts";
import { type ReadPartner, readPartner } from "./read-partner.ts";

const fileUnreadable = problemOf(400, "partner-file-unreadable", "The file cannot be read as business partners");
const MOST_PARTNERS = 5000;

export type ImportedPartner = {
  /** The number in the file. */
  number: string;
  name: string;
  outcome: ElementOutcome;
  partnerId?: string;
  problem?: ElementProblem;
  leftOut: string[];
};

/**
 * Partners as another S/4HANA gives them out (JSON of API_BUSINESS_PARTNER). Where the grouping gives numbers itself, a partner gets one of
 * ours and keeps its old one as external number, by which a second import finds it. A dry run does all of it and takes it back.
 */
export async function importPartners(
  db: Db,
  text: string,
  { dryRun, by }: { dryRun: boolean; by: string },
): Promise<ImportedPartner[]> {
  const partners = readFile(text);
  return tryOrTake(db, dryRun, (transaction) => takeIn(transaction, partners, by));
}

function readFile(text: string): ReadPartner[] {
  try {
    const partners = withoutTwins(readPartners(text).map(readPartner));
    if (partners.length <= MOST_PARTNERS) return partners;
  } catch (error) {
    if (error instanceof SapFormatError) throw fileUnreadable(error.message);
    throw error;
  }
  throw fileUnreadable(`The file has more than ${MOST_PARTNERS} partners.`);
}

function withoutTwins(partners: ReadPartner[]): ReadPartner[] {
  const seen = new Set<string>();
  return partners.map((partner) => {
    const isTwin = seen.has(partner.number);
    seen.add(partner.number);
    return isTwin ? { ...partner, faults: [...partner.faults, `${partner.number} comes twice in this file`] } : partner;
  });
}

async function takeIn(transaction: DbTransaction, partners: ReadPartner[], by: string): Promise<ImportedPartner[]> {
  const ours = await readOurNumbers(transaction, partners);
  const groupings = await readGroupings(transaction);
  const good = partners.filter(({ faults }) => faults.length === 0);
  const elements = good.map(({ number, element }) => {
    const keepsNumber = groupings.get(element.grouping)?.rangeId === null;
    const partnerId = keepsNumber ? number : ours.get(number);
    const own = withOurPartners(element, number, ours);
    return { ...own, ...(partnerId && { partnerId }), ...(keepsNumber ? {} : { externalId: number }) };
  });
  const keys = [...ours.values(), ...good.map(({ number }) => number)];
  const results = await takeUndoably(transaction, { kind: "businessPartners", keys, by }, () =>
    upsertBusinessPartners(transaction, elements, by),
  );
  const byPartner = new Map(good.map((partner, index) => [partner, results[index] as ElementResult]));
  return partners.map((partner) => toImported(partner, byPartner.get(partner)));
}

/** External number -> number, of the partners in the file and of those that they name. */
async function readOurNumbers(transaction: DbTransaction, partners: ReadPartner[]): Promise<Map<string, string>> {
  const named = partners.flatMap(({ number, element }) => [
    number,
    ...functionsOf(element).map(({ partnerId }) => partnerId),
  ]);
  const { rows } = await sql<{ external: string; partnerId: string }>`
    select content ->> 'externalId' as external, partner_id as "partnerId" from masterdata.business_partner
    where content ->> 'externalId' = any(${named.filter((number) => number !== undefined)})`.execute(transaction);
  return new Map(rows.map(({ external, partnerId }) => [external, partnerId]));
}

type Function = { partnerId?: string };
type Area = { partnerFunctions: Function[] };
type Customer = { salesAreas: Area[] };

const functionsOf = ({ customer }: ReadPartner["element"]): Function[] =>
  (customer as Customer | undefined)?.salesAreas.flatMap(({ partnerFunctions }) => partnerFunctions) ?? [];

/** Functions that name the partner itself need no number: it may not have one yet. */
function withOurPartners(element: ReadPartner["element"], number: string, ours: Map<string, string>) {
  const customer = element.customer as Customer | undefined;
  if (customer === undefined) return element;
  const salesAreas = customer.salesAreas.map((area) => ({
    ...area,
    partnerFunctions: area.partnerFunctions.map(({ partnerId, ...rest }) => ({
      ...rest,
      ...(partnerId !== undefined && partnerId !== number && { partnerId: ours.get(partnerId) ?? partnerId }),
    })),
  }));
  return { ...element, customer: { ...customer, salesAreas } };
}

function toImported(
  { number, name, leftOut, faults }: ReadPartner,
  result: ElementResult | undefined,
): ImportedPartner {
  const problem =
    result?.problem ?? (result ? undefined : { code: "element-invalid", detail: `${faults.join("; ")}.` });
  return {
    number,
    name,
    outcome: result?.outcome ?? "rejected",
    ...(result && result.key !== "" && { partnerId: result.key }),
    ...(problem && { problem }),
    leftOut,
  };
}
