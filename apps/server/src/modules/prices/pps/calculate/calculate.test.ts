import { type PriceCalculate, priceCalculateFormat, priceCalculateResponseFormat } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../../tools/testing/database.ts";
import { type Suite, startSuite } from "../../../../testing/suite.ts";
import { openPriceService, type PriceService, tutorial } from "../testing/price-service.ts";

const database = await testDatabase("server");
let suite: Suite;
let service: PriceService;
beforeAll(async () => {
  suite = await startSuite(database.url);
  service = await openPriceService(suite);
  for (const name of ["01-basic", "02-mixmatch"]) {
    await service.upload(tutorial(`${name}.base_price01.xml`));
    await service.upload(tutorial(`${name}.promotion02.xml`));
  }
  await service.upload(tutorial("04-coupon-points.promotion02.xml"));
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const squeezed = (xml: string) =>
  xml
    .replace(/<\?.*?\?>|<!--.*?-->/gs, "")
    .replace(/>\s+</g, "><")
    .trim();
const request = (name: string) => tutorial(`${name}.calculate.request.xml`);

type Item = { value?: number };
type Line = Record<string, unknown> & {
  Sale?: { ExtendedAmount: Item; ExtendedDiscountAmount: Item; RetailPriceModifier?: Record<string, unknown>[] };
  Discount?: Record<string, unknown>;
  SequenceNumber: number[];
};
type Answer = {
  ARTSHeader: {
    Response: { ResponseCode: string; RequestID?: string; BusinessError?: Record<string, unknown>[] };
    [more: string]: unknown;
  };
  PriceCalculateBody: { ShoppingBasket: { LineItem: Line[] }; Recommendation?: unknown[] }[];
};
const asJson = async (xml: string) => {
  const answer = await service.calculate<Answer>(xml, { accept: "application/json" });
  const lines = answer.body.PriceCalculateBody?.[0]?.ShoppingBasket.LineItem ?? [];
  return { ...answer, lines, error: answer.body.ARTSHeader.Response.BusinessError?.[0] };
};

describe("SAP's tutorials", () => {
  test("01: 40 % off, the JSON answer is SAP's but for ids and times of the answer itself", async () => {
    const answer = await asJson(request("01-basic"));
    expect(answer.status).toBe(200);
    const printed = JSON.parse(tutorial("01-basic.calculate.response.json"));
    const { ARTSHeader } = answer.body;
    ARTSHeader.MessageID = { value: " " };
    ARTSHeader.DateTime = [{ value: " " }];
    (ARTSHeader.Response as Record<string, unknown>).ResponseTimestamp = " ";
    // As text: members come in SAP's order, too.
    expect(JSON.stringify(answer.body, null, 1)).toBe(JSON.stringify(printed, null, 1));
  });

  test("02: buy a machine, get 3 coffees free, the XML body is SAP's byte for byte", async () => {
    const answer = await service.calculate(request("02-mixmatch"));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/xml; charset=utf-8"]);
    const body = /<PriceCalculateBody.*<\/PriceCalculateBody>/s.exec(squeezed(answer.text))?.[0] ?? "";
    const same = body.replace("></RegularSalesUnitPriceRoundingRule>", "/>");
    expect(same).toBe(squeezed(tutorial("02-mixmatch.calculate.response.partial.xml")));
  });

  test("04: a coupon brings 5 Euro and 100 points", async () => {
    const { lines } = await asJson(request("04-coupon-points"));
    expect(lines[0]?.Sale).toMatchObject({
      RegularSalesUnitPrice: { value: 500, Currency: "EUR" },
      ExtendedAmount: { value: 495 },
      ExtendedDiscountAmount: { value: 5 },
      RetailPriceModifier: [
        {
          Amount: { value: 5, Action: "Subtract" },
          PromotionID: { value: "771" },
          PriceDerivationRule: [
            {
              PriceDerivationRuleID: "772",
              Eligibility: [{ ReferenceID: "TIME FOR COFFEE", ReferenceSequenceNumber: 1 }],
            },
          ],
        },
      ],
      FrequentShopperPointsModifier: [{ PromotionID: "771", PointsAwarded: [{ value: 100 }], TypeCode: "Award" }],
    });
    expect(lines[1]).toMatchObject({ Coupon: { PrimaryLabel: "TIME FOR COFFEE", AppliedQuantity: 1 } });
  });

  test("04 without the coupon: nothing; without the flag: no points", async () => {
    const withoutCoupon = request("04-coupon-points").replace("TIME FOR COFFEE", "TIME FOR TEA");
    const { lines } = await asJson(withoutCoupon);
    expect(lines[0]?.Sale?.ExtendedAmount.value).toBe(500);
    expect(lines[1]).toMatchObject({ Coupon: { AppliedQuantity: 0 } });
    const unflagged = await asJson(
      request("04-coupon-points").replace(/<FrequentShopperPointsEligibilityFlag>true.*?>/s, ""),
    );
    expect(unflagged.lines[0]?.Sale).not.toHaveProperty("FrequentShopperPointsModifier");
  });

  test.each(["01-basic", "02-mixmatch", "04-coupon-points"])(
    "%s asked in JSON and answered in both forms is the same",
    async (name) => {
      const json = priceCalculateFormat.writeJson(priceCalculateFormat.readXml(request(name)));
      const inJson = await service.calculate<Answer>(json, { type: "json" });
      expect(inJson.headers.get("content-type")).toBe("application/json; charset=utf-8");
      const inXml = await service.calculate(json, { type: "json", accept: "application/xml" });
      const bodies = (read: PriceCalculate) => read.bodies;
      expect(bodies(priceCalculateResponseFormat.readXml(inXml.text))).toEqual(
        bodies(priceCalculateResponseFormat.readJson(inJson.text)),
      );
    },
  );
});

describe("what a request may say", () => {
  const coffee = (quantity: number, flags = "", inner = "") =>
    request("02-mixmatch").replace(
      /<LineItem>.*<\/LineItem>/s,
      `<LineItem><SequenceNumber>0</SequenceNumber>
      <Sale ItemType="Stock" ${flags}><ItemID>DELUXE_COFFEE</ItemID>${inner}
      <Quantity Units="1" UnitOfMeasureCode="PCE">${quantity}</Quantity></Sale></LineItem>`,
    );

  const chosen = (xml: string, privilege: string, value: string, figure = 0) =>
    xml.replace(
      "</Sale>",
      `<PromotionManualTrigger><ManualTriggerSequenceNumber>1</ManualTriggerSequenceNumber>
      <ManualTriggerValue>${value}</ManualTriggerValue><PrivilegeType>${privilege}</PrivilegeType>
      <PrivilegeValue>${figure}</PrivilegeValue></PromotionManualTrigger></Sale>`,
    );

  test("a promotion that waits for a person, uploaded with MANL in the coupon's place, applies when its trigger is sent", async () => {
    const ids = tutorial("04-coupon-points.promotion02.xml")
      .replace(/>77(\d)</g, ">88$1<")
      .replace("42010AEF", "42010AEE");
    const byHand = ids
      .replaceAll("<TYPE_CODE>COUP</TYPE_CODE>", "<TYPE_CODE>MANL</TYPE_CODE><TRIGGER_VALUE>SCRATCHED</TRIGGER_VALUE>")
      .replace(/<COUPON_NUMBER>.*?<\/COUPON_NUMBER>/g, "");
    await service.upload(byHand);
    const machine = request("04-coupon-points").replace("TIME FOR COFFEE", "TIME FOR TEA");
    const total = async (xml: string) => (await asJson(xml)).lines[0]?.Sale?.ExtendedAmount.value;
    expect([
      await total(machine),
      await total(chosen(machine, "AM", "SCRATCHED")),
      await total(chosen(machine, "AM", "DENTED")),
    ]).toEqual([500, 495, 500]);
  });

  test.each([
    ["the book's price", coffee(2), 20],
    ["a part of a unit", coffee(0.345), 3.45],
    [
      "a fixed price that was sent",
      coffee(2, 'FixedPriceFlag="true"', '<RegularSalesUnitPrice Currency="EUR">7.50</RegularSalesUnitPrice>'),
      15,
    ],
    [
      "a sent price without the flag does not count",
      coffee(2, "", '<RegularSalesUnitPrice Currency="EUR">7.50</RegularSalesUnitPrice>'),
      20,
    ],
    [
      "an article that only the request knows",
      coffee(2, "", '<RegularSalesUnitPrice Currency="EUR">7.50</RegularSalesUnitPrice>').replace(
        "DELUXE_COFFEE",
        "TEA",
      ),
      15,
    ],
    [
      "rounding up to 20 cents",
      coffee(1, 'FixedPriceFlag="true"', '<RegularSalesUnitPrice Currency="EUR">7.50</RegularSalesUnitPrice>').replace(
        "</ShoppingBasket>",
        '</ShoppingBasket><RegularSalesUnitPriceRoundingRule RoundingMethod="Up" Multiple="0.2"/>',
      ),
      7.6,
    ],
    ["a price of each unit that a person gave", chosen(coffee(2), "PS", "GOODWILL", 3), 6],
    ["and never a higher one", chosen(coffee(2), "PS", "GOODWILL", 30), 20],
    ["an amount off that a person gave", chosen(coffee(2), "RS", "GOODWILL", 3), 17],
    ["a moment with a zone", coffee(1).replaceAll("18:13:51.0", "18:13:51+02:00"), 10],
  ])("%s", async (_, xml, expected) => {
    const { status, lines } = await asJson(xml);
    expect([status, lines[0]?.Sale?.ExtendedAmount.value]).toEqual([200, expected]);
  });

  test("a non-discountable line gets nothing, and each item for itself knows no basket", async () => {
    const plain = await asJson(
      request("01-basic").replace('NonDiscountableFlag="false"', 'NonDiscountableFlag="true"'),
    );
    expect(plain.lines[0]?.Sale?.ExtendedAmount.value).toBe(10);
    const single = await asJson(
      request("02-mixmatch").replace("NetPriceFlag", 'CalculationMode="LineItem" NetPriceFlag'),
    );
    expect(single.lines.map(({ Sale }) => Sale?.ExtendedAmount.value)).toEqual([500, 30]);
  });

  test("a line that line rules must not look at keeps its price", async () => {
    const flag = "NotConsideredByPriceEngineFlag";
    const { lines } = await asJson(request("01-basic").replace(`<${flag}>false<`, `<${flag}>true<`));
    expect(lines[0]?.Sale).toMatchObject({ ExtendedAmount: { value: 10 }, [flag]: true });
  });

  test("a return takes no part in promotions of sales", async () => {
    const { lines } = await asJson(request("01-basic").replace("SaleTransaction", "ReturnTransaction"));
    expect(lines[0]?.Sale?.ExtendedAmount.value).toBe(10);
  });

  test("what is nearly reached is told on request", async () => {
    const two = request("02-mixmatch").replace(">3</Quantity>", ">2</Quantity>");
    const { body } = await asJson(two.replace("NetPriceFlag", 'RecommendationMode="CalcAndRec" NetPriceFlag'));
    expect(body.PriceCalculateBody[0]?.Recommendation).toMatchObject([
      { PromotionID: "630", PriceDerivationRuleID: "631", MissingQuantity: 1, DiscountAmount: { value: 30 } },
    ]);
  });
});

test("a discount on the whole basket is a line of its own with a share on each line", async () => {
  const source = tutorial("01-basic.promotion02.xml");
  const total = source
    .replace(">1429<", ">2001<")
    .replaceAll("1180547", "2002")
    .replace(">ITEM<", ">TOTL<")
    .replace(/<ITEM_ID>.*?<\/ITEM_ID>/s, "")
    .replace(/<THRESHOLD_TCD>.*?<\/THRESHOLD_TCD>/s, "")
    .replace("<THRESHOLD_QTY>1.000", "<THRESHOLD_QTY>0.000")
    .replace("<TRANS_TOTAL_AMT>0.00000", "<TRANS_TOTAL_AMT>100.00000")
    .replace(">RP<", ">TP<")
    .replace("40.000", "10.000")
    .replace(">PO<", ">SU<")
    .replaceAll("20210107235959", "20211231235959");
  await service.upload(total);
  const { lines } = await asJson(request("02-mixmatch").replace("DELUXE_COFFEE", "CHA2111010"));
  const sale = (index: number) => lines[index]?.Sale;
  expect([sale(0)?.ExtendedAmount.value, sale(1)?.ExtendedAmount.value]).toEqual([500, 30]);
  expect(lines[2]).toMatchObject({
    Discount: {
      PromotionID: { value: "2001" },
      Amount: { value: 53, Currency: "EUR", Action: "Subtract" },
      Percent: { value: 10 },
      ProratedFlag: true,
      PriceDerivationRule: [{ TransactionControlBreakCode: "SU", ApplicationType: "DiscountPercentTotal" }],
    },
    SequenceNumber: [2],
  });
  expect(sale(0)?.RetailPriceModifier).toMatchObject([{ Amount: { value: 50 }, ProratedFlag: true, ItemLink: [2] }]);
  expect(sale(1)?.RetailPriceModifier).toMatchObject([{ Amount: { value: 3 }, ProratedFlag: true, ItemLink: [2] }]);
  const immediate = await asJson(
    request("02-mixmatch").replace("NetPriceFlag", 'CalculationScheme="CalcForItem" NetPriceFlag'),
  );
  expect(immediate.lines).toHaveLength(2);
  await service.upload(total.replace(">U</CHANGE_INDICATOR>", ">D</CHANGE_INDICATOR>"));
});

describe("what cannot be priced", () => {
  const basic = request("01-basic");
  test.each([
    ["no price", basic.replace("CHA2111010", "NOTHING"), "price-missing", 0, ["NOTHING"]],
    ["no price on that day", basic.replace("2021-01-05T", "2031-01-05T"), "price-missing", 0, ["CHA2111010"]],
    [
      "another unit",
      basic.replace('UnitOfMeasureCode="PCE"', 'UnitOfMeasureCode="KGM"'),
      "price-missing",
      0,
      ["CHA2111010"],
    ],
    ["an unknown business unit", basic.replace(">FC01<", ">FC99<"), "business-unit-unknown", undefined, ["FC99"]],
    [
      "an unknown business unit that sends a currency",
      basic
        .replace(">FC01<", ">FC99<")
        .replace("</Quantity>", '</Quantity><RegularSalesUnitPrice Currency="EUR">1.00</RegularSalesUnitPrice>'),
      "business-unit-unknown",
      undefined,
      ["FC99"],
    ],
    ["another system", basic.replace("ABCCLNT999", "XYZ"), "business-unit-unknown", undefined, ["FC01"]],
    ["no quantity", basic.replace(/<Quantity.*<\/Quantity>/s, ""), "quantity-missing", 0, undefined],
    ["a quantity of zero", basic.replace(">1</Quantity>", ">0</Quantity>"), "quantity-invalid", 0, ["CHA2111010"]],
    ["no item", basic.replace(/<ItemID>.*<\/ItemID>/s, ""), "item-missing", 0, undefined],
    ["an empty basket", basic.replace(/<LineItem>.*<\/LineItem>/s, ""), "basket-empty", undefined, undefined],
    [
      "no business unit",
      basic.replace(/<BusinessUnit.*<\/BusinessUnit>/s, ""),
      "business-unit-missing",
      undefined,
      undefined,
    ],
    ["net prices", basic.replace('NetPriceFlag="false"', 'NetPriceFlag="true"'), "price-missing", 0, ["CHA2111010"]],
    ["broken XML", basic.slice(0, 300), "xml.malformed", undefined, undefined],
    ["a DTD", `<!DOCTYPE a [<!ENTITY b "c">]>${basic}`, "xml.dtd", undefined, undefined],
  ])("%s: 400 with a BusinessError, in the form that was asked for", async (_, xml, id, line, variables) => {
    const { status, error, body } = await asJson(xml);
    expect([status, body.ARTSHeader.Response.ResponseCode]).toEqual([400, "Rejected"]);
    expect(error).toMatchObject({
      ErrorID: id,
      Severity: "Error",
      ...(line === undefined ? {} : { LineItemSequenceNumber: line }),
      ...(variables === undefined ? {} : { MessageVariables: variables }),
    });
    const inXml = await service.calculate(xml);
    expect([inXml.status, inXml.headers.get("content-type")]).toEqual([400, "application/xml; charset=utf-8"]);
    const [written] = priceCalculateResponseFormat.readXml(inXml.text).header.response?.errors ?? [];
    expect(written?.errorId).toBe(id);
  });
});

test("nobody calculates without a token, for another tenant, or by a till's token", async () => {
  const xml = request("01-basic");
  const none = await suite.call<{ code: string }>("POST", "/restapi/demo", {
    body: xml,
    headers: { "content-type": "application/xml" },
  });
  expect([none.status, none.body.code]).toEqual([401, "access-token-invalid"]);
  expect((await service.calculate(xml, { tenant: "other" })).status).toBe(404);
  const till = await suite.createTill("1010-01");
  expect((await service.calculate(xml, { bearer: till.token })).status).toBe(401);
  const text = await service.calculate(xml, { type: "pdf" });
  expect(text.status).toBe(415);
});

test("a new price counts in the next calculation", async () => {
  await service.upload(tutorial("01-basic.base_price01.xml").replace("10.00000", "12.50000"));
  const { lines } = await asJson(request("01-basic"));
  expect(lines[0]?.Sale?.ExtendedAmount.value).toBe(7.5);
});
