import { type Door, unless } from "./door.ts";
import { type Credentials, erpUser } from "./technical-users.ts";

const systemId = "ERP";
export const systemsPath = "/api/hub/communication-systems";

/** In SAP's terms: client, ports and logical systems of the two programs. */
const system = {
  name: "Embedded ERP",
  kind: "embedded",
  active: true,
  client: "100",
  senderPort: "CFSERVER",
  receiverPort: "CFERP",
  receiver: "CFERP100",
};

type Agreed = { technicalUser?: string; services: Record<string, { active: boolean; settings?: object }> };
const on = { active: true };
const confirmed = { ...on, settings: { confirm: true } };

/** What is agreed with the ERP: what it sends by which technical user, and what goes there. */
const arrangements: Record<string, Agreed> = {
  SAP_COM_0008: {
    technicalUser: erpUser,
    services: { businessPartners: confirmed, relationships: confirmed, businessPartnerCreation: on },
  },
  SAP_COM_0640: { technicalUser: erpUser, services: { articles: on } },
  SAP_COM_0652: {
    services: { salesTransactions: on, financialTransactions: on, goodsMovements: on, postingStatus: on },
  },
  SAP_COM_0164: { services: { stockOverview: on } },
  SAP_COM_0109: { services: { orderCreation: on } },
  OPP: { services: { regularPrices: on, promotions: on, purchasePrices: on } },
};

/** The server's side of the connection: the ERP as a communication system, where it answers, and the arrangements with it. */
export async function putCommunication(server: Door, erp: Credentials & { erpUrl: string }): Promise<void> {
  await unless("communication-system-exists", server.post(systemsPath, { systemId, ...system }));
  await putDestination(server, erp);
  for (const [scenario, agreed] of Object.entries(arrangements))
    await server.put(`/api/hub/communication-arrangements/${systemId}/${scenario}`, agreed);
  await checkDestination(server);
  await server.post(`/api/hub/communication-setup/${systemId}/outward-test`);
}

/** Where the server's messages go and its questions are answered. */
export async function putDestination(
  server: Door,
  { erpUrl, user, password }: Credentials & { erpUrl: string },
): Promise<void> {
  await server.put(`${systemsPath}/${systemId}/destinations/standard`, {
    url: erpUrl,
    auth: { kind: "basic", userName: user },
    secret: password,
  });
}

/** As an administrator does after every change of a destination. */
export async function checkDestination(server: Door): Promise<void> {
  const path = `${systemsPath}/${systemId}/destinations/standard/check`;
  const { ok, steps } = await server.post<{ ok: boolean; steps: { detail: string }[] }>(path);
  if (!ok) throw new Error(`the server does not reach the ERP: ${steps.at(-1)?.detail}`);
}

type Destination = { use: string; url: string; auth: { kind: string; userName?: string } };

/** Where the server sends to now, and as whom; undefined when the demo's own system is not there any more. */
export async function readDestination(server: Door): Promise<{ url: string; userName?: string } | undefined> {
  const { items } = await server.get<{ items: { systemId: string; destinations: Destination[] }[] }>(systemsPath);
  const found = items
    .find((each) => each.systemId === systemId)
    ?.destinations.find(({ use, auth }) => use === "standard" && auth.kind === "basic");
  return found && { url: found.url, ...found.auth };
}
