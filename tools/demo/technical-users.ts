import { type Door, DoorRefusal } from "./door.ts";

export type Credentials = { user: string; password: string };

const path = "/api/access/technical-users";
/** A user that exists gets a new secret: the first one was shown to a set-up that is gone. */
const exists = (refusal: unknown) => refusal instanceof DoorRefusal && refusal.code === "technical-user-exists";

/** The name under which the ERP sends master data to the server. */
export const erpUser = "erp-replication";

/** The name under which the ERP calls the server. */
export async function putServerUser(server: Door): Promise<Credentials> {
  const user = erpUser;
  const body = { userName: user, description: "The ERP, when it sends master data" };
  const { secret } = await server.post<{ secret: string }>(path, body).catch((refusal) => {
    if (exists(refusal)) return server.post<{ secret: string }>(`${path}/${user}/secret`);
    throw refusal;
  });
  return { user, password: secret };
}

/** Whoever uploads prices and promotions or has baskets priced in SAP's form (OAuth2 client credentials). */
export async function putPriceClient(server: Door, clientId: string, description: string): Promise<string> {
  const permissions = ["prices.calculate", "prices.upload"];
  const body = { userName: clientId, description, permissions };
  const { secret } = await server.post<{ secret: string }>(path, body).catch(async (refusal) => {
    if (!exists(refusal)) throw refusal;
    await server.patch(`${path}/${clientId}`, { permissions });
    return server.post<{ secret: string }>(`${path}/${clientId}/secret`);
  });
  return secret;
}

/** The name under which the server calls the ERP. */
export async function putErpUser(erp: Door): Promise<Credentials> {
  const user = "counterfoil-hub";
  const description = "The hub, when it posts receipts, asks for stock and makes customers and orders";
  const permissions = ["idoc.send", "odata.read", "odata.write"];
  const body = { userName: user, description, permissions };
  const { secret } = await erp.post<{ secret: string }>(path, body).catch(async (refusal) => {
    if (!exists(refusal)) throw refusal;
    await erp.patch(`${path}/${user}`, { permissions });
    return erp.post<{ secret: string }>(`${path}/${user}/secret`);
  });
  return { user, password: secret };
}
