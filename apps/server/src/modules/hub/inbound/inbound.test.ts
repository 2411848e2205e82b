import { randomBytes } from "node:crypto";
import type { InboundDocument, InboundObject } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage, partnerDraft, partnerMessage } from "./testing/messages.ts";
import { openSuite } from "./testing/suite.ts";

const database = await testDatabase("server");
const suite = await openSuite(database.url);
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const tester = { kind: "system" as const, id: "test", name: "Test" };
type Kind = "article" | "businessPartner";

async function sent(kind: Kind, text: string): Promise<{ document: InboundDocument; objects: InboundObject[] }> {
  const { documentId } = await suite.send(kind, text);
  const document = await suite.inbound.readDocument(documentId);
  return { document, objects: (await suite.inbound.findObjects(documentId, { limit: 500 })).items };
}
const counts = (given: Partial<InboundDocument["counts"]>) => ({
  created: 0,
  changed: 0,
  unchanged: 0,
  stale: 0,
  rejected: 0,
  ...given,
});
const always = { from: "2010-01-01", to: "9999-12-31" };

/** The whole content, to show that a refusal changed nothing. */
async function content(): Promise<string> {
  const { rows } = await sql`select (select json_agg(a order by article_id) from catalog.article a) as a,
    (select json_agg(g order by gtin, article_id) from catalog.gtin g) as g, (select json_agg(l order by article_id, store_id) from catalog.listing l) as l,
    (select json_agg(p order by price_id) from prices.price p) as p, (select json_agg(f order by article_id) from prices.article_facts f) as f,
    (select json_agg(c order by partner_id) from customers.partner c) as c`.execute(suite.db);
  return JSON.stringify(rows);
}

describe("exactly once", () => {
  const uuid = "11111111-0000-4000-8000-000000000001";

  test("the second arrival of a message changes nothing and says which was the first", async () => {
    const message = articleMessage([articleDraft("ONCE-1")], uuid);
    const first = await sent("article", message);
    expect(first.document).toMatchObject({ state: "applied", counts: counts({ created: 1 }), messageId: uuid });
    const before = await content();
    const second = await sent("article", message);
    expect(second.document.state).toBe("duplicate");
    expect(second.document.reason).toBe(
      `The same message as document ${first.document.id}; nothing was applied again.`,
    );
    expect(second.objects).toEqual([]);
    expect(await content()).toBe(before);
  });

  test("another content under a known message id is kept and not applied", async () => {
    const before = await content();
    const { document } = await sent("article", articleMessage([articleDraft("ONCE-2")], uuid));
    expect(document.state).toBe("rejected");
    expect(document.reason).toContain("but another content");
    expect(await content()).toBe(before);
  });

  test("many arrivals at the same moment are applied once", async () => {
    const message = articleMessage([articleDraft("ONCE-3")], "11111111-0000-4000-8000-000000000003");
    const all = await Promise.all(Array.from({ length: 8 }, () => suite.send("article", message)));
    const outcomes = all.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["accepted", ...Array(7).fill("duplicate")]);
  });
});

describe("what became of an object", () => {
  test("a lower or equal change number is stale", async () => {
    await sent("article", articleMessage([articleDraft("STALE", { changeNumber: 20 })]));
    const before = await content();
    const { document, objects } = await sent(
      "article",
      articleMessage([articleDraft("STALE", { changeNumber: 20, type: "service" })]),
    );
    expect(document).toMatchObject({ state: "applied", counts: counts({ stale: 1 }) });
    expect(objects[0]?.reason).toBe("Change number 20 is not higher than 20, which was applied before.");
    expect(await content()).toBe(before);
  });

  test("the same content under a new change number is unchanged, and the number counts", async () => {
    await sent("article", articleMessage([articleDraft("SAME", { changeNumber: 5 })]));
    const { document } = await sent("article", articleMessage([articleDraft("SAME", { changeNumber: 9 })]));
    expect(document.counts).toEqual(counts({ unchanged: 1 }));
    const late = await sent("article", articleMessage([articleDraft("SAME", { changeNumber: 7, type: "service" })]));
    expect(late.document.counts).toEqual(counts({ stale: 1 }));
  });

  test("a change names its fields, before and after", async () => {
    await sent("article", articleMessage([articleDraft("DIFF")]));
    const { objects } = await sent(
      "article",
      articleMessage([
        articleDraft("DIFF", {
          changeNumber: 2,
          texts: [{ language: "en", text: "New text" }],
          units: [
            { unit: "PC", numerator: 1, denominator: 1, gtins: [{ gtin: "4006381333931" }] },
            { unit: "BX", numerator: 12, denominator: 1, gtins: [] },
          ],
          listings: [{ site: "1010", validity: always }],
          prices: [
            { unit: "PC", validity: always, price: { currency: "GBP", amountMinor: 1599 } },
            { site: "1010", unit: "BX", validity: always, price: { currency: "GBP", amountMinor: 15000 } },
          ],
        }),
      ]),
    );
    expect(objects[0]).toEqual({
      position: 0,
      objectKey: "DIFF",
      text: "New text",
      outcome: "changed",
      changes: [
        { field: "text.en", before: "Article DIFF", after: "New text" },
        { field: "unit.BX", after: "12/1" },
        { field: "unit.PC.gtins", before: expect.stringMatching(/^\d{13}$/), after: "4006381333931" },
        { field: "text.de", before: "Artikel DIFF" },
        { field: "listing.1020.2010-01-01", before: "to 9999-12-31" },
        { field: "price.all.PC.2010-01-01", before: "19.99 GBP, to 9999-12-31", after: "15.99 GBP, to 9999-12-31" },
        { field: "price.1010.BX.2010-01-01", after: "150.00 GBP, to 9999-12-31" },
      ],
    });
  });

  test("of a list that is not complete, entries that are not sent stay", async () => {
    await sent("article", articleMessage([articleDraft("DELTA")]));
    const { objects } = await sent(
      "article",
      articleMessage([
        articleDraft("DELTA", {
          changeNumber: 2,
          textsComplete: false,
          texts: [{ language: "fr", text: "Sac" }],
          listingsComplete: false,
          listings: [],
          unitsComplete: false,
          units: [],
          pricesComplete: false,
          prices: [{ site: "1010", unit: "PC", validity: always, price: { currency: "GBP", amountMinor: 1000 } }],
        }),
      ]),
    );
    expect(objects[0]?.changes).toEqual([
      { field: "text.fr", after: "Sac" },
      { field: "price.1010.PC.2010-01-01", after: "10.00 GBP, to 9999-12-31" },
    ]);
  });

  test("an article twice in one message is taken twice, in order", async () => {
    const twice = [articleDraft("TWICE"), articleDraft("TWICE", { changeNumber: 2, type: "service" })];
    const { objects } = await sent("article", articleMessage(twice));
    expect(objects.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      ["created", []],
      ["changed", [{ field: "type", before: "goods", after: "service" }]],
    ]);
  });
});

describe("one bad object does not stop the others", () => {
  test("a value that cannot be read, a rule that is broken, and something nobody foresaw", async () => {
    const noIndexTakesThis = randomBytes(6000).toString("hex");
    const articles = [
      articleDraft("GOOD-1"),
      articleDraft("BAD-UNIT", { baseUnit: "LONG" }),
      articleDraft("BAD-PRICE", {
        prices: [{ unit: "KG", validity: always, price: { currency: "GBP", amountMinor: 1 } }],
      }),
      articleDraft("BAD-CATEGORY", { merchandiseCategory: { id: noIndexTakesThis, path: [] } }),
      articleDraft("GOOD-2"),
    ];
    const message = articleMessage(articles).replace("<TypeCode>GOODS</TypeCode>", "<TypeCode>GOODZ</TypeCode>");
    const { document, objects } = await sent("article", message);
    expect(document).toMatchObject({ state: "appliedWithErrors", counts: counts({ created: 1, rejected: 4 }) });
    expect(objects.map(({ objectKey, outcome, reason }) => [objectKey, outcome, reason])).toEqual([
      [
        "GOOD-1",
        "rejected",
        expect.stringContaining('TypeCode is not one of GOODS, SERVICE, VOUCHER, DEPOSIT, FEE: "GOODZ"'),
      ],
      ["BAD-UNIT", "rejected", "Unit LONG is longer than 3 characters."],
      ["BAD-PRICE", "rejected", "The price from 2010-01-01 for unit KG is for a unit that the article does not have."],
      ["BAD-CATEGORY", "rejected", expect.stringMatching(/^Unforeseen: index row/)],
      ["GOOD-2", "created", undefined],
    ]);
  });

  test("what was refused is tried again out of the stored document, the rest is not touched", async () => {
    const articles = [articleDraft("TAX-1"), articleDraft("TAX-2", { taxes: [{ country: "GB", taxCode: "B7" }] })];
    const { document } = await sent("article", articleMessage(articles));
    expect(document.counts).toEqual(counts({ created: 1, rejected: 1 }));
    await suite.catalog.putTax({ code: "B7", rate: 7, names: {} }, tester);
    expect(await suite.inbound.retry(document.id, tester)).toBe(1);
    await suite.tasks["hub:apply-inbound"]({ documentId: document.id });
    expect(await suite.inbound.readDocument(document.id)).toMatchObject({
      state: "applied",
      counts: counts({ created: 2 }),
    });
    await expect(suite.inbound.retry(document.id, tester)).rejects.toThrow(`Document ${document.id} is applied.`);
  });
});

describe("business partners", () => {
  test("phones become E.164 with the country of the address; a later message keeps what it does not tell", async () => {
    const first = await sent("businessPartner", partnerMessage([partnerDraft("12346")]));
    expect(first.document).toMatchObject({ state: "applied", counts: counts({ created: 1 }) });
    const place = { storeId: "1010", salesOrganisation: "1000", distributionChannel: "10" };
    const page = { place, since: undefined, after: "12345", limit: 1 };
    expect(await suite.customers.tillCustomers(page)).toEqual([
      {
        customerId: "12346",
        name: "Ada No 12346",
        city: "London",
        country: "GB",
        emails: ["ada.12346@example.org"],
        phones: ["+442079460123"],
        groups: [],
        priceList: "01",
      },
    ]);
    const change = partnerDraft("12346", {
      changeNumber: 2,
      rolesComplete: false,
      roles: [{ code: "ZLOYAL" }],
      customer: undefined,
      addressesComplete: false,
      addresses: [],
    });
    const second = await sent("businessPartner", partnerMessage([change]));
    expect(second.objects[0]?.changes).toEqual([{ field: "role.ZLOYAL", after: "yes" }]);
  });

  test("a complete list of roles takes away the one that is missing, and says so", async () => {
    await sent("businessPartner", partnerMessage([partnerDraft("12350")]));
    const { objects } = await sent(
      "businessPartner",
      partnerMessage([partnerDraft("12350", { changeNumber: 2, roles: [{ code: "FLCU01" }] })]),
    );
    expect(objects[0]?.changes).toEqual([{ field: "role.FLCU00", before: "yes" }]);
  });

  test("a blocked customer is withdrawn from the tills", async () => {
    await sent("businessPartner", partnerMessage([partnerDraft("12360")]));
    const blocked = partnerDraft("12360", {
      changeNumber: 2,
      common: [{ blocked: true, person: { name: { given: "Ada", family: "No 12360" } } }],
    });
    const { objects } = await sent("businessPartner", partnerMessage([blocked]));
    expect(objects[0]?.changes).toEqual([{ field: "blocked", before: "false", after: "true" }]);
    const place = { salesOrganisation: "1000", distributionChannel: "10" };
    const [customer] = await suite.customers.tillCustomers({ place, since: "0", after: "1235999", limit: 1 });
    expect([customer?.customerId, customer?.withdrawn]).toEqual(["12360", true]);
  });
});

test("elements that we do not read are counted and shown", async () => {
  const message = articleMessage([articleDraft("MORE")]).replace("<TypeCode>", "<NetWeight>3</NetWeight><TypeCode>");
  const { document } = await sent("article", message);
  expect(Object.entries(document.unmodelled)).toEqual([[expect.stringMatching(/Product\/NetWeight$/), 1]]);
});

test("an attribute of 10 MB is refused, and the next message is taken", async () => {
  const long = articleMessage([articleDraft("LONG")]).replace("<Product ", `<Product x="${"y".repeat(10_000_000)}" `);
  const { document } = await sent("article", long);
  expect(document).toMatchObject({
    state: "rejected",
    reason: expect.stringContaining("longer than 1000000 characters"),
  });
  expect((await sent("article", articleMessage([articleDraft("LONG")]))).document.counts).toEqual(
    counts({ created: 1 }),
  );
});
