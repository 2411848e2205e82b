import { request } from "node:http";
import type { InboundDocument, Receipt } from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { startInstance } from "../tools/instance/instance.ts";
import { SimulatedTill } from "../tools/instance/simulated-till.ts";
import { enterDoors, stockOf, waitUntilAllPosted } from "./support/proof.ts";
import { partnerEnvelope, relationshipEnvelope } from "./support/soap.ts";

const instance = await startInstance();
afterAll(instance.stop);
const doors = await enterDoors(instance);
const { soapUrl, user, password } = instance.access.hub;
const service = `${soapUrl}/BusinessPartnerSUITEBulkReplicateRequest_In`;

async function sendSoap(
  body: string,
  credentials = `${user}:${password}`,
  at = service,
): Promise<{ status: number; text: string }> {
  const response = await fetch(at, {
    method: "POST",
    headers: {
      "content-type": "text/xml; charset=utf-8",
      authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
    },
    body,
  });
  return { status: response.status, text: await response.text() };
}

/** The ERP sends beside, whatever its orders changed: what is refused is ours. */
async function newestDocument(filter: string): Promise<InboundDocument | undefined> {
  const path = `/api/hub/inbound-documents?limit=1&${filter}`;
  return (await doors.server.get<{ items: InboundDocument[] }>(path)).items[0];
}
const newestRejected = () => newestDocument("state=rejected");

const good = partnerEnvelope({ messageId: "hostile-good", partnerId: "17850", changeNumber: "99999999999999" });
const bomb = `<!DOCTYPE x [${Array.from({ length: 9 }, (_none, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join("")}<!ENTITY e0 "lol">]>`;

const relationships = `${soapUrl}/BusinessPartnerRelationshipSUITEBulkReplicateRequest_In`;
const goodRelationship = relationshipEnvelope({
  messageId: "hostile-good",
  partnerId: "17850",
  changeNumber: "99999999999999",
});

describe.each([
  ["business partners", service, good],
  ["relationships", relationships, goodRelationship],
])("hostile XML at the SOAP door of %s", (_door, at, good) => {
  const table: [string, string, RegExp][] = [
    ["is cut off", good.slice(0, 600), /./],
    ["is no XML", "Ceci n'est pas du XML", /./],
    ["has a DTD", `<!DOCTYPE x SYSTEM "file:///etc/passwd">${good}`, /DTD|DOCTYPE|document type/i],
    ["carries an entity bomb", bomb + good.replace("17850", "&e9;"), /DTD|DOCTYPE|document type/i],
    ["uses an entity nobody has declared", good.replace("17850", "&secret;"), /entity/i],
    [
      "has another namespace",
      good.replaceAll("http://sap.com/xi/SAPGlobal20/Global", "urn:other"),
      /namespace|expected|root|message/i,
    ],
    ["has no message id", good.replace("<ID>hostile-good</ID>", "").replace(/<UUID>.*?<\/UUID>/, ""), /ID|id/],
    ["has an attribute of 10 MB", good.replace("<ID>", `<ID x="${"a".repeat(10 * 1024 * 1024)}">`), /./],
    ["nests 100,000 deep", good.replace("17850", "<a>".repeat(100_000)), /./],
  ];
  test.each(table)(
    "a message that %s is answered with a fault, kept with the reason, and changes nothing",
    async (_name, body, reason) => {
      const before = await newestRejected();
      const { status, text } = await sendSoap(body, undefined, at);
      expect(status).toBe(400);
      expect(text).toContain("faultstring");
      expect(text).toMatch(reason);
      expect(text).not.toContain("root:");
      const kept = await newestRejected();
      expect(kept?.id).not.toBe(before?.id);
      expect(kept).toMatchObject({ state: "rejected", counts: { created: 0, changed: 0, unchanged: 0 } });
      expect(kept?.reason).toBeTruthy();
    },
  );

  test("wrong credentials are refused before anything is read or kept", async () => {
    const before = await newestDocument("query=hostile-good");
    for (const credentials of [`${user}:wrong`, `nobody:${password}`, ":", "admin:admin"])
      expect((await sendSoap(good, credentials, at)).status).toBe(401);
    expect((await newestDocument("query=hostile-good"))?.id).toBe(before?.id);
  });

  test("after all that the server still takes a good one", async () => {
    expect((await sendSoap(good, undefined, at)).status).toBe(202);
  });
});

describe("the same SOAP message twice", () => {
  test("is applied once and answered twice", async () => {
    const message = partnerEnvelope({ messageId: "twice-1", partnerId: "17851", changeNumber: "99999999999999" });
    expect((await sendSoap(message)).status).toBe(202);
    expect((await sendSoap(message)).status).toBe(202);
    const path = "/api/hub/inbound-documents?query=twice-1&limit=10";
    await expect
      .poll(async () =>
        (await doors.server.get<{ items: InboundDocument[] }>(path)).items.map(({ state }) => state).sort(),
      )
      .toEqual(["applied", "duplicate"]);
  });

  test("and one with an older change number is skipped and said so", async () => {
    expect(
      (await sendSoap(partnerEnvelope({ messageId: "older-1", partnerId: "17851", changeNumber: "1" }))).status,
    ).toBe(202);
    const path = "/api/hub/inbound-documents?query=older-1&limit=10";
    await expect
      .poll(async () => (await doors.server.get<{ items: InboundDocument[] }>(path)).items[0]?.counts.stale)
      .toBe(1);
  });
});

const till = await SimulatedTill.pair(doors.server, "1010-01");
const stockBefore = await stockOf(doors.erp, "71053", "1010");

describe("what a till may send by mistake", () => {
  const lantern = { articleId: "71053", quantity: 1, unitPrice: 375 };
  const sellOne = () => till.sell([lantern], 1);
  const taken: Receipt[] = [];

  async function sendOne(transaction: unknown) {
    const [result] = await till.send(instance.server.url, [transaction]);
    return result;
  }

  const refused: [string, (receipt: Receipt) => unknown, string][] = [
    ["a number of another till", (receipt) => ({ ...receipt, number: "1020-01-000777" }), "number-of-another-till"],
    ["a quantity of nothing", (receipt) => withLine(receipt, { quantity: 0 }), "quantity-zero"],
    ["a negative quantity at a positive amount", (receipt) => withLine(receipt, { quantity: -1 }), "line-sign-differs"],
    ["a million million pieces", (receipt) => withLine(receipt, { quantity: 1e12 }), "form-invalid"],
    ["a negative price", (receipt) => withLine(receipt, { unitPrice: -375 }), "price-negative"],
    ["payments that do not come to the total", (receipt) => ({ ...receipt, payments: [] }), "payments-differ"],
    ["a text with U+0000", (receipt) => withLine(receipt, { text: "a\u0000b" }), "text-invalid"],
    ["a day that does not exist", (receipt) => ({ ...receipt, businessDate: "2026-02-30" }), "business-date-invalid"],
    ["dollars", (receipt) => ({ ...receipt, currency: "USD" }), "currency-differs"],
    ["no transaction at all", () => "receipt", "kind-unknown"],
  ];
  test.each(refused)(
    "%s is refused by name, kept, and does not stop its neighbours",
    async (_name, change, problemCode) => {
      const [before, after] = [sellOne(), sellOne()];
      const results = await till.send(instance.server.url, [before, change(sellOne()), after]);
      taken.push(before, after);
      expect(results.map(({ outcome }) => outcome)).toEqual(["accepted", "rejected", "accepted"]);
      expect(results[1]?.problem?.code).toBe(problemCode);
      const { items } = await doors.server.get<{ items: { code?: string; problem?: { code: string } }[] }>(
        "/api/sales/rejected?limit=1",
      );
      expect(JSON.stringify(items[0])).toContain(problemCode);
    },
  );

  test("an article that nobody knows was sold all the same: taken, doubted, and set aside by the ERP with the article named", async () => {
    const receipt = till.sell([{ articleId: "NOSUCH-1", quantity: 1, unitPrice: 100 }], 1);
    expect((await sendOne(receipt))?.outcome).toBe("accepted");
    await expect
      .poll(() => postingOf(receipt.number), { timeout: 60_000 })
      .toMatchObject({
        posting: "setAside",
        postingReason: expect.stringContaining("NOSUCH-1"),
      });
  });

  test("a clock a year ahead is taken and doubted", async () => {
    const receipt = sellOne();
    const at = new Date(Date.now() + 365 * 86_400_000).toISOString();
    const result = await sendOne({ ...receipt, occurredAt: at });
    expect(result?.outcome).toBe("accepted");
    expect(result?.deviations?.map(({ code }) => code)).toContain("clockAhead");
    taken.push(receipt);
  });

  test("a token nobody has, a body that is too large, a batch that is too long", async () => {
    const door = (authorization: string) =>
      fetch(`${instance.server.url}/api/sales/transactions`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify({ transactions: [sellOne()] }),
      });
    expect((await door(`Bearer ${"A".repeat(43)}`)).status).toBe(401);
    expect((await door("Bearer x' OR 1=1 --")).status).toBe(401);
    const long = Array.from({ length: 101 }, sellOne);
    await expect(till.send(instance.server.url, long)).rejects.toMatchObject({ status: 400 });
    // Announced is enough: it is refused before a byte of it is read.
    expect(await statusOfAnnounced(20 * 1024 * 1024)).toBe(413);
  });

  test("in the end the good ones are posted once, and the stock is lower by just these", async () => {
    await waitUntilAllPosted(doors.server);
    const { items } = await doors.server.get<{ items: { number: string; posting: string }[] }>(
      "/api/sales/receipts?tillId=1010-01&limit=500",
    );
    expect(
      items
        .filter(({ posting }) => posting === "posted")
        .map(({ number }) => number)
        .sort(),
    ).toEqual(taken.map(({ number }) => number).sort());
    expect(await stockOf(doors.erp, "71053", "1010")).toBe(stockBefore - taken.length);
  });

  function statusOfAnnounced(bytes: number): Promise<number | undefined> {
    const { authorization } = till;
    const headers = { authorization, "content-type": "application/json", "content-length": bytes };
    return new Promise((settle, fail) => {
      const announced = request(`${instance.server.url}/api/sales/transactions`, { method: "POST", headers });
      announced.on("error", fail).on("response", (response) => {
        settle(response.statusCode);
        announced.destroy();
      });
      announced.flushHeaders();
    });
  }

  function withLine(receipt: Receipt, change: object): Receipt {
    return { ...receipt, lines: receipt.lines.map((line) => ({ ...line, ...change })) };
  }

  function postingOf(number: string) {
    return doors.server.get<{ posting: string; postingReason?: string }>(`/api/sales/receipts/${number}`);
  }
});
