import type { Making } from "./modules/customers/index.ts";
import {
  type Communication,
  type Creations,
  customerCauses,
  type Outbound,
  writePartner,
} from "./modules/hub/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";
import type { MasterData } from "./wire-master-data.ts";

type ToErp = { creations: Creations; outbound: Pick<Outbound, "releaseAwaiting" | "wake"> };
export type MakingWiring = Omit<Making, "db" | "clock" | "announceChanged">;
const service = "businessPartnerCreation";

/** What customers need to come to the ERP. The way there is wired after them, and asked for when it is used. */
export function wireMaking(
  { readStores, readCompany }: Pick<Organisation, "readStores" | "readCompany">,
  { readCreationSettings }: Pick<Communication, "readCreationSettings">,
  toErp: () => ToErp,
): MakingWiring {
  return {
    readPlace: async (storeId) => {
      const stores = await readStores();
      const store = storeId === undefined ? stores[0] : stores.find((each) => each.storeId === storeId);
      if (store === undefined) return undefined;
      const { salesOrganisation, distributionChannel, currency } = store;
      const division = (await readCompany())?.division ?? "00";
      return { storeId: store.storeId, salesOrganisation, distributionChannel, division, currency };
    },
    readTerms: readCreationSettings,
    tellErp: (transaction, creation) => toErp().creations.enqueue(transaction, { service, ...creation }),
    retry: (ids, actor) => toErp().creations.retry(ids, actor),
    withdraw: (transaction, id) => toErp().creations.withdraw(transaction, id),
    renew: (transaction, id) => toErp().creations.renew(transaction, id),
    wake: () => toErp().creations.wake(),
    numberKnown: async (transaction, subject) => {
      await toErp().outbound.releaseAwaiting(transaction, subject);
      await toErp().creations.reopenBy(transaction, { codes: customerCauses, subject });
    },
  };
}

/** From now on the ERP creates customers who are made here. */
export function plugCustomers(creations: Creations, customers: MasterData["customers"]): void {
  creations.plug({
    service,
    odata: { service: "API_BUSINESS_PARTNER", set: "A_BusinessPartner" },
    key: "BusinessPartner",
    question: ({ reference }) => `BusinessPartnerIDByExtSystem eq '${reference}'`,
    write: async (id) => {
      const { partnerId, state } = await customers.readMade(id);
      return { body: writePartner(partnerId, state) };
    },
    noteState: (transaction, change) => customers.noteCreation(transaction, change),
  });
}
