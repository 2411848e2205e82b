import { randomUUID } from "node:crypto";
import type { OrderDetail, ProblemDocument, TakenOrder } from "@counterfoil/contracts";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { article, organisation, site } from "../../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../../tools/testing/erp-program.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { eventually, startSuite } from "../../../testing/suite.ts";
import { articleDraft, partnerDraft, partnerMessage } from "../../hub/inbound/testing/messages.ts";
import { sendArticles } from "../../hub/inbound/testing/send-articles.ts";
import { orderLine, orderService } from "./order-line.ts";

export type Problem = Omit<ProblemDocument, "problems"> & {
  problems: { shown: number; amount: number; where: string; reason: string }[];
};

export const basic = (user: string, secret: string) => `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;
const always = { from: "2010-01-01", to: "9999-12-31" };
const costing = (articleId: string, amountMinor: number) =>
  articleDraft(articleId, { prices: [{ unit: "PC", validity: always, price: { currency: "GBP", amountMinor } }] });

/** Both programs as they are, a line between them that a test may cut, a customer, and a web shop that orders for it. */
export async function orderGround() {
  const database = await testDatabase("server");
  const suite = await startSuite(database.url);
  const { asAdmin, call } = suite;
  const program = await erpProgram();
  const line = await orderLine(program.erp.address);
  const { masterData } = program.erp;
  await masterData.upsertSites([{ ...site("1010"), currency: "GBP", timeZone: "Europe/London" }], "test");
  // LATE is listed in the store and not yet in the ERP: what a retailer has who forgot to list it there.
  await masterData.upsertArticles([article("TEA"), article("LAMP"), article("LATE", { listings: [] })], "test");
  const [made] = await masterData.upsertBusinessPartners([organisation()], "test");
  const customerId = made?.key ?? "";
  await sendArticles(suite, [costing("TEA", 400), costing("LAMP", 2000), costing("LATE", 100)]);
  const newUser = async (user: object) =>
    (await asAdmin<{ secret: string }>("POST", "/api/access/technical-users", user)).body.secret;
  await call("POST", "/ccos/soap/BusinessPartnerSUITEBulkReplicateRequest_In", {
    body: partnerMessage([partnerDraft(customerId)], randomUUID()),
    headers: { "content-type": "text/xml", authorization: basic("erp", await newUser({ userName: "erp" })) },
  });
  await eventually(
    () => asAdmin("GET", `/api/customers/partners/${customerId}`),
    ({ status }) => status === 200,
  );
  const shop = basic("shop", await newUser({ userName: "shop", permissions: ["orders.take"] }));
  const { authorization = "" } = await program.technical("COUNTERFOIL", ["odata.write"]);
  const [, secret = ""] = Buffer.from(authorization.slice(6), "base64").toString().split(":");
  await pointErpAt(asAdmin, line.url, secret);

  const read = async (id: string) => (await asAdmin<OrderDetail>("GET", `/api/orders/${id}`)).body;
  return {
    ...{ suite, asAdmin, call, program, line, customerId, shop, secret, newUser, read },
    asked: (more: object = {}) => ({
      id: randomUUID(),
      channel: "web",
      storeId: "1010",
      customerId,
      lines: [{ articleId: "TEA", quantity: 3 }],
      ...more,
    }),
    take: (body: unknown) =>
      call<TakenOrder & Problem>("POST", "/api/orders", { body, headers: { authorization: shop } }),
    until: (id: string, fits: (order: OrderDetail) => boolean) => eventually(() => read(id), fits, 30_000),
    /** The same without the pauses that failures make, of this order's and of earlier calls. */
    untilWithoutPause: (id: string, fits: (order: OrderDetail) => boolean) =>
      eventually(async () => {
        await suite.rows("update hub.communication_contact set retry_at = null");
        await suite.rows(
          "update hub.creation set next_attempt_at = now() where id = $1 and state in ('waiting', 'failed')",
          [id],
        );
        return read(id);
      }, fits),
    inErp: async (number: string) => (await program.admin("GET", `/api/orders?query=${number}`)).json.items,
    /** What the ERP says of it, asked anew each time; a busy one does not answer a page's question in time. */
    untilErpSays: (id: string, status: string) =>
      eventually(
        async () => {
          await suite.rows("update orders.sales_order set asked_at = null where id = $1", [id]);
          return read(id);
        },
        ({ erpStatus }) => erpStatus === status,
        30_000,
      ),
    service: orderService(asAdmin),
    /** Its turn comes at once. */
    nowAs: (id: string, change: string) =>
      suite.rows(`update hub.creation set next_attempt_at = now(), ${change} where id = $1`, [id]),
    async close() {
      await suite.close();
      await line.close();
      await program.stop();
      await database.drop();
    },
  };
}
