import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, type ElementResult, elementCheck } from "../../../elements.ts";
import { takeNumbers } from "../number-ranges.ts";
import { specs } from "../object-store.ts";
import {
  normaliseRelationship,
  RelationshipSchema,
  relationshipFault,
  type StoredRelationship,
} from "../relationship.ts";
import { type Candidate, keyOf, type Upsert, upsertElements } from "../upsert-elements.ts";

const checkForm = elementCheck(RelationshipSchema);
const RANGE = "80";

/** Contact persons of companies. A pair that was deleted lives again under its number. */
export function upsertRelationships(db: Db, relationships: unknown[], by: string): Promise<ElementResult[]> {
  return upsertElements(db, upsert, relationships, by);
}

const upsert: Upsert<StoredRelationship> = {
  spec: specs.relationship,
  read(element) {
    const form = checkForm(element);
    if ("problem" in form) return { key: keyOf(element, "relationshipNumber"), ...form };
    const key = form.value.relationshipNumber ?? "";
    const problem = relationshipFault(form.value);
    if (problem) return { key, problem };
    const content = normaliseRelationship(form.value, new Date().toISOString().slice(0, 10));
    return { key, content, expectedChangeNumber: form.value.changeNumber };
  },
  async check(transaction, candidates) {
    const known = await readKnown(transaction, candidates);
    const problems = new Map<number, ElementProblem>();
    for (const candidate of candidates) {
      const problem = referenceFault(candidate, known);
      if (problem) problems.set(candidate.index, problem);
      else takePlace(candidate, known);
    }
    const newcomers = candidates.filter(({ index, key }) => key === "" && !problems.has(index));
    const numbers = newcomers.length === 0 ? [] : await takeNumbers(transaction, RANGE, newcomers.length);
    for (const [index, candidate] of newcomers.entries()) giveNumber(candidate, String(numbers[index]));
    return problems;
  },
};

type Pair = { number: string; companyId: string; personId: string; deleted: boolean; isDefault: boolean };
type Known = { categories: Map<string, string>; codes: Set<string>; pairs: Pair[] };

async function readKnown(transaction: DbTransaction, candidates: Candidate<StoredRelationship>[]): Promise<Known> {
  const partners = candidates.flatMap(({ content }) => [content.companyId, content.personId]);
  const { rows: found } = await sql<{ partnerId: string; category: string }>`
    select partner_id as "partnerId", category from masterdata.business_partner where partner_id = any(${partners})`.execute(
    transaction,
  );
  const { rows: pairs } = await sql<Pair>`
    select relationship_number as number, company_id as "companyId", person_id as "personId", status = 'deleted' as deleted,
      content @> '{"isDefault": true}' as "isDefault"
    from masterdata.relationship
    where company_id = any(${partners}) or relationship_number = any(${candidates.map(({ key }) => key)})`.execute(
    transaction,
  );
  const codes = await transaction
    .selectFrom("masterdata.value_list")
    .where("list", "in", ["contactFunction", "contactDepartment"])
    .select(["list", "code"])
    .execute();
  return {
    categories: new Map(found.map(({ partnerId, category }) => [partnerId, category])),
    codes: new Set(codes.map(({ list, code }) => `${list} ${code}`)),
    pairs,
  };
}

function referenceFault(
  { key, content }: Candidate<StoredRelationship>,
  { categories, codes, pairs }: Known,
): ElementProblem | undefined {
  const { companyId, personId, function: role, department, isDefault, deleted } = content;
  for (const [name, id] of Object.entries({ companyId, personId }))
    if (!categories.has(id))
      return { code: "partner-unknown", detail: `There is no business partner ${id}.`, where: `/${name}` };
  if (categories.get(companyId) === "person")
    return {
      code: "company-is-person",
      detail: `${companyId} is a person; persons have no contact persons.`,
      where: "/companyId",
    };
  if (categories.get(personId) !== "person")
    return { code: "contact-no-person", detail: `${personId} is no person.`, where: "/personId" };
  for (const [name, list, code] of [
    ["function", "contactFunction", role],
    ["department", "contactDepartment", department],
  ] as const)
    if (code !== undefined && !codes.has(`${list} ${code}`))
      return { code: "code-unknown", detail: `There is no ${name} ${code}.`, where: `/${name}` };
  const before = pairs.find(({ number }) => number === key);
  if (key !== "" && before === undefined)
    return { code: "relationship-unknown", detail: `There is no relationship ${key}.`, where: "/relationshipNumber" };
  if (before && (before.companyId !== companyId || before.personId !== personId))
    return {
      code: "relationship-fixed",
      detail: "A relationship stays between the same two partners.",
      where: "/personId",
    };
  const twin = pairs.find((each) => each.companyId === companyId && each.personId === personId && each.number !== key);
  if (twin && !twin.deleted)
    return {
      code: "relationship-exists",
      detail: `${personId} is a contact person of ${companyId} already.`,
      where: "/personId",
    };
  const other = pairs.find(
    (each) => each.companyId === companyId && each.isDefault && !each.deleted && each !== twin && each.number !== key,
  );
  if (isDefault && !deleted && other)
    return { code: "default-taken", detail: `The main contact is ${other.personId}.`, where: "/isDefault" };
  return undefined;
}

/** A deleted pair is taken up again, and those behind in the same request see what this one makes. */
function takePlace(candidate: Candidate<StoredRelationship>, { pairs }: Known): void {
  const { companyId, personId, isDefault = false, deleted = false } = candidate.content;
  const twin = pairs.find((each) => each.companyId === companyId && each.personId === personId);
  if (twin) {
    giveNumber(candidate, twin.number);
    Object.assign(twin, { isDefault, deleted });
  } else pairs.push({ number: `new ${candidate.index}`, companyId, personId, isDefault, deleted });
}

function giveNumber(candidate: Candidate<StoredRelationship>, number: string): void {
  candidate.key = number;
  candidate.content.relationshipNumber = number;
}
