import { formatsFor } from "@counterfoil/ui";
import { describe, expect, it } from "vitest";
import { type CorrectionDraft, fromDraft, toDraft } from "./correction-draft.ts";
import type { ReceiptKind } from "./documents.ts";

const receipt = {
  site: "1010",
  till: "01",
  day: "2026-11-21",
  number: "1010-01-000001",
  currency: "GBP",
  items: [
    {
      articleQualifier: "article",
      article: "CANDLE",
      kind: "sale",
      quantityMilli: 1500,
      serialNumber: "SN1",
      conditions: [
        { sign: "+", type: "PN10", amountMinor: 123_456 },
        { sign: "-", type: "DISC", amountMinor: 100, conditionId20: "OFFER-7" },
      ],
      taxes: [{ taxCode: "X9", amountMinor: 205 }],
    },
    {
      articleQualifier: "gtin",
      article: "5012345678900",
      kind: "return",
      quantityMilli: 1000,
      conditions: [],
      taxes: [],
    },
  ],
  conditions: [{ sign: "-", type: "RUND", amountMinor: 1 }],
  payments: [{ sign: "+", method: "CASH", amountMinor: 123_355, currency: "GBP", reference: "R" }],
  extensions: [{ group: "CF", name: "TRANSACTION_ID", value: "x" }],
};
const contents: [ReceiptKind, object][] = [
  ["receipt", receipt],
  [
    "cashMovement",
    {
      day: "2026-11-21",
      number: "1",
      transactionType: "PAYO",
      items: [
        { sequence: 1, method: "CASH", sign: "-", amountMinor: 450, currency: "GBP", text: "Milk", extensions: [] },
      ],
      extensions: [],
    },
  ],
  [
    "salesSum",
    {
      day: "2026-11-21",
      currency: "GBP",
      items: [
        {
          articleQualifier: "article",
          article: "CANDLE",
          quantitySign: "+",
          quantityMilli: 2000,
          sign: "+",
          amountMinor: 900,
          discounts: [{ sign: "-", type: "DISC", amountMinor: 50 }],
          taxes: [{ sign: "+", taxCode: "A1", amountMinor: 142 }],
        },
      ],
      extensions: [],
    },
  ],
];
const change = (draft: CorrectionDraft, list: string, row: number, more: Record<string, string>): CorrectionDraft => ({
  ...draft,
  lists: {
    ...draft.lists,
    [list]: (draft.lists[list] ?? []).map((each, index) => (index === row ? { ...each, ...more } : each)),
  },
});
const taken = (answer: ReturnType<typeof fromDraft>) => {
  if ("unreadable" in answer) throw new Error(answer.unreadable.join());
  return answer.content as typeof receipt;
};

describe.each(["en-GB", "de-DE"])("a content in the form, in %s", (locale) => {
  const formats = formatsFor(locale);
  it.each(contents)("%s comes back as it was when nobody changes it", (kind, content) => {
    expect(fromDraft(kind, content, toDraft(kind, content, formats), formats)).toEqual({ content });
  });
});

describe("a correction in the form", () => {
  const formats = formatsFor("en-GB");
  const draft = toDraft("receipt", receipt, formats);
  const read = (changed: CorrectionDraft) => fromDraft("receipt", receipt, changed, formats);

  it("changes what was changed and keeps what the form does not show", () => {
    const content = taken(
      read(change(change(draft, "taxes", 0, { taxCode: "A1" }), "conditions", 1, { amountMinor: "2.50" })),
    );
    expect(content.items[0]).toEqual({
      ...receipt.items[0],
      conditions: [
        receipt.items[0]?.conditions[0],
        { sign: "-", type: "DISC", amountMinor: 250, conditionId20: "OFFER-7" },
      ],
      taxes: [{ taxCode: "A1", amountMinor: 205 }],
    });
    expect(content.payments).toEqual(receipt.payments);
  });

  it("takes a line away with all that belongs to it, and the others keep theirs", () => {
    const [, second] = draft.lists.items ?? [];
    const content = taken(read({ ...draft, lists: { ...draft.lists, items: second ? [second] : [] } }));
    expect(content.items).toEqual([receipt.items[1]]);
    expect(content.conditions).toEqual(receipt.conditions);
  });

  it("adds a line with its conditions", () => {
    const items = [
      ...(draft.lists.items ?? []),
      { "#": "new", articleQualifier: "article", article: "LAMP", kind: "sale", quantityMilli: "1" },
    ];
    const conditions = [
      ...(draft.lists.conditions ?? []),
      { "#": "c", line: "new", type: "PN10", sign: "+", amountMinor: "3" },
    ];
    const content = taken(read({ ...draft, lists: { ...draft.lists, items, conditions } }));
    expect(content.items[2]).toEqual({
      articleQualifier: "article",
      article: "LAMP",
      kind: "sale",
      quantityMilli: 1000,
      conditions: [{ type: "PN10", sign: "+", amountMinor: 300 }],
      taxes: [],
    });
  });

  it("names the field that cannot be read", () => {
    expect(read(change(draft, "payments", 0, { amountMinor: "much" }))).toEqual({
      unreadable: ["payments/0/amountMinor"],
    });
    expect(read(change(draft, "items", 0, { quantityMilli: "" }))).toEqual({ unreadable: ["items/0/quantityMilli"] });
  });
});
