import { pino } from "pino";
import { Type } from "typebox";
import { afterAll, expect, test } from "vitest";
import { sendCsv } from "./csv.ts";
import { createHttpServer } from "./http.ts";
import { createLog } from "./log.ts";
import { notAllowed, Problem } from "./problems.ts";
import { securityHeaders } from "./security-headers.ts";

const server = await createHttpServer({
  log: createLog({ name: "test", level: "silent" }),
  title: "Test",
  version: "1",
  requestsPerMinute: 3,
});
server.get("/broken", async () => {
  throw new Error("on purpose");
});
const body = Type.Object({
  customerId: Type.String({ minLength: 1, maxLength: 10 }),
  items: Type.Array(Type.Object({ quantity: Type.Integer({ maximum: 4 }), unit: Type.String() }), { maxItems: 2 }),
});
const rows = Array.from({ length: 1234 }, (_, at) => ({ number: at + 1, text: at === 0 ? "=1+1" : 'say "no"; go' }));
server.get("/rows.csv", async (_request, reply) =>
  sendCsv(reply, {
    name: "rows",
    readPage: async ({ next = "0", limit }) => {
      const end = Number(next) + limit;
      return { items: rows.slice(Number(next), end), ...(end < rows.length && { next: String(end) }) };
    },
    columns: [
      ["number", ({ number }) => number],
      ["text", ({ text }) => text],
    ],
  }),
);
server.post("/orders", { schema: { body } }, async () => ({ taken: true }));
afterAll(() => server.close());

test("answers, refusals and failures carry the security headers, and limits stay", async () => {
  const address = await server.listen({ port: 0, host: "127.0.0.1" });
  const statuses: number[] = [];
  for (const path of ["/api/openapi.json", "/nowhere", "/broken", "/broken", "/broken"]) {
    const { status, headers } = await fetch(address + path);
    statuses.push(status);
    // One that came twice would be one with a comma here.
    expect(Object.fromEntries(headers)).toMatchObject(securityHeaders);
  }
  expect(statuses).toEqual([200, 404, 500, 500, 429]);
  expect(securityHeaders["content-security-policy"]).toContain("script-src 'self' 'wasm-unsafe-eval';");
});

test("who tries doors is seen in the log, with the address", async () => {
  const lines: object[] = [];
  const log = pino({ level: "info" }, { write: (line) => void lines.push(JSON.parse(line)) });
  const watched = await createHttpServer({ log, title: "Test", version: "1" });
  watched.get("/mine", async () => {
    throw notAllowed("This needs the permission x.");
  });
  await watched.inject("/mine?name=Ada");
  await watched.close();
  expect(lines).toMatchObject([{ code: "not-allowed", address: "127.0.0.1", path: "/mine", msg: "entry refused" }]);
});

test("what was thought of is told in one line, what was not as an error with its stack", async () => {
  const lines: { level: number; code?: string; err?: { stack: string }; msg: string }[] = [];
  const log = pino({ level: "info" }, { write: (line) => void lines.push(JSON.parse(line)) });
  const loud = await createHttpServer({ log, title: "Test", version: "1" });
  loud.get("/busy", async () => {
    throw new Problem({ status: 503, code: "busy", title: "It is busy", detail: "Ask again in some seconds." });
  });
  loud.get("/broken", async () => {
    throw new Error("on purpose");
  });
  expect((await loud.inject("/busy")).statusCode).toBe(503);
  expect((await loud.inject("/broken")).statusCode).toBe(500);
  await loud.close();
  const [busy, broken] = lines;
  expect(busy).toMatchObject({ level: 30, code: "busy", detail: "Ask again in some seconds.", path: "/busy" });
  expect(busy?.err).toBeUndefined();
  expect([broken?.level, broken?.err?.stack]).toEqual([50, expect.stringContaining("on purpose")]);
});

test("a request that is not valid is told each value at fault with the rule it breaks, missing ones too", async () => {
  const answer = await server.inject({
    remoteAddress: "127.0.0.2",
    method: "POST",
    url: "/orders",
    payload: { customerId: "", items: [{ quantity: 9, unit: "PC" }, { quantity: 1 }] },
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({
    code: "invalid-request",
    where: "/body/customerId",
    detail: "body/customerId must not have fewer than 1 characters",
    problems: [
      { where: "/body/customerId", rule: "minLength", limit: 1 },
      { where: "/body/items/0/quantity", rule: "maximum", limit: 4 },
      { where: "/body/items/1/unit", rule: "required" },
    ],
  });
});

test("a list goes out as CSV page by page, whole, and no cell is a formula", async () => {
  const { body, headers } = await server.inject({ method: "GET", url: "/rows.csv", remoteAddress: "127.0.0.3" });
  const lines = body.split("\r\n");
  expect(lines.slice(0, 3)).toEqual(["\uFEFFnumber;text", "1;'=1+1", '2;"say ""no""; go"']);
  expect([lines.length, lines.at(-2), lines.at(-1)]).toEqual([1236, '1234;"say ""no""; go"', ""]);
  expect(headers).toMatchObject({
    "content-disposition": 'attachment; filename="rows.csv"',
    "content-type": "text/csv; charset=utf-8",
    "x-rows-at-most": "1000000",
  });
});
