import type { Clock, SecretKey, TaskList } from "@counterfoil/platform";
import type { Db } from "./database.ts";
import type { Access } from "./modules/access/index.ts";
import { type Alerts, createCommunication, createSetup, watchCertificates } from "./modules/hub/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";

/** Uploads of the price service come by OAuth2, and so by another permission than messages by SOAP. */
const permissionFor = (scenario: string) => (scenario === "OPP" ? "prices.upload" : "masterData.send");

type Options = {
  db: Db;
  clock: Clock;
  secretKey: SecretKey;
  baseUrl: string;
  alerts: Pick<Alerts, "note" | "openKeys">;
  access: Pick<Access, "listTechnicalUsers">;
  organisation: Pick<Organisation, "readCompany" | "readStores" | "readTills" | "readPaymentMethods" | "cardTypes">;
};

/** With whom the hub speaks, and the way there; technical users are those of access. */
export function wireCommunication(options: Options) {
  async function judgeUser(userName: string, scenario: string): Promise<string | undefined> {
    const user = (await options.access.listTechnicalUsers()).find((each) => each.userName === userName);
    if (!user) return `There is no technical user ${userName}.`;
    const needed = permissionFor(scenario);
    return user.permissions.includes(needed) ? undefined : `${userName} lacks the permission ${needed}.`;
  }
  const communication = createCommunication({ ...options, judgeUser });
  return {
    communication,
    setup: createSetup({ ...options, communication, readGround: () => readGround(options) }),
    tasks: { "hub:watch-certificates": () => watchCertificates(options) } satisfies TaskList,
    // Once an hour: a new certificate ends its alert while people still look.
    crontab: "37 * * * * hub:watch-certificates",
  };
}

/** What the setting up looks at beside the connection itself. */
async function readGround({ access, organisation }: Options) {
  const company = await organisation.readCompany();
  return {
    technicalUsers: (await access.listTechnicalUsers()).map(({ userName, permissions, lockedAt }) => ({
      userName,
      permissions,
      locked: lockedAt !== undefined,
    })),
    company: company && {
      companyCode: company.companyCode,
      salesOrganisation: company.salesOrganisation,
      division: company.division,
    },
    stores: (await organisation.readStores()).map(({ storeId, name, storageLocations }) => ({
      storeId,
      name,
      storageLocations: storageLocations.map(({ storageLocation }) => storageLocation),
    })),
    tills: (await organisation.readTills()).length,
    paymentMethods: (await organisation.readPaymentMethods()).map(({ code }) => code),
    unmappedWays: await readUnmappedWays(organisation),
  };
}

/** A method that leaves its code to its cards is as good as they are; without any card it has none. */
async function readUnmappedWays({ readPaymentMethods, cardTypes }: Options["organisation"]): Promise<string[]> {
  const bare = (await readPaymentMethods()).filter(({ erpCode }) => erpCode === undefined);
  const cards = (await cardTypes.list()).filter(({ active }) => active);
  return bare.flatMap(({ code }) => {
    const ofMethod = cards.filter(({ method }) => method === code);
    const unmapped = ofMethod.filter(({ erpCode }) => erpCode === undefined).map((card) => `${code}/${card.code}`);
    return ofMethod.length === 0 ? [code] : unmapped;
  });
}
