import { sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";
import type { ElementProblem } from "../../elements.ts";
import type { StoredPartner } from "./business-partner.ts";
import type { Grouping } from "./customizing.ts";
import type { Candidate } from "./upsert-elements.ts";

type Known = {
  codes: Map<string, Set<string>>;
  sites: Set<string>;
  groupings: Map<string, Grouping>;
  /** Partner -> its grouping: those stored, and those of this request as long as they are not refused. */
  stored: Map<string, string>;
};

/** Refusals of partners that refer to what is not there, by index. */
export async function checkPartnerReferences(
  transaction: DbTransaction,
  candidates: Candidate<StoredPartner>[],
  groupings: Map<string, Grouping>,
): Promise<Map<number, ElementProblem>> {
  const known = await readKnown(transaction, candidates, groupings);
  const problems = new Map<number, ElementProblem>();
  for (const { index, key, content } of candidates) {
    const problem = numberFault(key, content, known) ?? codeFault(content, known);
    if (problem) problems.set(index, problem);
  }
  // A refused partner takes those that name it along, so this is looked at until nothing more falls.
  for (let before = -1; before < problems.size; ) {
    before = problems.size;
    const coming = new Set(candidates.filter(({ index }) => !problems.has(index)).map(({ key }) => key));
    for (const { index, content } of candidates) {
      const stranger = functionsOf(content).find((partnerId) => !known.stored.has(partnerId) && !coming.has(partnerId));
      if (stranger !== undefined && !problems.has(index))
        problems.set(index, {
          code: "partner-unknown",
          detail: `There is no partner ${stranger} for a partner function.`,
          where: "/customer/salesAreas",
        });
    }
  }
  return problems;
}

async function readKnown(
  transaction: DbTransaction,
  candidates: Candidate<StoredPartner>[],
  groupings: Map<string, Grouping>,
): Promise<Known> {
  const keys = candidates.flatMap(({ key, content }) => [key, ...functionsOf(content)]);
  const stored = await sql<{ partner_id: string; grouping_code: string }>`
    select partner_id, grouping_code from masterdata.business_partner where partner_id = any(${[...new Set(keys)]})`.execute(
    transaction,
  );
  const sites = await transaction.selectFrom("masterdata.site").select("site_id").execute();
  const codes = await transaction.selectFrom("masterdata.value_list").select(["list", "code"]).execute();
  return {
    groupings,
    stored: new Map(stored.rows.map((row) => [row.partner_id, row.grouping_code])),
    sites: new Set(sites.map(({ site_id }) => site_id)),
    codes: new Map(
      Object.entries(Object.groupBy(codes, ({ list }) => list)).map(([list, rows]) => [
        list,
        new Set(rows?.map(({ code }) => code)),
      ]),
    ),
  };
}

function numberFault(key: string, { grouping }: StoredPartner, known: Known): ElementProblem | undefined {
  const storedGrouping = known.stored.get(key);
  if (storedGrouping !== undefined && storedGrouping !== grouping)
    return {
      code: "grouping-fixed",
      detail: `${key} has grouping ${storedGrouping}; it stays what it was made with.`,
      where: "/grouping",
    };
  if (key !== "" && storedGrouping === undefined && known.groupings.get(grouping)?.rangeId !== null)
    return {
      code: "partner-unknown",
      detail: `There is no partner ${key}; grouping ${grouping} gives its numbers itself.`,
      where: "/partnerId",
    };
  return undefined;
}

function codeFault({ roles, customer }: StoredPartner, { codes, sites }: Known): ElementProblem | undefined {
  const areas = customer?.salesAreas ?? [];
  const named: [string, string | undefined, string][] = [
    ...roles.map((role): [string, string, string] => ["role", role, "/roles"]),
    ...areas.flatMap((area, index) =>
      codesOfArea.map((field): [string, string | undefined, string] => [field, area[field], at(index, field)]),
    ),
  ];
  const wrong = named.find(([list, code]) => code !== undefined && !codes.get(list)?.has(code));
  if (wrong)
    return { code: `${kebab(wrong[0])}-unknown`, detail: `There is no ${wrong[0]} ${wrong[1]}.`, where: wrong[2] };
  const index = areas.findIndex(({ deliveringPlant }) => deliveringPlant !== undefined && !sites.has(deliveringPlant));
  if (index < 0) return undefined;
  const plant = areas[index]?.deliveringPlant;
  return { code: "site-unknown", detail: `There is no site ${plant}.`, where: at(index, "deliveringPlant") };
}

const codesOfArea = ["salesOrganisation", "distributionChannel", "division", "priceList", "paymentTerms"] as const;
const at = (index: number, field: string) => `/customer/salesAreas/${index}/${field}`;

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The other partners that a partner names; itself goes without saying. */
function functionsOf(partner: StoredPartner): string[] {
  const all = (partner.customer?.salesAreas ?? []).flatMap((area) =>
    area.partnerFunctions.map(({ partnerId }) => partnerId),
  );
  return all.filter((partnerId) => partnerId !== partner.partnerId);
}
