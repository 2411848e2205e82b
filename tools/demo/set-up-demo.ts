import { deriveArticles, type RetailArticle, readInvoices } from "../retail-data/index.ts";
import { type DemoAccess, oppAt, writeAccess } from "./access.ts";
import { putAlerts } from "./alerts.ts";
import { putCommunication } from "./communication.ts";
import { type Door, openDoor } from "./door.ts";
import { checkErpCommunication } from "./erp-communication.ts";
import { putOrder } from "./erp-promotions.ts";
import { urlsOf } from "./follow-addresses.ts";
import { demoOffers } from "./offers.ts";
import { putOrders } from "./orders.ts";
import { enterAsAdministrator } from "./people.ts";
import { waitUntilPriced } from "./price-book.ts";
import { putOffers } from "./put-offers.ts";
import { putErpPriceClient, putFilteredModel, putReceiver, sendAll, waitUntilApplied } from "./replicate.ts";
import { demoFile, sites, staff } from "./retailer.ts";
import { forgetSecrets, readOrMakeSecrets, type Secrets } from "./secrets.ts";
import { fillErp } from "./set-up-erp.ts";
import { setUpServer } from "./set-up-server.ts";
import { type Credentials, putErpUser, putPriceClient, putServerUser } from "./technical-users.ts";

/** What the set-up may use: the doors a customer has, and the token that makes the first administrator. */
export type DemoContext = { dataDir: string; serverUrl: string; baseUrl: string; erpUrl: string; setupToken: string };

/** Does one step of the set-up and says it, with the time it took. */
export type Step = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

/** Sets the demo retailer up through the suite's own API. Every step may run again after a start that was cut off; demo-access.json comes last. */
export async function setUpDemo(context: DemoContext, step: Step): Promise<void> {
  const secrets = readOrMakeSecrets(context.dataDir);
  const doors = { server: openDoor(context.serverUrl), erp: openDoor(context.erpUrl) };
  const invoices = await step("data set: December 2010", () => readInvoices(demoFile));
  await step("administrator", async () => {
    await enterAsAdministrator(doors.erp, secrets.administrator, context.setupToken);
    await enterAsAdministrator(doors.server, secrets.administrator, context.setupToken);
  });
  await setUpServer(doors.server, secrets, step);
  await fillErp(doors.erp, invoices, step);
  const technical = await step("technical users and connections, both ways", () => connect(doors, context));
  await step("server: who is told of what", () => putAlerts(doors.server));
  await replicate(doors, deriveArticles(invoices), step);
  await step("ERP: a sales order with its prices", () => putOrder(doors.erp));
  await step(`server: ${demoOffers.length} offers, approved by a second person`, () =>
    putOffers(context.serverUrl, secrets),
  );
  await step("server: orders of the web shop and of a store", () => putOrders(doors.server));
  const tills = await step("pairing codes", () => makePairingCodes(doors.server));
  writeAccess(context.dataDir, accessOf(context, secrets, technical, tills));
  forgetSecrets(context.dataDir);
}

type Doors = { server: Door; erp: Door };
type Technical = { atServer: Credentials; atErp: Credentials; oppSecret: string };

const oppClient = "opp-client";

async function connect({ server, erp }: Doors, { serverUrl, erpUrl }: DemoContext): Promise<Technical> {
  const technical = {
    atServer: await putServerUser(server),
    atErp: await putErpUser(erp),
    oppSecret: await putPriceClient(server, oppClient, "Programs that price baskets or upload prices in SAP's form"),
  };
  const prices = await putErpPriceClient(server, serverUrl);
  await putReceiver(erp, { ...technical.atServer, serverUrl, prices, erpUser: technical.atErp.user });
  await putFilteredModel(erp);
  await putCommunication(server, { ...technical.atErp, erpUrl });
  await checkErpCommunication(erp);
  return technical;
}

/** Documents carry a thousand articles and are applied by the five hundred, so every hundredth stands for all. */
const SAMPLE = 100;

async function replicate({ server, erp }: Doors, articles: RetailArticle[], step: Step): Promise<void> {
  await step("ERP -> server: articles with prices", () => sendAll(erp, "article"));
  await step("ERP -> server: customers", () => sendAll(erp, "businessPartner"));
  await step("ERP -> server: contact persons", () => sendAll(erp, "relationship"));
  await step("ERP -> server: purchase prices, promotions, bonus buys", async () => {
    for (const type of ["purchasePrice", "promotion", "bonusBuy"] as const) await sendAll(erp, type);
  });
  await step("server: applied, price book published", async () => {
    await waitUntilApplied(server);
    const priced = articles
      .filter((article) => article.regularPriceMinor !== undefined)
      .map(({ articleId }) => articleId);
    await waitUntilPriced(
      server,
      priced.filter((_id, index) => index % SAMPLE === 0 || index === priced.length - 1),
    );
  });
}

async function makePairingCodes(server: Door): Promise<DemoAccess["tills"]> {
  const tills: DemoAccess["tills"] = [];
  for (const tillId of sites.flatMap((site) => [...site.tills])) {
    const { pairingCode } = await server.post<{ pairingCode: string }>(
      `/api/organisation/tills/${tillId}/pairing-code`,
    );
    tills.push({ tillId, pairingCode });
  }
  return tills;
}

function accessOf(
  context: DemoContext,
  secrets: Secrets,
  technical: Technical,
  tills: DemoAccess["tills"],
): DemoAccess {
  const { baseUrl, erpUrl } = context;
  return {
    urls: urlsOf(context),
    people: [
      { role: "administrator", ...secrets.administrator },
      ...secrets.staff.map(({ user, password, pin }, index) => ({
        role: staff[index]?.roles[0] ?? "",
        user,
        password,
        ...(staff[index]?.pin ? { pin } : {}),
      })),
    ],
    hub: { soapUrl: `${baseUrl}/ccos/soap`, ...technical.atServer },
    opp: oppAt(baseUrl, { clientId: oppClient, clientSecret: technical.oppSecret }),
    erp: { odataUrl: `${erpUrl}/sap/opu/odata/sap`, idocUrl: `${erpUrl}/sap/bc/idoc_xml`, ...technical.atErp },
    tills,
  };
}
