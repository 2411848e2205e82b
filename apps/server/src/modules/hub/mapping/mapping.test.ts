import type { MappingDocument, Receipt, ReceiptLine } from "@counterfoil/contracts";
import { type ReceiptDraft, receiptWriter } from "@counterfoil/sap";
import { describe, expect, test } from "vitest";
import { newId, receiptOf } from "../../../testing/receipts.ts";
import { checkDocument } from "./check-document.ts";
import { compileMapping } from "./compile.ts";
import { defaultMapping } from "./default-mapping.ts";
import { type MappingFacts, mappingErrorOf } from "./facts.ts";
import { createRegression } from "./regression.ts";
import { tryMapping } from "./trial.ts";

const facts: MappingFacts = {
  timeZone: "Europe/London",
  paymentCodes: new Map([["CASH", "CASH"]]),
  baseUnitOf: () => undefined,
};
const sales = defaultMapping.salesTransactions;
const changed = (change: (document: MappingDocument) => void): MappingDocument => {
  const document = structuredClone(sales);
  change(document);
  return document;
};
const receipt = (change: (receipt: Receipt) => void = () => undefined): Receipt => {
  const made = receiptOf({ running: 1, at: new Date("2026-07-01T12:00:00Z"), id: newId() });
  change(made);
  return made;
};
const mapped = (document: MappingDocument, subject: Receipt) =>
  compileMapping(document).map("WPUBON01", subject, facts) as ReceiptDraft;
const textOf = (document: MappingDocument, subject: Receipt) => receiptWriter.record(mapped(document, subject));
const causeOf = (document: MappingDocument, subject: Receipt) => {
  try {
    textOf(document, subject);
    return undefined;
  } catch (error) {
    return mappingErrorOf(error)?.root;
  }
};

type Modifier = ReceiptLine["modifiers"][number];
const modifier = (amount: number, more: Partial<Modifier> = {}): Modifier => ({
  promotionId: "OF-000001",
  ruleId: "OF-000001",
  sequence: 100,
  quantity: 1,
  base: 1000,
  amount,
  note: "Spring",
  ...more,
});
/** One line of 10.00 with 1.00 off: 9.00 paid, 1.50 of it tax. */
const discounted = (more: Partial<ReceiptLine> = {}) =>
  receipt((made) => {
    const [line] = made.lines as [ReceiptLine];
    Object.assign(line, { regularAmount: 1000, amount: 900, modifiers: [modifier(-100)] });
    line.tax = { code: "A1", rate: 20, base: 750, amount: 150 };
    made.payments = [{ paymentId: "1", method: "CASH", amount: 900 }];
    made.totals.total = 900;
    Object.assign(line, more);
  });
const conditionsIn = (document: MappingDocument, subject: Receipt) =>
  mapped(document, subject).items?.[0]?.conditions?.map(({ type, sign, amountMinor, conditionId20 }) =>
    [type, `${sign}${amountMinor}`, conditionId20].filter((part) => part !== undefined).join(" "),
  );

describe("version 1", () => {
  test("has nothing that the field tables refuse", () => {
    for (const service of ["salesTransactions", "financialTransactions", "goodsMovements"] as const)
      expect(checkDocument(service, defaultMapping[service])).toEqual([]);
  });

  test("writes a receipt as it was written before mappings could be changed", () => {
    const text = textOf(
      sales,
      receipt((made) => Object.assign(made, { customerId: "1000111", id: "01" })),
    );
    expect(text).toBe(
      '<E1WPB01 SEGMENT="1"><POSKREIS>1010</POSKREIS><KASSID>01</KASSID><VORGDATUM>20260701</VORGDATUM><VORGZEIT>130000</VORGZEIT>' +
        "<BONNUMMER>1010-01-000001</BONNUMMER><QUALKDNR>KUND</QUALKDNR><KUNDNR>1000111</KUNDNR><KASSIERER>ADA3479ACD</KASSIERER><CSHNAME>Ada</CSHNAME>" +
        '<BELEGWAERS>GBP</BELEGWAERS><E1WPB02 SEGMENT="1"><QUALARTNR>ARTN</QUALARTNR><ARTNR>85123A</ARTNR><VORZEICHEN>-</VORZEICHEN><MENGE>1.000</MENGE>' +
        '<E1WPB03 SEGMENT="1"><VORZEICHEN>+</VORZEICHEN><KONDITION>VKP0</KONDITION><KONDVALUE>2.55</KONDVALUE></E1WPB03>' +
        '<E1WPB04 SEGMENT="1"><MWSKZ>A1</MWSKZ><MWSBT>0.43</MWSBT></E1WPB04></E1WPB02>' +
        '<E1WPB06 SEGMENT="1"><VORZEICHEN>+</VORZEICHEN><ZAHLART>CASH</ZAHLART><SUMME>2.55</SUMME><WAEHRUNG>GBP</WAEHRUNG></E1WPB06>' +
        '<E1WXX01 SEGMENT="1"><FLDGRP>CF</FLDGRP><FLDNAME>TRANSACTION_ID</FLDNAME><FLDVAL>01</FLDVAL></E1WXX01></E1WPB01>',
    );
  });

  test.each<[what: string, regular: number, paid: number, modifiers: Modifier[], conditions: string[]]>([
    [
      "an offer and a share of one on the purchase",
      1000,
      855,
      [modifier(-100), modifier(-45, { promotionId: "OF-000002", prorated: true })],
      ["VKP0 +1000", "DISC -100 OF-000001", "DISC -45 OF-000002"],
    ],
    ["a gift", 295, 0, [modifier(-295)], ["VKP0 +295", "DISC -295 OF-000001"]],
    [
      "a person's discount",
      1000,
      900,
      [modifier(-100, { promotionId: "manual", note: "DAMAGED" })],
      ["VKP0 +1000", "DISC -100 manual"],
    ],
    [
      "a promotion of another system, whose id has no room",
      1000,
      900,
      [modifier(-100, { promotionId: "OPPCLNT100/0000000000000042", offerId: "42" })],
      ["VKP0 +1000", "DISC -100 42"],
    ],
    ["points, which lower nothing", 1000, 1000, [modifier(0)], ["VKP0 +1000"]],
    ["what the till does not explain", 1000, 880, [modifier(-100)], ["VKP0 +1000", "DISC -100 OF-000001", "DISC -20"]],
  ])("a line's conditions come to what was paid: %s", (_what, regularAmount, amount, modifiers, conditions) => {
    const tax = { code: "A1", rate: 20, base: amount, amount: 0 };
    expect(conditionsIn(sales, discounted({ regularAmount, amount, modifiers, tax }))).toEqual(conditions);
  });

  test("foreign notes are a way to pay of their own, and their change came out of the own cash", () => {
    const foreign = { currency: "USD", amount: 2000, rate: 0.8 };
    const slip = { paymentKey: "k", terminalId: "SIM00001", traceNumber: "000007", authorisation: "A7" };
    const paid = receipt((made) => {
      made.payments = [
        { paymentId: "1", method: "CASH", amount: 155, tendered: 1600, change: 1445, foreign },
        { paymentId: "2", method: "CARD", cardType: "VISA", amount: 100, reference: "000007", terminal: slip },
        { paymentId: "3", method: "VOUCHER", amount: 2, voucher: { number: "GC100007" } },
        { paymentId: "4", method: "ROUND", amount: -2 },
      ];
    });
    const ways = changed((document) =>
      Object.assign(document.lookups.payment.entries, {
        CARD: "CARD",
        VOUCHER: "VOUC",
        ROUND: "RUND",
        "CASH/USD": "CUSD",
      }),
    );
    expect(mapped(ways, paid).payments).toMatchObject([
      { method: "CUSD", sign: "+", amountMinor: 1600, currency: "GBP", reference: "USD 20.00" },
      { method: "CASH", sign: "-", amountMinor: 1445 },
      { method: "CARD", amountMinor: 100, terminal: "SIM00001", authorisation: "A7", reference: "000007" },
      { method: "VOUC", amountMinor: 2, reference: "GC100007" },
      { method: "RUND", sign: "-", amountMinor: 2 },
    ]);
    paid.payments.splice(1);
    expect(mapped(sales, paid).payments?.[0]).toMatchObject({ method: "CASH", amountMinor: 1600 });
  });

  test("of a net price has its tax with the regular price", () => {
    const tax = { code: "A1", rate: 20, base: 900, amount: 180 };
    expect(conditionsIn(sales, discounted({ tax }))).toEqual(["VKP0 +1180", "DISC -100 OF-000001"]);
  });

  test("a returned line has the same conditions, of its absolute value", () => {
    const back = { quantity: -1, regularAmount: -1000, amount: -900, modifiers: [modifier(100, { quantity: -1 })] };
    expect(conditionsIn(sales, discounted(back))).toEqual(["VKP0 +1000", "DISC -100 OF-000001"]);
  });
});

describe("how it is told", () => {
  const told = (telling: Partial<MappingDocument["telling"]>) =>
    changed((document) => Object.assign(document.telling, telling));
  test.each<[Partial<MappingDocument["telling"]>, string[]]>([
    [{}, ["VKP0 +1000", "DISC -100 OF-000001"]],
    [{ discounts: "net" }, ["VKP0 +900"]],
    [{ prices: "withoutTax" }, ["VKP0 +850", "DISC -100 OF-000001", "MWST +150"]],
    [{ discounts: "net", prices: "withoutTax" }, ["VKP0 +750", "MWST +150"]],
  ])("%j of 10.00 less 1.00 with 1.50 of tax", (telling, conditions) => {
    expect(conditionsIn(told(telling), discounted())).toEqual(conditions);
  });

  test("taxes untold leaves the ERP to find them", () => {
    expect(textOf(told({ taxes: "untold" }), discounted())).not.toContain("E1WPB04");
  });
});

describe("rules", () => {
  test("a default stands in, a constant stands alone, a text is cut", () => {
    const document = changed(({ fields }) => {
      fields["E1WPB01.CSHNAME"] = { source: "transaction.note", default: "nobody", cut: true };
      fields["E1WPB02.VORGANGART"] = { constant: "2001" };
      fields["E1WPB02.AKTIONSNR"] = { source: "line.text", cut: true };
    });
    const draft = mapped(document, receipt());
    expect(draft.cashierName).toBe("nobody");
    expect(draft.items?.[0]).toMatchObject({ transactionType: "2001", promotion: "Article 85123A" });
    const long = receipt((made) => Object.assign(made, { note: `${"n".repeat(34)}😀` }));
    expect(mapped(document, long).cashierName).toBe("n".repeat(34));
  });

  test("a field of the retailer's own travels in the extension segment", () => {
    const document = changed(({ fields }) => {
      fields["E1WPB01.E1WXX01.ZZ.PRICE_BOOK"] = { source: "transaction.priceBook" };
    });
    expect(checkDocument("salesTransactions", document)).toEqual([]);
    expect(textOf(document, receipt())).toContain("<FLDGRP>ZZ</FLDGRP><FLDNAME>PRICE_BOOK</FLDNAME><FLDVAL>1</FLDVAL>");
  });

  test("the more special entry of a lookup comes first, a method's own code last", () => {
    const document = changed(({ lookups }) => {
      lookups.payment.entries = { "CARD/VISA": "VISA", CARD: "CARD" };
      lookups.condition.entries["discount/OF-000001"] = "ZSPR";
      lookups.tax.entries = { A1: "V1" };
    });
    const subject = receipt((made) => {
      made.payments = [
        { paymentId: "1", method: "CARD", cardType: "VISA", amount: 100 },
        { paymentId: "2", method: "CARD", cardType: "AMEX", amount: 100 },
        { paymentId: "3", method: "CASH", amount: 55 },
      ];
    });
    const draft = mapped(document, subject);
    expect(draft.payments?.map(({ method }) => method)).toEqual(["VISA", "CARD", "CASH"]);
    expect(draft.items?.[0]?.taxes?.[0]?.taxCode).toBe("V1");
    expect(conditionsIn(document, discounted())).toEqual(["VKP0 +1000", "ZSPR -100 OF-000001"]);
  });
});

describe("what cannot be mapped names its cause", () => {
  test.each<[string, MappingDocument, Receipt, { code: string; subject: string }]>([
    [
      "a method without code",
      sales,
      receipt((made) => Object.assign(made.payments[0] ?? {}, { method: "SHELLS" })),
      { code: "payment-method-unknown", subject: "SHELLS" },
    ],
    [
      "a strict tax lookup",
      changed(({ lookups }) => Object.assign(lookups, { tax: { entries: { A0: "V0" }, otherwise: "refuse" } })),
      receipt(),
      { code: "tax-code-unknown", subject: "A1" },
    ],
    [
      "an article number without room",
      sales,
      receipt((made) => Object.assign(made.lines[0] ?? {}, { articleId: "A".repeat(26) })),
      { code: "value-too-long", subject: "E1WPB02.ARTNR" },
    ],
    [
      "a field that the receipt has nothing for",
      changed(({ fields }) => Object.assign(fields, { "E1WPB01.KASSID": { source: "transaction.note" } })),
      receipt(),
      { code: "mapping-missing", subject: "E1WPB01.KASSID" },
    ],
  ])("%s", (_what, document, subject, cause) => {
    expect(causeOf(document, subject)).toEqual(cause);
  });
});

describe("a mapping is refused at the field", () => {
  const problemsOf = (change: (document: MappingDocument) => void) =>
    checkDocument("salesTransactions", changed(change)).map(({ field, code }) => `${field} ${code}`);
  test.each<[string, (document: MappingDocument) => void, string[]]>([
    ["a field that must be there", ({ fields }) => delete fields["E1WPB01.KASSID"], ["E1WPB01.KASSID target-missing"]],
    [
      "a field that is none",
      ({ fields }) => Object.assign(fields, { "E1WPB01.NOPE": { constant: "1" } }),
      ["E1WPB01.NOPE field-unknown"],
    ],
    [
      "a constant that is too long",
      ({ fields }) => Object.assign(fields, { "E1WPB01.POSKREIS": { constant: "123456" } }),
      ["E1WPB01.POSKREIS value-too-long"],
    ],
    [
      "a constant that is no code",
      ({ fields }) => Object.assign(fields, { "E1WPB02.QUALARTNR": { constant: "GTIN" } }),
      ["E1WPB02.QUALARTNR value-invalid"],
    ],
    [
      "a text as an amount",
      ({ fields }) => Object.assign(fields, { "E1WPB03.KONDVALUE": { source: "line.text" } }),
      ["E1WPB03.KONDVALUE type-differs"],
    ],
    [
      "codes of something else",
      ({ fields }) => Object.assign(fields, { "E1WPB02.VORZEICHEN": { source: "payment.sign" } }),
      ["E1WPB02.VORZEICHEN source-unknown"],
    ],
    [
      "a source of another segment",
      ({ fields }) => Object.assign(fields, { "E1WPB01.CSHNAME": { source: "line.text" } }),
      ["E1WPB01.CSHNAME source-unknown"],
    ],
    [
      "two origins",
      ({ fields }) => Object.assign(fields, { "E1WPB01.CSHNAME": { source: "transaction.note", constant: "x" } }),
      ["E1WPB01.CSHNAME rule-ambiguous"],
    ],
    [
      "a code that does not fit",
      ({ lookups }) => Object.assign(lookups.payment.entries, { CASH: "MONEY" }),
      ["lookups.payment.CASH value-too-long"],
    ],
    [
      "a must on a condition",
      ({ fields }) => Object.assign(fields, { "E1WPB01.KASSID": { constant: "01", when: "transaction.note" } }),
      ["E1WPB01.KASSID target-missing"],
    ],
  ])("%s", (_what, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });
});

describe("before it is saved", () => {
  const subject = (value: Receipt) => ({ type: "WPUBON01" as const, number: value.number, value });

  test("a trial shows sources, segments and what breaks a rule", () => {
    const trial = tryMapping(
      compileMapping(changed(({ fields }) => delete fields["E1WPB03.VORZEICHEN"])),
      subject(receipt()),
      facts,
    );
    expect(trial.sources).toContainEqual({ name: "line.articleId[1]", text: "85123A" });
    expect(trial.sources).toContainEqual({ name: "condition.amount[1][1]", text: "2.55" });
    expect(trial.segments.map(({ segment, depth }) => `${segment} ${depth}`)).toEqual([
      "E1WPB01 0",
      "E1WPB02 1",
      "E1WPB03 2",
      "E1WPB04 2",
      "E1WPB06 1",
      "E1WXX01 1",
    ]);
    expect(trial.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(["E1WPB03.VORZEICHEN mapping-missing"]);
  });

  test("a mapping that does not come to what was paid is unbalanced", () => {
    const document = changed(({ fields }) =>
      Object.assign(fields, { "E1WPB06.SUMME": { source: "transaction.total" } }),
    );
    const split = receipt((made) => {
      made.payments = [100, 155].map((amount, index) => ({ paymentId: String(index), method: "CASH", amount }));
    });
    const { problems } = tryMapping(compileMapping(document), subject(split), facts);
    expect(problems).toEqual([
      { field: "E1WPB03.KONDVALUE", code: "unbalanced", detail: "The items come to 2.55, the payments to 5.1." },
    ]);
  });

  test("a regression counts what changes, where, and what fails", () => {
    const document = changed(({ lookups }) => {
      lookups.tax = { entries: { A1: "V1" }, otherwise: "refuse" };
    });
    const regression = createRegression(compileMapping(sales), compileMapping(document));
    const free = discounted({ tax: { code: "A0", rate: 0, base: 900, amount: 0 } });
    for (const value of [receipt(), receipt(), free]) regression.add(subject(value), facts);
    expect(regression.end()).toEqual({
      transactions: 3,
      changed: 2,
      failed: 1,
      failedBefore: 0,
      failedNewly: 1,
      fields: [
        {
          field: "E1WPB04.MWSKZ",
          count: 2,
          examples: [
            { number: "1010-01-000001", before: "A1", after: "V1" },
            { number: "1010-01-000001", before: "A1", after: "V1" },
          ],
        },
      ],
      failures: [
        {
          code: "tax-code-unknown",
          subject: "A0",
          detail: 'Tax code A0 has no code of the ERP in the lookup "tax".',
          count: 1,
          examples: ["1010-01-000001"],
        },
      ],
    });
  });
});
