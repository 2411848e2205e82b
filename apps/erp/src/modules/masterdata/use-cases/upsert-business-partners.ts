import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, type ElementResult, elementCheck } from "../../../elements.ts";
import {
  type BusinessPartner,
  BusinessPartnerSchema,
  normalisePartner,
  partnerFault,
  type StoredPartner,
} from "../business-partner.ts";
import { type Grouping, readGroupings } from "../customizing.ts";
import { findInternalRanges, takeNumbers } from "../number-ranges.ts";
import { specs } from "../object-store.ts";
import { checkPartnerReferences } from "../partner-references.ts";
import { type Candidate, keyOf, type Reading, type Upsert, upsertElements } from "../upsert-elements.ts";

const checkForm = elementCheck(BusinessPartnerSchema);
type Numbering = { groupings: Map<string, Grouping>; ranges: { first: number; last: number }[] };

export async function upsertBusinessPartners(db: Db, partners: unknown[], by: string): Promise<ElementResult[]> {
  const numbering = { groupings: await readGroupings(db), ranges: await findInternalRanges(db) };
  const upsert: Upsert<StoredPartner> = {
    spec: specs.businessPartner,
    read: (element) => readPartner(element, numbering),
    async check(transaction, candidates) {
      const problems = await checkPartnerReferences(transaction, candidates, numbering.groupings);
      await numberNew(
        transaction,
        candidates.filter(({ index, key }) => key === "" && !problems.has(index)),
        numbering,
      );
      return problems;
    },
  };
  return upsertElements(db, upsert, partners, by);
}

function readPartner(element: unknown, numbering: Numbering): Reading<StoredPartner> {
  const form = checkForm(element);
  if ("problem" in form) return { key: keyOf(element, "partnerId"), ...form };
  const partner = form.value;
  const key = partner.partnerId ?? "";
  const problem = partnerFault(partner) ?? groupingFault(partner, numbering);
  if (problem) return { key, problem };
  const accountGroup = numbering.groupings.get(partner.grouping)?.accountGroup ?? "";
  return { key, content: normalisePartner(partner, key, accountGroup), expectedChangeNumber: partner.changeNumber };
}

/** The grouping says where the number comes from and which account group a customer has. */
function groupingFault(
  { grouping: code, partnerId, customer }: BusinessPartner,
  numbering: Numbering,
): ElementProblem | undefined {
  const grouping = numbering.groupings.get(code);
  if (!grouping) return { code: "grouping-unknown", detail: `There is no grouping ${code}.`, where: "/grouping" };
  if (grouping.rangeId === null && partnerId === undefined)
    return {
      code: "partner-number-missing",
      detail: `Grouping ${code} takes its numbers from outside: give one.`,
      where: "/partnerId",
    };
  if (grouping.rangeId === null && isReserved(partnerId ?? "", numbering))
    return {
      code: "partner-number-reserved",
      detail: `${partnerId} lies in a range whose numbers we give.`,
      where: "/partnerId",
    };
  if (customer?.accountGroup !== undefined && customer.accountGroup !== grouping.accountGroup)
    return {
      code: "account-group-differs",
      detail: `Grouping ${code} makes account group ${grouping.accountGroup}.`,
      where: "/customer/accountGroup",
    };
  return undefined;
}

function isReserved(partnerId: string, { ranges }: Numbering): boolean {
  const number = /^\d+$/.test(partnerId) ? Number(partnerId) : Number.NaN;
  return ranges.some(({ first, last }) => number >= first && number <= last);
}

/** Refused partners have gone by now, so they use no number up. */
async function numberNew(
  transaction: DbTransaction,
  candidates: Candidate<StoredPartner>[],
  { groupings }: Numbering,
): Promise<void> {
  const byRange = Object.groupBy(candidates, ({ content }) => groupings.get(content.grouping)?.rangeId ?? "");
  for (const rangeId of Object.keys(byRange).sort()) {
    const newcomers = byRange[rangeId] ?? [];
    const numbers = await takeNumbers(transaction, rangeId, newcomers.length);
    for (const [index, candidate] of newcomers.entries()) giveNumber(candidate, String(numbers[index]));
  }
}

function giveNumber(candidate: Candidate<StoredPartner>, partnerId: string): void {
  candidate.key = partnerId;
  candidate.content.partnerId = partnerId;
  for (const area of candidate.content.customer?.salesAreas ?? [])
    for (const each of area.partnerFunctions) if (each.partnerId === "") each.partnerId = partnerId;
}
