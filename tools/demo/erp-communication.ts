import type { OppAccess } from "./access.ts";
import type { Door } from "./door.ts";
import type { Credentials } from "./technical-users.ts";

/** The server, as the ERP knows it; replication models name it as their receiver. */
export const hubSystem = "counterfoil";
const path = `/api/communication/systems/${hubSystem}`;

export type HubAccess = Credentials & { serverUrl: string; prices: OppAccess; erpUser: string };

const on = { active: true };

/** The ERP's side of the connection: the server as a communication system, as whom each calls the other, and the arrangements. */
export async function putErpCommunication(
  erp: Door,
  { serverUrl, user, password, prices, erpUser }: HubAccess,
): Promise<void> {
  const system = { name: "Counterfoil server", active: true, businessSystem: "CFSERVER", ownSystem: "CFERP" };
  await erp.put(path, { ...system, baseUrl: serverUrl });
  await erp.put(`${path}/outbound-users/${user}`, { kind: "basic", secret: password });
  const { clientId, tokenUrl, clientSecret } = prices;
  await erp.put(`${path}/outbound-users/${clientId}`, { kind: "oauth2", tokenUrl, secret: clientSecret });
  await erp.put(`${path}/inbound-users/${erpUser}`);
  const arrangements = {
    SAP_COM_0008: {
      inboundUser: erpUser,
      outboundUser: user,
      services: {
        businessPartners: on,
        businessPartnerConfirmations: on,
        relationships: on,
        relationshipConfirmations: on,
        businessPartnerCreation: on,
      },
    },
    SAP_COM_0640: { outboundUser: user, services: { articles: on } },
    SAP_COM_0652: {
      inboundUser: erpUser,
      services: { salesTransactions: on, financialTransactions: on, goodsMovements: on, postingStatus: on },
    },
    SAP_COM_0164: { inboundUser: erpUser, services: { stockOverview: on } },
    SAP_COM_0109: { inboundUser: erpUser, services: { orderCreation: on } },
    OPP: { outboundUser: clientId, services: { regularPrices: on, promotions: on, purchasePrices: on } },
  };
  for (const [scenario, agreed] of Object.entries(arrangements))
    await erp.put(`/api/communication/arrangements/${hubSystem}/${scenario}`, agreed);
}

type Answer = { ok: boolean; steps: { detail: string }[] };

/** As an administrator does after every change of a system. */
export async function checkErpCommunication(erp: Door): Promise<void> {
  const services = { SAP_COM_0008: "businessPartners", SAP_COM_0640: "articles", OPP: "promotions" };
  for (const [scenario, service] of Object.entries(services)) {
    const at = `/api/communication/arrangements/${hubSystem}/${scenario}/services/${service}/check`;
    const { ok, steps } = await erp.post<Answer>(at);
    if (!ok) throw new Error(`the ERP does not reach the server: ${steps.at(-1)?.detail}`);
  }
}

type System = { systemId: string; baseUrl?: string; outboundUsers: { userName: string }[] };

/** Where the ERP sends to now, and as whom; undefined when the demo's own system is not there any more. */
export async function readHub(erp: Door): Promise<{ baseUrl: string | undefined; users: string[] } | undefined> {
  const { items } = await erp.get<{ items: System[] }>("/api/communication/systems");
  const found = items.find(({ systemId }) => systemId === hubSystem);
  return found && { baseUrl: found.baseUrl, users: found.outboundUsers.map(({ userName }) => userName) };
}
