import type { Terms } from "@counterfoil/pricing";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../../../tools/testing/database.ts";
import { plainDecimal, readMoment, readTable, writeTable } from "../../../../csv/index.ts";
import type { OfferDetail } from "../read-offer.ts";
import { openRetailer } from "../testing/retailer.ts";
import type { ImportResult } from "../use-cases/import-offers.ts";
import { offerFromRow, offerToCells } from "./index.ts";

describe("cells as people write them", () => {
  test.each([
    ["1.234,50", "1234.50"],
    ["1,234.50", "1234.50"],
    ["4,99", "4.99"],
    ["4.99", "4.99"],
    ["1'000", "1000"],
    ["12a", undefined],
    ["", undefined],
  ])("the figure %s is %s", (text, plain) => expect(plainDecimal(text)).toBe(plain));

  test.each([
    ["2026-12-01", "start", "2026-12-01T00:00:00"],
    ["01.12.2026", "end", "2026-12-01T23:59:59"],
    ["1.2.2026 9:30", "start", "2026-02-01T09:30:00"],
    ["2026-12-01 18:00", "end", "2026-12-01T18:00:59"],
    ["12/01/2026", "start", undefined],
  ] as const)("the moment %s as %s is %s", (text, edge, moment) => expect(readMoment(text, edge)).toBe(moment));

  test("separators, BOM, order and case of columns do not matter, quoted breaks stay, empty lines go", () => {
    const rows = (text: string) => readTable(text).rows.map(({ cells }) => cells);
    const wanted = [{ a: "1", b: "x;y\nz" }];
    expect(rows('\uFEFFA;b\r\n1;"x;y\nz"\r\n;\r\n')).toEqual(wanted);
    expect(rows('b,A\n"x;y\nz",1\n')).toEqual([{ b: "x;y\nz", a: "1" }]);
    expect(() => readTable("a;a\n1;2")).toThrow(/twice/);
    expect(() => readTable('a;b\n"1;2')).toThrow();
  });

  test("whatever text is written is read again, formulas included", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc
            .oneof(
              fc.string({ unit: "grapheme" }),
              fc.string({ unit: fc.constantFrom("'", "=", "-", "1", "+", ";", '"', "a") }),
            )
            .map((text) => text.trim()),
          { minLength: 1, maxLength: 4 },
        ),
        (values) => {
          const cells = Object.fromEntries(values.map((value, index) => [`c${index}`, value]));
          const [row] = readTable(writeTable(["key", ...Object.keys(cells)], [{ key: "k", ...cells }])).rows;
          for (const [name, value] of Object.entries(cells)) expect(row?.cells[name]).toBe(value);
        },
      ),
    );
  });
});

const target = fc.constantFrom(
  { all: true as const },
  { articles: ["TEA-1", "TEA 2"] },
  { group: "G", except: [{ articles: ["X"] }] },
  { category: "C" },
  { attribute: { name: "colour", value: "a=b" } },
);
const reward = fc.constantFrom(
  { percentOff: 12.5 },
  { amountOff: 150 },
  { amountOffTotal: 500 },
  { unitPrice: 499 },
  { setPrice: 1000 },
  { points: 5 },
);
const terms = fc.oneof(
  fc.record({ style: fc.constant("simple" as const), get: target, reward }),
  fc.record({ style: fc.constant("multibuy" as const), of: target, quantity: fc.integer({ min: 1, max: 9 }), reward }),
  fc.record({ style: fc.constant("nth" as const), of: target, every: fc.integer({ min: 1, max: 9 }), reward }),
  fc.record({ style: fc.constant("transaction" as const), minAmount: fc.integer({ min: 1, max: 9999 }), reward }),
  fc.record({
    style: fc.constant("buyGet" as const),
    buy: fc.tuple(fc.record({ target, quantity: fc.integer({ min: 1, max: 9 }) })),
    get: fc.record({ target, quantity: fc.integer({ min: 1, max: 9 }) }),
    reward,
  }),
  fc.record({
    style: fc.constant("set" as const),
    slots: fc.tuple(fc.record({ target, quantity: fc.constant(2) })),
    reward,
  }),
);

test("what is exported is the same when it is imported again", () => {
  fc.assert(
    fc.property(terms, fc.constantFrom(undefined, ["1010", "1020"]), (given, stores) => {
      const offer = {
        offerId: "OF-1",
        name: "=Tea; 10 %",
        validFrom: "2026-12-01T00:00:00",
        validTo: "2026-12-31T23:59:59",
        happyHours: [{ days: [1, 5], from: "17:00", to: "19:00" }],
        ...(stores === undefined ? {} : { stores: [...stores] }),
        sequence: 50,
        exclusive: true,
        maxDiscount: 1050,
        terms: given as Terms,
      };
      const cells = offerToCells(offer, 2);
      const [row] = readTable(writeTable(Object.keys(cells), [cells as Record<string, string>])).rows;
      expect(offerFromRow(row as never, 2)).toEqual({ offer, problems: [] });
    }),
  );
});

describe("importing offers", () => {
  let database: TestDatabase;
  let retailer: Awaited<ReturnType<typeof openRetailer>>;
  beforeAll(async () => {
    database = await testDatabase("server");
    retailer = await openRetailer(database.url);
  }, 60_000);
  afterAll(async () => {
    await retailer.close();
    await database.drop();
  });
  const asOwner = async (statement: string) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  const table = (...rows: string[]) =>
    ["offerId;Name;validFrom;validTo;style;goods;reward;quantity", ...rows].join("\n");
  const load = async (text: string, dryRun = false) =>
    (await retailer.writer<ImportResult>("POST", `/offers/import?dryRun=${dryRun}`, text)).body;
  const total = async () => (await retailer.writer<{ total: number }>("GET", "/offers")).body.total;
  const read = async (id: string) => (await retailer.writer<OfferDetail>("GET", `/offers/${id}`)).body;

  test("a dry run says row by row what would become of it, and does nothing", async () => {
    const text = table(
      "TEA;Tea;01.12.2026;31.12.2026;simple;category:TEA;10%;",
      "BAD;Bad;01.12.2026;30.11.2026;simple;NEVER;10%;",
      ";No reward;01.12.2026;31.12.2026;nth;TEA-1 | TEA-2;free;3",
      "TEA;Twice;01.12.2026;31.12.2026;simple;all;-0,50;",
    );
    const result = await load(text, true);
    expect(result.counts).toEqual({ new: 1, changed: 0, same: 0, error: 3 });
    expect(result.importId).toBeUndefined();
    expect(
      result.rows.map(({ row, outcome, problems }) => [
        row,
        outcome,
        problems.map(({ field, code }) => `${field} ${code}`),
      ]),
    ).toEqual([
      [2, "new", []],
      [3, "error", ["/validTo validity-empty", "/terms/get/articles/0 article-unknown"]],
      [4, "error", ["reward cell-unreadable"]],
      [5, "error", ["/offerId offer-repeated"]],
    ]);
    expect(readTable(result.failedCsv).rows.map(({ cells }) => [cells.name, cells.reason])).toEqual([
      ["Bad", expect.stringContaining("/validTo: The offer ends before it begins.")],
      ["No reward", "reward: “free” is no reward: write 10%, -1.50, =4.99 or 50 points."],
      ["Twice", expect.stringContaining("An earlier row is offer TEA")],
    ]);
    expect(await total()).toBe(0);
  });

  test("the good rows become drafts, a second time they are the same, and the whole is undone", async () => {
    const text = table(
      "TEA;Tea;01.12.2026;31.12.2026;simple;category:TEA;10%;",
      "LAMPS;Lamps;2026-12-01;2026-12-31;nth;LAMP;100%;3",
      "BAD;;2026-12-01;2026-12-31;simple;LAMP;100%;",
    );
    const first = await load(text);
    expect(first.counts).toEqual({ new: 2, changed: 0, same: 0, error: 1 });
    expect(await read("TEA")).toMatchObject({
      state: "draft",
      origin: "csv",
      offer: { terms: { reward: { percentOff: 10 } } },
    });
    expect((await load(text)).counts).toEqual({ new: 0, changed: 0, same: 2, error: 1 });
    const second = await load(text.replace("10%", "15%"));
    expect(second.counts).toEqual({ new: 0, changed: 1, same: 1, error: 1 });
    const undo = (id: string | undefined) =>
      retailer.writer<{ code?: string; offers?: number }>("POST", `/offers/import/${id}/undo`);
    const early = await undo(first.importId);
    expect([early.status, early.body.code]).toEqual([409, "import-changed-since"]);
    expect((await read("TEA")).offer?.terms).toMatchObject({ reward: { percentOff: 15 } });
    expect((await undo(second.importId)).body).toEqual({ offers: 1 });
    expect((await read("TEA")).offer?.terms).toMatchObject({ reward: { percentOff: 10 } });
    expect((await undo(second.importId)).body.code).toBe("import-changed-since");
    const failed = await retailer.writer("GET", `/offers/import/${first.importId}/failed.csv`);
    expect(failed.text).toContain("BAD");
    expect(
      (await retailer.writer<{ items: { undoneAt?: string }[] }>("GET", "/offers/imports")).body.items,
    ).toHaveLength(2);
  });

  test("an import of new offers undone leaves none; a file that is no table is refused", async () => {
    const before = await total();
    const { importId } = await load(table("NEW;New;2026-12-01;2026-12-31;simple;LAMP;5%;"));
    expect(await total()).toBe(before + 1);
    await retailer.writer("POST", `/offers/import/${importId}/undo`);
    expect(await total()).toBe(before);
    const refused = await retailer.writer<{ code: string }>("POST", "/offers/import", 'a;b\n"1');
    expect([refused.status, refused.body.code]).toEqual([400, "csv-unreadable"]);
  });

  test("the export has what the list has and can be loaded again; the sample can be read", async () => {
    const file = (await retailer.writer("GET", "/offers.csv?query=lamps")).text;
    expect(readTable(file).rows.map(({ cells }) => cells.offerid)).toEqual(["LAMPS"]);
    expect((await load(file)).counts).toEqual({ new: 0, changed: 0, same: 1, error: 0 });
    const sample = readTable((await retailer.writer("GET", "/offers/import-sample.csv")).text);
    for (const row of sample.rows) expect(offerFromRow(row, 2).problems).toEqual([]);
  });

  test("a promotion of another system is refused by the dry run and the import alike, with its row, and the others are taken", async () => {
    await asOwner(
      `insert into prices.promotion (promotion_id, from_book, origin, valid_from, valid_to, name, target_keys, head, content)
       values ('PP1/17', 2, 'pps', '2026-12-01', '2026-12-31', 'Theirs', '{}', '{}', '{}')`,
    );
    const text = table(
      "PP1/17;Taken;01.12.2026;31.12.2026;simple;TEA-1;10%;",
      "MINE;Mine;01.12.2026;31.12.2026;simple;TEA-1;10%;",
    );
    const dry = await load(text, true);
    expect(dry.rows.map(({ row, outcome, problems }) => [row, outcome, problems])).toEqual([
      [
        2,
        "error",
        [
          {
            field: "/offerId",
            code: "offer-exists",
            detail: "PP1/17 is a promotion that came from another system (PPS) and is changed there.",
          },
        ],
      ],
      [3, "new", []],
    ]);
    const { importId, ...done } = await load(text);
    expect(done).toEqual({ ...dry, rows: dry.rows.map((row) => ({ ...row, offerId: expect.any(String) })) });
    expect((await read("MINE")).state).toBe("draft");
    expect((await retailer.writer("POST", `/offers/import/${importId}/undo`)).status).toBe(200);
    await asOwner("delete from prices.promotion");
  });
});
