import {
  type JournalEntry,
  JournalEntrySchema,
  type NewCustomer,
  NewCustomerSchema,
  type ParkedSale,
  ParkedSaleSchema,
} from "@counterfoil/contracts";
import { Compile } from "typebox/compile";
import type { Customers } from "./modules/customers/index.ts";
import type { Journal } from "./modules/journal/index.ts";
import type { Parked } from "./modules/parked/index.ts";
import type { BesideKind } from "./modules/sales/index.ts";

type Sources = {
  customers: Pick<Customers, "createSoldTo">;
  parked: Pick<Parked, "keepExported">;
  journal: Pick<Journal, "takeOne">;
};

/** What a till exports beside its transactions, and who takes it. Customers stand first: receipts name them. */
export const besideKinds = ({ customers, parked, journal }: Sources): BesideKind[] => [
  {
    what: "customer",
    elementsOf: ({ customers }) => customers,
    form: Compile(NewCustomerSchema),
    take: (transaction, { till: { tillId, storeId } }, wanted: NewCustomer) =>
      customers.createSoldTo(transaction, { ...wanted, storeId }, { kind: "till", id: tillId, name: tillId }),
    nameOf: ({ person, organisation }: NewCustomer) =>
      organisation?.line1 ?? [person?.first, person?.last].filter(Boolean).join(" "),
  },
  {
    what: "parkedSale",
    elementsOf: ({ parked }) => parked,
    form: Compile(ParkedSaleSchema),
    take: parked.keepExported,
    nameOf: ({ name, personName }: ParkedSale) => name ?? personName,
  },
  {
    what: "journalEntry",
    elementsOf: ({ journal }) => journal,
    form: Compile(JournalEntrySchema),
    take: (transaction, { till }, entry: JournalEntry) => journal.takeOne(transaction, till, entry),
    nameOf: ({ sequence, kind }: JournalEntry) => `${sequence} ${kind}`,
    many: true,
  },
];
