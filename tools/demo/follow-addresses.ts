import { type DemoAccess, oppAt, writeAccess } from "./access.ts";
import { checkDestination, putDestination, readDestination } from "./communication.ts";
import { type Door, openDoor } from "./door.ts";
import { checkErpCommunication, readHub } from "./erp-communication.ts";
import { putErpPriceClient, putReceiver } from "./replicate.ts";

/** Where the programs answer now; `base` is the address for people and tills. */
export type Addresses = { dataDir: string; serverUrl: string; baseUrl: string; erpUrl: string };

export function urlsOf({ baseUrl, erpUrl, serverUrl }: Omit<Addresses, "dataDir">): DemoAccess["urls"] {
  const people = { server: baseUrl, erp: erpUrl, backoffice: `${baseUrl}/backoffice`, till: `${baseUrl}/till` };
  return { ...people, ...(serverUrl === baseUrl ? {} : { receiver: serverUrl }) };
}

export function haveMoved({ urls }: DemoAccess, addresses: Addresses): boolean {
  const now = urlsOf(addresses);
  return urls.server !== now.server || urls.erp !== now.erp || receiverOf(urls) !== addresses.serverUrl;
}

/**
 * A folder that is started with other ports: each program is told where the other one is now, and demo-access.json where both
 * are. A connection that leads elsewhere was changed by somebody and stays.
 */
export async function followAddresses(access: DemoAccess, addresses: Addresses): Promise<void> {
  const { serverUrl, erpUrl, dataDir } = addresses;
  const administrator = access.people.find(({ role }) => role === "administrator");
  const [server, erp] = [openDoor(serverUrl), openDoor(erpUrl)];
  for (const door of [server, erp]) await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
  await moveConnection(server, access, erpUrl);
  await moveReceivers({ server, erp }, access, serverUrl);
  const urls = urlsOf(addresses);
  writeAccess(dataDir, {
    ...access,
    urls,
    hub: { ...access.hub, soapUrl: `${urls.server}/ccos/soap` },
    opp: oppAt(urls.server, access.opp),
    erp: { ...access.erp, odataUrl: `${erpUrl}/sap/opu/odata/sap`, idocUrl: `${erpUrl}/sap/bc/idoc_xml` },
  });
}

async function moveConnection(server: Door, { urls, erp }: DemoAccess, erpUrl: string): Promise<void> {
  const destination = await readDestination(server);
  if (destination?.url !== urls.erp || destination.userName !== erp.user) return;
  await putDestination(server, { ...erp, erpUrl });
  await checkDestination(server);
}

type Doors = { server: Door; erp: Door };

async function moveReceivers(
  { server, erp }: Doors,
  { urls, hub, erp: atErp }: DemoAccess,
  serverUrl: string,
): Promise<void> {
  const known = await readHub(erp);
  if (known?.baseUrl !== receiverOf(urls) || !known.users.includes(hub.user)) return;
  const prices = await putErpPriceClient(server, serverUrl);
  await putReceiver(erp, { serverUrl, user: hub.user, password: hub.password, prices, erpUser: atErp.user });
  await checkErpCommunication(erp);
}

const receiverOf = (urls: DemoAccess["urls"]) => urls.receiver ?? urls.server;
