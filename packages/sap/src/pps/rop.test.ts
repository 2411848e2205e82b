import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readRecords } from "../shape/reader.ts";
import { writeDocument } from "../shape/writer.ts";
import { basePriceWriter, createBasePriceReader } from "./base-price.ts";
import { createPromotionReader, promotionWriter } from "./promotion.ts";

const tutorial = (file: string) => readFileSync(new URL(`../../test-data/opp/${file}`, import.meta.url), "utf8");
const pricesOf = (text: string) => {
  const reader = createBasePriceReader();
  return { readings: [...reader.write(text), ...reader.end()], reader };
};
const promotionsOf = (text: string, type?: Parameters<typeof createPromotionReader>[0]) => {
  const reader = createPromotionReader(type);
  return { readings: [...reader.write(text), ...reader.end()], reader };
};

describe("/ROP/BASE_PRICE01", () => {
  it("reads SAP's tutorial", () => {
    const { readings, reader } = pricesOf(tutorial("02-mixmatch.base_price01.xml"));
    const context = {
      logicalSystem: "ABCCLNT999",
      businessUnitType: "1040",
      classification: "PRICE_VAT",
      businessUnits: [{ id: "FC01" }],
    };
    const price = {
      per: 1,
      from: "2021-05-01T00:00:00",
      to: "2021-12-31T23:59:59",
      unit: "PCE",
      currency: "EUR",
    };
    expect(readings.map((each) => (each.ok ? each.value : each.problems))).toEqual([
      { itemId: "COFFEE_MACHINE", prices: [{ ...price, amountE5: 50_000_000 }], context },
      { itemId: "DELUXE_COFFEE", prices: [{ ...price, amountE5: 1_000_000 }], context },
    ]);
    expect(reader.header).toEqual({ basicType: "/ROP/BASE_PRICE01" });
    expect([...reader.unmodelled]).toEqual([]);
  });

  it("is written as it was read, and read in pieces of any size", async () => {
    const { readings } = pricesOf(tutorial("02-mixmatch.base_price01.xml"));
    const items = readings.map((each) => {
      if (!each.ok) throw new Error("unreadable");
      const { context, ...item } = each.value;
      return { context, item };
    });
    const record = { ...items[0]?.context, items: items.map(({ item }) => item) } as never;
    const text = [...writeDocument(basePriceWriter, { basicType: "/ROP/BASE_PRICE01" }, [record])].join("");
    expect(text.replace(/\s+</g, "<")).toBe(tutorial("02-mixmatch.base_price01.xml").replace(/\s+</g, "<").trim());
    const pieces = Array.from({ length: Math.ceil(text.length / 7) }, (_, at) => text.slice(at * 7, at * 7 + 7));
    const again = [];
    for await (const reading of readRecords(createBasePriceReader(), pieces)) again.push(reading.ok && reading.value);
    expect(again).toEqual(readings.map((each) => each.ok && each.value));
  });

  it("takes fields in any order and segments without SEGMENT", () => {
    const text = tutorial("01-basic.base_price01.xml")
      .replace(/ SEGMENT="1"/g, "")
      .replace(/(<PRICE_AMT>.*?<\/PRICE_AMT>)([\s\S]*?<CURRENCY_ISO_CODE>EUR<\/CURRENCY_ISO_CODE>)/, "$2$1");
    const [reading] = pricesOf(text).readings;
    expect(reading?.ok && reading.value.prices[0]?.amountE5).toBe(1_000_000);
  });

  it.each([
    ["an amount", "10.00000", "ten", 'E1_ITEM_PRICE/PRICE_AMT is not an amount with at most 5 decimals: "ten"'],
    ["an amount too fine", "10.00000", "10.000001", "PRICE_AMT is not an amount with at most 5 decimals"],
    ["a day", "20200908000000", "20200231000000", "EFFECTIVE_DATE is not a time like"],
    ["the unit", "<UOM_ISO_CODE>PCE</UOM_ISO_CODE>", "", "E1_ITEM_PRICE/UOM_ISO_CODE is missing"],
    ["the system", "<LOGSYS>ABCCLNT999</LOGSYS>", "", "E1_BASE_PRICE/LOGSYS is missing"],
    ["the business unit's id", "<BU_ID>FC01</BU_ID>", "", "E1_BUSINESS_UNIT/BU_ID is missing"],
  ])("names what is wrong with %s", (_, from, to, message) => {
    const [reading] = pricesOf(tutorial("01-basic.base_price01.xml").replace(from, to)).readings;
    expect(reading?.ok).toBe(false);
    expect(reading && !reading.ok && reading.problems[0]?.message).toContain(message);
  });

  it("sets a bad item aside alone", () => {
    const text = tutorial("02-mixmatch.base_price01.xml").replace("500.00000", "free");
    expect(pricesOf(text).readings.map(({ ok }) => ok)).toEqual([false, true]);
  });
});

describe("/ROP/PROMOTION02 and 03", () => {
  it.each(["01-basic", "02-mixmatch", "04-coupon-points"])("writes tutorial %s as SAP does", (name) => {
    const source = tutorial(`${name}.promotion02.xml`);
    const { readings, reader } = promotionsOf(source);
    expect([...reader.unmodelled]).toEqual([]);
    const [first] = readings;
    if (!first?.ok) throw new Error(JSON.stringify(first?.problems));
    const text = [...writeDocument(promotionWriter, { basicType: "/ROP/PROMOTION02" }, [first.value])].join("");
    expect(text.replace(/\s+</g, "<")).toBe(source.replace(/\s+</g, "<").trim());
  });

  it("reads what is in it", () => {
    const [reading] = promotionsOf(tutorial("02-mixmatch.promotion02.xml")).readings;
    expect(reading?.ok && reading.value).toMatchObject({
      promotionId: "630",
      logicalSystem: "ABCCLNT999",
      changeIndicator: "I",
      changedOn: "2021-05-05T12:43:44",
      businessUnits: [{ id: "FC01", type: "1040" }, { id: "FC02" }],
      rules: [
        {
          ruleId: "631",
          onlyBasketMode: true,
          eligibilities: [
            { id: "631", type: "COMB", combination: "&&" },
            { id: "632", type: "ITEM", itemId: "COFFEE_MACHINE", intervalQuantityMilli: 1000 },
            { id: "633", type: "ITEM", itemId: "DELUXE_COFFEE", thresholdQuantityMilli: 3000 },
          ],
          priceRule: {
            type: "MM",
            calculationBaseSequence: -1,
            mixMatchItems: [
              { itemId: "DELUXE_COFFEE", modification: "PS", newPriceE5: 0, requiredQuantityMilli: 3000 },
            ],
          },
        },
      ],
      texts: [{ language: "EN", name: "Coffee Special Promotion" }],
    });
  });

  it("takes several promotions in one document, and IDOCTYP 02 under the root 03", () => {
    const source = tutorial("01-basic.promotion02.xml");
    const record = /<_-ROP_-E1_PROMOTION SEGMENT.*<\/_-ROP_-E1_PROMOTION>/s.exec(source)?.[0] ?? "";
    const two = source
      .replace(record, record + record.replace(">1429<", ">1430<"))
      .replace(/_-ROP_-PROMOTION02>/g, "_-ROP_-PROMOTION03>");
    const { readings, reader } = promotionsOf(two, "/ROP/PROMOTION03");
    expect(readings.map((each) => each.ok && each.value.promotionId)).toEqual(["1429", "1430"]);
    expect(reader.header).toEqual({ basicType: "/ROP/PROMOTION02" });
  });

  it("reads texts in languages and a minus before or behind", () => {
    const text = tutorial("01-basic.promotion02.xml")
      .replace("<CALC_BASE_SEQUENCE>1-<", "<CALC_BASE_SEQUENCE>-1<")
      .replace(
        "</_-ROP_-E1_PROMOTION>",
        "<_-ROP_-E1_PROMOTION_TEXT><SPRAS_ISO>DE</SPRAS_ISO><NAME>Brille</NAME></_-ROP_-E1_PROMOTION_TEXT></_-ROP_-E1_PROMOTION>",
      );
    const [reading] = promotionsOf(text).readings;
    const value = reading?.ok ? reading.value : undefined;
    expect(value?.rules[0]?.priceRule.calculationBaseSequence).toBe(-1);
    expect(value?.texts.map(({ language }) => language)).toEqual(["EN", "DE"]);
  });

  it.each([
    ["a DTD", (text: string) => text.replace("<_-ROP", '<!DOCTYPE a [<!ENTITY b "c">]><_-ROP'), "xml.dtd"],
    ["an entity", (text: string) => text.replace("CHA_EXAMPLE1", "&b;"), "xml.malformed"],
    [
      "another root",
      (text: string) => text.replaceAll("_-ROP_-PROMOTION02", "_-ROP_-PROMOTION09"),
      "document.wrongRoot",
    ],
    ["no control record", (text: string) => text.replace(/<EDI_DC40.*<\/EDI_DC40>/s, ""), "document.headerMissing"],
    ["its end cut off", (text: string) => text.slice(0, -40), "xml.malformed"],
    ["endless depth", (text: string) => text.replace("<NAME>", "<NAME>".repeat(100)), "xml.tooDeep"],
  ])("refuses a document with %s", (_, spoil, code) => {
    expect(() => promotionsOf(spoil(tutorial("01-basic.promotion02.xml")))).toThrow(expect.objectContaining({ code }));
  });
});
