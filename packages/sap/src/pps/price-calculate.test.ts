import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { priceCalculateFormat, priceCalculateResponseFormat, priceNamespace } from "./price-calculate.ts";

const tutorial = (file: string) => readFileSync(new URL(`../../test-data/opp/${file}`, import.meta.url), "utf8");
const squeezed = (xml: string) =>
  xml
    .replace(/<\?.*?\?>|<!--.*?-->/gs, "")
    .replace(/>\s+</g, "><")
    .trim();

describe("the request", () => {
  it("is read from SAP's XML", () => {
    const request = priceCalculateFormat.readXml(tutorial("04-coupon-points.calculate.request.xml"));
    expect(request.header).toMatchObject({
      businessUnits: [{ id: "FC01", type: "RetailStore" }],
      system: "ABCCLNT999",
      messageId: "123456789",
    });
    expect(request.bodies[0]).toMatchObject({ dateTime: "2021-05-05T18:13:51.0", netPrice: false });
    expect(request.bodies[0]?.basket.lines).toMatchObject([
      {
        numbers: [0],
        sale: {
          itemIds: ["COFFEE_MACHINE"],
          quantities: [{ value: 1, units: 1, unit: "PCE" }],
          pointsEligible: true,
          nonDiscountable: false,
        },
      },
      { numbers: [1], coupon: { code: "TIME FOR COFFEE", quantity: { value: 1 } } },
    ]);
  });

  it.each(["01-basic", "02-mixmatch", "04-coupon-points"])("of tutorial %s means the same in JSON", (name) => {
    const request = priceCalculateFormat.readXml(tutorial(`${name}.calculate.request.xml`));
    expect(priceCalculateFormat.readJson(priceCalculateFormat.writeJson(request))).toEqual(request);
    expect(priceCalculateFormat.readXml(priceCalculateFormat.writeXml(request))).toEqual(request);
  });

  it("takes single members where SAP has arrays, and arrays of one where it has none", () => {
    const request = priceCalculateFormat.readJson(
      JSON.stringify({
        ARTSHeader: { BusinessUnit: "FC01", MasterDataSourceSystemID: ["A"] },
        PriceCalculateBody: {
          NetPriceFlag: "false",
          ShoppingBasket: { LineItem: { SequenceNumber: 3, Sale: { ItemID: "X", Quantity: 2 } } },
        },
      }),
    );
    expect(request.header).toMatchObject({ businessUnits: [{ id: "FC01" }], system: "A" });
    expect(request.bodies[0]?.basket.lines[0]).toMatchObject({
      numbers: [3],
      sale: { itemIds: ["X"], quantities: [{ value: 2 }] },
    });
  });

  const request = tutorial("01-basic.calculate.request.xml");
  it.each([
    ["a DTD", request.replace("<PriceCalculate ", '<!DOCTYPE x [<!ENTITY e "e">]><PriceCalculate '), "xml.dtd"],
    ["another namespace", request.replace(priceNamespace, "urn:x"), "document.wrongRoot"],
    ["another root", "<a/>", "document.wrongRoot"],
    ["nothing", "", "xml.malformed"],
    ["a wrong quantity", request.replace(">1</Quantity>", ">one</Quantity>"), "document.recordInvalid"],
    ["no basket", request.replace(/<ShoppingBasket>.*<\/ShoppingBasket>/s, ""), "document.recordInvalid"],
    ["no header", request.replace(/<ARTSHeader.*<\/ARTSHeader>/s, ""), "document.recordInvalid"],
    ["depth", request.replace("<ItemID>", "<ItemID>".repeat(40)), "xml.tooDeep"],
  ])("is refused as XML with %s", (_, xml, code) => {
    expect(() => priceCalculateFormat.readXml(xml)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ["half a document", '{"ARTSHeader":', "json.malformed", "JSON"],
    ["an array", "[]", "document.recordInvalid", "PriceCalculate is not an object"],
    ["no header", '{"PriceCalculateBody":[]}', "document.recordInvalid", "PriceCalculate/ARTSHeader is missing"],
    [
      "a number for a group",
      '{"ARTSHeader":5}',
      "document.recordInvalid",
      "PriceCalculate/ARTSHeader is not an object",
    ],
    [
      "a quantity in words",
      '{"ARTSHeader":{},"PriceCalculateBody":[{"ShoppingBasket":{"LineItem":[{"Sale":{"Quantity":["two"]}}]}}]}',
      "document.recordInvalid",
      "PriceCalculate/PriceCalculateBody/0/ShoppingBasket/LineItem/0/Sale/Quantity/0/value is not a number",
    ],
    ["two of what is there once", '{"ARTSHeader":[{},{}]}', "document.recordInvalid", "ARTSHeader occurs 2 times"],
    ["a million brackets", "[".repeat(1_000_000), "json.malformed", "JSON"],
  ])("is refused as JSON with %s", (_, text, code, message) => {
    expect(() => priceCalculateFormat.readJson(text)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it("takes nothing from the prototype", () => {
    const text = '{"__proto__":{"ARTSHeader":{}},"constructor":1}';
    expect(() => priceCalculateFormat.readJson(text)).toThrow("PriceCalculate/ARTSHeader is missing");
  });
});

describe("the answer", () => {
  it("is read and written in JSON as SAP prints it, members in SAP's order", () => {
    const printed = tutorial("01-basic.calculate.response.json");
    const answer = priceCalculateResponseFormat.readJson(printed);
    expect(answer.bodies[0]?.basket.lines[0]?.sale?.modifiers[0]).toMatchObject({
      amount: { value: 4, currency: "EUR", action: "Subtract" },
      promotionId: "1429",
      rule: [{ ruleId: "1180547", applicationType: "DiscountPercent", calculationBaseSequence: "1-" }],
    });
    expect(priceCalculateResponseFormat.writeJson(answer)).toBe(JSON.stringify(JSON.parse(printed)));
  });

  it("is read and written in XML as SAP prints it", () => {
    const printed = squeezed(tutorial("02-mixmatch.calculate.response.partial.xml"));
    const document = `<PriceCalculateResponse xmlns="${priceNamespace}"><ARTSHeader></ARTSHeader>${printed}</PriceCalculateResponse>`;
    const answer = priceCalculateResponseFormat.readXml(document);
    const body = (xml: string) => squeezed(xml).replace("></RegularSalesUnitPriceRoundingRule>", "/>");
    expect(body(priceCalculateResponseFormat.writeXml(answer))).toBe(document);
  });
});
