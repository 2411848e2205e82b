import { initialTillSettings } from "@counterfoil/contracts";
import { putQuickKeys } from "./counter-goods.ts";
import { type Door, unless } from "./door.ts";
import { putPerson } from "./people.ts";
import { cardTypes, company, paymentMethods, replayTill, sites, staff, storeGroups, taxes } from "./retailer.ts";
import type { Secrets } from "./secrets.ts";
import type { Step } from "./set-up-demo.ts";

const paper = {
  ...initialTillSettings.paper,
  header: ["Monday to Saturday, 9 to 19"],
  footer: ["Thank you. Goods come back within", "30 days with this receipt."],
};

/** Tourists pay in euros; the terminal beside the second till of London is a simulated one. */
const payment = { ...initialTillSettings.payment, foreign: [{ currency: "EUR", rate: 0.84 }] };
const atTerminal = { ...payment, terminal: "simulator" };

/** Company, stores, tills, payment methods, taxes and staff. */
export async function setUpServer(server: Door, secrets: Secrets, step: Step): Promise<void> {
  await step("server: company, stores, tills, payment methods, taxes", async () => {
    await putCompany(server);
    for (const site of sites) if (site.kind === "store") await putStore(server, site);
    await server.put("/api/organisation/nodes/till/1010-02/settings/payment", atTerminal);
    for (const [position, method] of paymentMethods.entries()) {
      const { code, ...facts } = method;
      await server.put(`/api/organisation/payment-methods/${code}`, { ...facts, position: position + 1 });
    }
    for (const [position, { code, ...names }] of cardTypes.entries())
      await server.put(`/api/organisation/card-types/CARD/${code}`, { names, position: position + 1, active: true });
    await putQuickKeys(server);
    await server.put("/api/organisation/nodes/company/company/settings/paper", paper);
    await server.put("/api/organisation/nodes/company/company/settings/payment", payment);
    for (const { code, ...facts } of taxes) await server.put(`/api/catalog/taxes/${code}`, facts);
  });
  await step(`server: ${staff.length} people, those at tills with PINs`, async () => {
    for (const [index, { userName, name, roles, pin: sells }] of staff.entries()) {
      const { password, pin } = secrets.staff[index] as Secrets["staff"][number];
      const personId = await putPerson(server, { userName, name, roles: [...roles], password });
      if (sells) await server.put(`/api/access/people/${personId}/pin`, { pin });
    }
  });
}

/** What all stores have is said once, at the company; stores inherit it. */
async function putCompany(server: Door): Promise<void> {
  const { code: companyCode, name, currency, salesOrganisation, division, timeZone, storeChannel } = company;
  await server.put("/api/organisation/company", {
    companyCode,
    name,
    currency,
    salesOrganisation,
    division,
    timeZone,
    language: "en",
    distributionChannel: storeChannel,
    storageLocations: sites[0].storageLocations.map(({ id, name }) => ({ storageLocation: id, name })),
    openingHours: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: "09:00", closes: "19:00" })),
  });
  for (const { groupId, name } of storeGroups) await server.put(`/api/organisation/store-groups/${groupId}`, { name });
}

async function putStore(server: Door, { siteId, name, address, tills }: (typeof sites)[number]) {
  await server.put(`/api/organisation/stores/${siteId}`, {
    name,
    addressLines: [`${address.houseNumber} ${address.street}`, `${address.city} ${address.postalCode}`],
    groupId: storeGroups.find(({ storeIds }) => storeIds.some((storeId) => storeId === siteId))?.groupId ?? null,
  });
  for (const tillId of tills) await putTill(server, { storeId: siteId, number: tillId.slice(-2) });
  if (siteId === replayTill.storeId)
    await putTill(server, {
      storeId: siteId,
      number: replayTill.number,
      kind: "replay",
      name: "Replay of old receipts",
    });
}

async function putTill(server: Door, till: { storeId: string; number: string; kind?: string; name?: string }) {
  await unless("till-exists", server.post("/api/organisation/tills", till));
}
