import type { RetailCustomer } from "../retail-data/index.ts";
import { sendElements } from "./bulk.ts";
import type { Door } from "./door.ts";

/** Whom to ask at the first companies of the data set; names are invented. */
const people = [
  { given: "Priya", family: "Nair", function: "0002", department: "0002", isDefault: true },
  { given: "Tom", family: "Ashworth", function: "0005", department: "0004", isDefault: false },
  { given: "Helen", family: "Kowalski", function: "0001", department: "0001", isDefault: true },
  { given: "Yusuf", family: "Demir", function: "0003", department: "0002", isDefault: true },
  { given: "Greta", family: "Lindqvist", function: "0004", department: "0001", isDefault: true },
  { given: "Owen", family: "Pritchard", function: "0002", department: "0002", isDefault: true },
];
/** The first one asks two, whoever else one each. */
const companyOf = (index: number) => Math.max(0, index - 1);
const numberOf = (index: number) => String(90_001 + index);

/** Business partners of their own, and who they are contact persons of. May run twice. */
export async function putContacts(erp: Door, customers: readonly RetailCustomer[]): Promise<void> {
  const companies = customers.filter(({ category }) => category === "organisation");
  const placed = people.flatMap((person, index) => {
    const company = companies[companyOf(index)];
    return company ? [{ ...person, partnerId: numberOf(index), companyId: company.customerId }] : [];
  });
  const partners = placed.map(({ partnerId, given, family }) => ({
    partnerId,
    category: "person",
    grouping: "BPEE",
    person: { given, family },
    language: "en",
    roles: ["BUP001"],
  }));
  await sendElements(erp, "businessPartners", "business-partners", partners);
  const known = new Set<string>();
  for (const { companyId } of placed) for (const personId of await readContacts(erp, companyId)) known.add(personId);
  const missing = placed.filter(({ partnerId }) => !known.has(partnerId));
  await sendElements(erp, "relationships", "relationships", missing.map(relationshipElement));
}

type Placed = (typeof people)[number] & { partnerId: string; companyId: string };

function relationshipElement({ partnerId: personId, companyId, given, family, ...facts }: Placed, index: number) {
  return {
    companyId,
    personId,
    function: facts.function,
    department: facts.department,
    ...(facts.isDefault && { isDefault: true }),
    validFrom: "2010-01-01",
    email: `${given}.${family}@example.com`.toLowerCase(),
    phone: `+44 20 7946 0${300 + index}`,
  };
}

async function readContacts(erp: Door, companyId: string): Promise<string[]> {
  const path = `/api/master-data/business-partners/${companyId}/relationships`;
  const { contacts } = await erp.get<{ contacts: { personId: string }[] }>(path);
  return contacts.map(({ personId }) => personId);
}
