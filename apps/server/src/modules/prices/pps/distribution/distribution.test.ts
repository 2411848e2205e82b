import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { convertOffer, type Offer } from "@counterfoil/pricing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../../tools/testing/database.ts";
import { eventually, type Suite, startSuite } from "../../../../testing/suite.ts";
import { openPriceService, type PriceService } from "../testing/price-service.ts";

const databases = await Promise.all([testDatabase("server"), testDatabase("server")]);
let sender: Suite;
let receiver: Suite;
let atSender: PriceService;
let atReceiver: PriceService;
/** A till of another maker: keeps what it gets, and answers as it is told. */
let double: Server;
let doubleUrl: string;
let answers: number[] = [];
let got: string[] = [];

beforeAll(async () => {
  [sender, receiver] = await Promise.all([startSuite(databases[0].url), startSuite(databases[1].url)]);
  atSender = await openPriceService(sender);
  atReceiver = await openPriceService(receiver);
  double = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      got.push(Buffer.concat(chunks).toString());
      response.statusCode = answers.shift() ?? 200;
      response.end("noted");
    });
  });
  await new Promise<void>((resolve) => double.listen(0, "127.0.0.1", resolve));
  doubleUrl = `http://127.0.0.1:${(double.address() as AddressInfo).port}/in`;
});
afterAll(async () => {
  double.close();
  await Promise.all([sender.close(), receiver.close()]);
  await Promise.all(databases.map((database) => database.drop()));
});

const price = (store: string, item: string, amount: string, from = "20200101000000", to = "99991231235959") =>
  `<_-ROP_-E1_BASE_PRICE><LOGSYS>CFERP</LOGSYS><BU_TYPE>1040</BU_TYPE><PRICE_CLASSIFIC>PRICE_VAT</PRICE_CLASSIFIC>
   <_-ROP_-E1_BUSINESS_UNIT><BU_ID>${store}</BU_ID></_-ROP_-E1_BUSINESS_UNIT><_-ROP_-E1_ITEM><ITEM_ID>${item}</ITEM_ID>
   <_-ROP_-E1_ITEM_PRICE><PRICE_AMT>${amount}</PRICE_AMT><COND_SPR_UNIT>1</COND_SPR_UNIT><EFFECTIVE_DATE>${from}</EFFECTIVE_DATE>
   <EXPIRY_DATE>${to}</EXPIRY_DATE><UOM_ISO_CODE>PCE</UOM_ISO_CODE><CURRENCY_ISO_CODE>GBP</CURRENCY_ISO_CODE>
   </_-ROP_-E1_ITEM_PRICE></_-ROP_-E1_ITEM></_-ROP_-E1_BASE_PRICE>`;
const prices = (...rows: string[]) =>
  `<_-ROP_-BASE_PRICE01><IDOC><EDI_DC40><IDOCTYP>/ROP/BASE_PRICE01</IDOCTYP></EDI_DC40>${rows.join("")}</IDOC></_-ROP_-BASE_PRICE01>`;

type TargetAnswer = {
  target: {
    book: number;
    waiting: number;
    refused: number;
    prices: number;
    promotions: number;
    failure?: string;
  };
  documents: { documentId: number; type: string; mode: string; state: string; attempts: number; reason?: string }[];
  untold: { id: string; reason: string }[];
  currentBook: number;
};
const readTarget = async (id: string) => (await sender.asAdmin<TargetAnswer>("GET", `/api/prices/targets/${id}`)).body;
const arrived = (id: string) =>
  eventually(
    () => readTarget(id),
    ({ target, currentBook }) => target.book === currentBook && target.waiting === 0,
  );

const head = { validFrom: "2020-01-01T00:00:00", validTo: "2099-12-31T23:59:59", stores: ["1010"] };
const articles = (...ids: string[]) => ({ articles: ids });
/** One of each style that SAP's form can say. */
const offers: Offer[] = [
  {
    ...head,
    offerId: "OF-1",
    name: "Ten percent",
    sequence: 10,
    terms: { style: "simple", get: articles("A"), reward: { percentOff: 10 } },
  },
  {
    ...head,
    offerId: "OF-2",
    name: "Three for two",
    sequence: 20,
    terms: { style: "nth", of: articles("B", "C"), every: 3, reward: { percentOff: 100 }, choose: "cheapest" },
  },
  {
    ...head,
    offerId: "OF-3",
    name: "A set",
    sequence: 30,
    terms: {
      style: "set",
      slots: [
        { target: articles("D"), quantity: 1 },
        { target: articles("E"), quantity: 2 },
      ],
      reward: { setPrice: 900 },
    },
  },
  {
    ...head,
    offerId: "OF-4",
    name: "Buy and get",
    sequence: 40,
    coupon: "TEA",
    terms: {
      style: "buyGet",
      buy: [{ target: articles("F"), quantity: 2 }],
      get: { target: articles("A"), quantity: 1 },
      reward: { amountOff: 50 },
    },
  },
  {
    ...head,
    offerId: "OF-5",
    name: "On the whole",
    sequence: 50,
    terms: { style: "transaction", minAmount: 5000, reward: { percentOff: 5 } },
  },
  {
    ...head,
    offerId: "OF-6",
    name: "Pairs",
    sequence: 60,
    maxApplications: 1,
    terms: {
      style: "buyGet",
      buy: [{ target: articles("E"), quantity: 1 }],
      get: { target: articles("F"), quantity: 1 },
      reward: { unitPrice: 1 },
    },
  },
  {
    ...head,
    offerId: "OF-7",
    name: "Amount off each",
    sequence: 70,
    terms: { style: "simple", get: articles("C"), reward: { amountOff: 25 }, minQuantity: 5 },
  },
];

/** Through the engine's own conversion, into the next book as an activation does. */
async function activate(list: readonly Offer[]): Promise<void> {
  for (const offer of list) {
    const { validTo, stores } = offer;
    await sender.rows(
      `insert into prices.promotion (promotion_id, from_book, offer_id, origin, stores, valid_to, content, head)
       values ($1, (select coalesce(max(number), 0) + 1 from prices.book), $1, 'app', $2, $3, $4::json, '{}')`,
      [offer.offerId, stores, validTo, JSON.stringify(convertOffer(offer))],
    );
  }
  await atSender.upload(prices(price("1010", `publish-${Date.now()}`, "1.00000")));
}

const basket = (lines: [article: string, quantity: number][], coupon?: string) =>
  `<PriceCalculate xmlns="http://www.sap.com/IXRetail/namespace/" InternalMajorVersion="2" InternalMinorVersion="1"><ARTSHeader ActionCode="Calculate" MessageType="Request">
   <MessageID>1</MessageID><BusinessUnit TypeCode="RetailStore">1010</BusinessUnit></ARTSHeader>
   <PriceCalculateBody NetPriceFlag="false"><DateTime>2026-06-01T10:00:00.0</DateTime><ShoppingBasket>${lines
     .map(
       ([article, quantity], index) =>
         `<LineItem><SequenceNumber>${index}</SequenceNumber><Sale><ItemID>${article}</ItemID><Quantity UnitOfMeasureCode="PCE">${quantity}</Quantity></Sale></LineItem>`,
     )
     .join(
       "",
     )}${coupon === undefined ? "" : `<LineItem><SequenceNumber>90</SequenceNumber><Coupon><PrimaryLabel>${coupon}</PrimaryLabel></Coupon></LineItem>`}
   </ShoppingBasket></PriceCalculateBody></PriceCalculate>`;
const baskets = [
  basket([["A", 3]]),
  basket([
    ["B", 2],
    ["C", 5],
  ]),
  basket([
    ["D", 2],
    ["E", 5],
    ["F", 3],
  ]),
  basket(
    [
      ["A", 2],
      ["F", 4],
    ],
    "TEA",
  ),
  basket([
    ["A", 2],
    ["F", 4],
  ]),
  basket(
    [
      ["A", 9],
      ["B", 7],
      ["C", 6],
      ["D", 3],
      ["E", 4],
      ["F", 5],
    ],
    "TEA",
  ),
  basket([["C", 4.5]]),
];

/** Amounts of all lines, discounts on the whole basket among them. */
async function amountsAt(service: PriceService, xml: string): Promise<unknown[]> {
  const answer = await service.calculate<{
    PriceCalculateBody: {
      ShoppingBasket: { LineItem: { Sale?: { ExtendedAmount: object }; Discount?: { Amount: object } }[] };
    }[];
  }>(xml, { accept: "application/json" });
  if (answer.status !== 200) throw new Error(answer.text);
  return (answer.body.PriceCalculateBody[0]?.ShoppingBasket.LineItem ?? []).map(
    ({ Sale, Discount }) => Sale?.ExtendedAmount ?? Discount?.Amount,
  );
}

test("what is sent, taken into an empty server, gives the same prices", async () => {
  await atSender.upload(
    prices(
      ...Object.entries({ A: "3.00000", B: "2.50000", C: "1.99000", D: "7.00000", E: "2.00000", F: "6.49000" }).map(
        ([item, amount]) => price("1010", item, amount),
      ),
      price("1020", "A", "3.00000"),
      price("1020", "B", "9.00000"),
    ),
  );
  await activate(offers);
  const created = await sender.asAdmin("POST", "/api/prices/targets", {
    targetId: "second",
    name: "Second server",
    url: `${receiver.address}/idocinbound`,
    auth: { kind: "oauth2", tokenUrl: `${receiver.address}/oauth/token`, user: "opp" },
    secret: atReceiver.secret,
    stores: ["1010", "1020"],
    mode: "delta",
  });
  expect([created.status, created.text]).toEqual([201, '{"targetId":"second"}']);
  const { target, documents, untold } = await arrived("second");
  expect(untold).toEqual([]);
  expect(documents.map(({ type, state, attempts }) => [type, state, attempts])).toEqual([
    ["/ROP/PROMOTION02", "delivered", 1],
    ["/ROP/BASE_PRICE01", "delivered", 1],
  ]);
  expect([target.prices, target.promotions]).toEqual([7, 7]);
  const discounts = [];
  for (const xml of baskets) {
    const here = await amountsAt(atSender, xml);
    expect(await amountsAt(atReceiver, xml)).toEqual(here);
    discounts.push(here.length);
  }
  expect(discounts.some((count) => count > 6)).toBe(true);
});

test("stores with equal prices share one E1_BASE_PRICE", async () => {
  const { documents } = await readTarget("second");
  const raw = await sender.asAdmin("GET", `/api/prices/targets/second/documents/${documents.at(-1)?.documentId}`);
  const groups = raw.text.match(/<_-ROP_-E1_BASE_PRICE .*?<\/_-ROP_-E1_BASE_PRICE>/gs) ?? [];
  const both = groups.find((group) => group.includes("<BU_ID>1010</BU_ID>") && group.includes("<BU_ID>1020</BU_ID>"));
  expect(both?.match(/<ITEM_ID>(.*?)</g)).toEqual(["<ITEM_ID>A<"]);
  expect(groups).toHaveLength(3);
});

test("a change goes out by itself as the difference; what is gone is taken back", async () => {
  await atSender.upload(prices(price("1010", "A", "4.00000")));
  await sender.rows(
    "update prices.promotion set to_book = (select max(number) + 1 from prices.book) where promotion_id = 'OF-5'",
  );
  await atSender.upload(prices(price("1010", "B", "2.60000")));
  await arrived("second");
  const { documents, target } = await readTarget("second");
  expect(target.promotions).toBe(6);
  const latest = documents.filter(({ documentId }) => documentId > 2).map(({ type, mode }) => `${type} ${mode}`);
  expect(new Set(latest)).toEqual(new Set(["/ROP/BASE_PRICE01 delta", "/ROP/PROMOTION02 delta"]));
  for (const xml of baskets) expect(await amountsAt(atReceiver, xml)).toEqual(await amountsAt(atSender, xml));
});

describe("a target that fails", () => {
  const facts = (more: object = {}) => ({
    name: "Other maker",
    url: doubleUrl,
    auth: { kind: "basic", user: "till" },
    secret: "geheim",
    stores: ["1010"],
    mode: "delta",
    ...more,
  });

  test("is tried again with the same bytes; a refused document waits for a person, who sends all again", async () => {
    answers = [503];
    got = [];
    await sender.asAdmin("POST", "/api/prices/targets", { targetId: "double", ...facts() });
    const failed = await eventually(
      () => readTarget("double"),
      ({ target }) => target.failure !== undefined,
    );
    expect(failed.target.failure).toContain("The target answered 503: noted");
    expect(failed.target.book).toBe(0);
    answers = [422];
    await sender.rows("update prices.target set next_attempt_at = now() where target_id = 'double'");
    await sender.asAdmin("POST", "/api/prices/targets/double/send?mode=delta");
    const refused = await eventually(
      () => readTarget("double"),
      ({ target }) => target.refused === 1,
    );
    expect(got).toHaveLength(2);
    expect(got[1]).toBe(got[0]);
    expect(refused.documents.at(-1)).toMatchObject({ state: "refused", attempts: 2 });
    await sender.asAdmin("POST", "/api/prices/targets/double/send?mode=full");
    const { target, documents } = await arrived("double");
    expect(target.failure).toBeUndefined();
    expect(documents.filter(({ state }) => state === "replaced").length).toBeGreaterThan(0);
  });

  test.each([
    ["our own address", () => ({ url: `${sender.config.baseUrl}/idocinbound` }), "target-address-invalid"],
    ["an address with a user", () => ({ url: "http://a:b@127.0.0.1:9/in" }), "target-address-invalid"],
    ["a file", () => ({ url: "file:///etc/passwd" }), "target-address-invalid"],
    ["an unknown store", () => ({ stores: ["9999"] }), "target-store-unknown"],
    ["no secret", () => ({ secret: undefined }), "target-secret-missing"],
  ])("is not saved with %s", async (_, more, code) => {
    const answer = await sender.asAdmin<{ code: string }>("POST", "/api/prices/targets", {
      targetId: "bad",
      ...facts(more()),
    });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect((await sender.asAdmin("GET", "/api/prices/targets/bad")).status).toBe(404);
  });

  test("never shows its secret, and keeps it only for the same address", async () => {
    const shown = await sender.asAdmin("GET", "/api/prices/targets");
    expect(shown.text).not.toContain("geheim");
    const kept = await sender.rows<{ row: string }>("select target::text as row from prices.target");
    expect(kept.some(({ row }) => row.includes("geheim"))).toBe(false);
    const { secret: _own, ...same } = facts();
    expect((await sender.asAdmin("PUT", "/api/prices/targets/double", same)).status).toBe(204);
    const moved = await sender.asAdmin<{ code: string }>("PUT", "/api/prices/targets/double", {
      ...same,
      url: `${doubleUrl}/other`,
    });
    expect(moved.body.code).toBe("target-secret-missing");
  });

  test("an address of the machine's own network segment gets nothing", async () => {
    await sender.asAdmin("POST", "/api/prices/targets", {
      targetId: "metadata",
      ...facts({ url: "http://169.254.169.254/latest" }),
    });
    const failed = await eventually(
      () => readTarget("metadata"),
      ({ target }) => target.failure !== undefined,
    );
    expect(failed.target.failure).toContain("where nothing is sent to");
    await sender.asAdmin("DELETE", "/api/prices/targets/metadata");
  });
});

test("what SAP's form cannot say is named, not sent; what is for another channel than the stores' is neither", async () => {
  const tenOff = { style: "simple", get: articles("A"), reward: { percentOff: 10 } } as const;
  await activate([
    {
      ...head,
      offerId: "OF-20",
      name: "Happy hour",
      happyHours: [{ days: [1], from: "17:00", to: "19:00" }],
      terms: tenOff,
    },
    {
      ...head,
      offerId: "OF-21",
      name: "Tiers",
      terms: {
        style: "tiered",
        get: articles("A"),
        tiers: [
          { quantity: 2, reward: { percentOff: 10 } },
          { quantity: 5, reward: { percentOff: 5 } },
        ],
      },
    },
    { ...head, offerId: "OF-22", name: "Web", channels: ["20"], terms: tenOff },
    { ...head, offerId: "OF-23", name: "Stores", channels: ["10", "20"], terms: tenOff },
  ]);
  await arrived("second");
  const { untold, documents } = await readTarget("second");
  const texts = documents.map(({ documentId }) =>
    sender.asAdmin("GET", `/api/prices/targets/second/documents/${documentId}`),
  );
  const sent = (await Promise.all(texts)).map(({ text }) => text).join("");
  expect([sent.includes("OF-22"), sent.includes("OF-23")]).toEqual([false, true]);
  expect(untold.map(({ id, reason }) => [id, reason])).toEqual([
    [
      "OF-20",
      "hours in which it holds (happy hours): SAP has time restrictions, but the segment that carries them is not known",
    ],
    ["OF-21", "rule OF-21-1: a threshold that closes again (a tier) has no field"],
  ]);
});
