import { makeReceiptCode, type ReceiptLinks, signReceiptCode } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { newId, receiptOf } from "../../testing/receipts.ts";
import { type PairedTill, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
let neighbour: PairedTill;
let links: ReceiptLinks;
let neighbourLinks: ReceiptLinks;
const receipt = receiptOf({ running: 1 }, [{ quantity: 3 }]);
const linksOf = ({ configuration }: PairedTill) => configuration.receiptLinks as ReceiptLinks;
beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
  neighbour = await suite.createTill("1020-01");
  links = linksOf(till);
  neighbourLinks = linksOf(neighbour);
  await suite.send(till.token, [
    { ...receipt, lines: receipt.lines.map((line) => ({ ...line, text: "Mug <b>&\"'" })) },
  ]);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const show = (code: string, headers = {}) => suite.call("GET", `/r/${code}`, { headers });
const today = () => Math.floor(Date.now() / 86_400_000);
const mail = (asked: object, { token }: PairedTill = till) =>
  suite.call<{ code?: string }>("POST", "/api/tills/receipt-mails", {
    token,
    body: { id: newId(), receiptNumber: receipt.number, address: "anna@example.com", language: "en", ...asked },
  });
const outbox = () =>
  suite.rows<{ address: string; subject: string; content: string }>(
    "select address, subject, content from hub.alert_delivery where event = 'receipt' order by created_at",
  );

test("whoever has the link reads that receipt without signing in, and nobody keeps or finds the page", async () => {
  const page = await show(await makeReceiptCode(links.key, receipt, 90));
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(page.headers.get("cache-control")).toBe("private, no-store");
  expect(page.headers.get("x-robots-tag")).toBe("noindex, nofollow, noarchive");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.text).toContain("<span>£7.65</span>");
  expect(page.text).toContain(receipt.number);
  // What a till sends is text here, whatever it looks like.
  expect(page.text).toContain("Mug &#60;b&#62;&#38;&#34;&#39;");
  expect(page.text).not.toContain("<script");
});

test("a guess, a changed link, another till's key and a receipt that is not here yet all meet the same page", async () => {
  const code = await makeReceiptCode(links.key, receipt, 90);
  const [number, day, signature = ""] = code.split(".");
  const other = signature.startsWith("A") ? "B" : "A";
  const notSent = await makeReceiptCode(links.key, { ...receipt, number: "1010-01-000002" }, 90);
  const foreign = await makeReceiptCode(neighbourLinks.key, receipt, 90);
  const wrong = [
    `${number}.${day}.${"A".repeat(22)}`,
    `${number}.${day}.${other}${signature.slice(1)}`,
    `${number}.zzz.${signature}`,
    `1010-01-000002.${day}.${signature}`,
    ...[foreign, notSent, "1010-01-000001", "nothing", "..%2f..%2fetc"],
  ];
  const pages = await Promise.all(wrong.map((each) => show(each)));
  expect(pages.map(({ status }) => status)).toEqual(wrong.map(() => 404));
  expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
  expect(pages[0]?.text).not.toMatch(/£7|Mug/);
  expect((await show("x", { "accept-language": "de-DE" })).text).toContain("Hier ist kein Beleg");
});

test("after its last day a link shows no more than that", async () => {
  expect((await show(await signReceiptCode(links.key, receipt.number, today()))).status).toBe(200);
  const page = await show(await signReceiptCode(links.key, receipt.number, today() - 1));
  expect(page.status).toBe(410);
  expect(page.text).not.toMatch(/£7|Mug/);
});

test("a cancelled receipt says by which", async () => {
  const [line] = receipt.lines;
  if (!line) throw new Error("no line");
  const sold = receiptOf({ running: 3 });
  const back = receiptOf({ running: 4 }, [{ quantity: -1, returnOf: { receiptNumber: sold.number, lineId: "1" } }]);
  await suite.send(till.token, [sold, { ...back, cancels: { receiptNumber: sold.number } }]);
  expect((await show(await makeReceiptCode(links.key, sold, 1))).text).toContain(`Cancelled by ${back.number}`);
});

test("a mail goes out once however often it is asked for, with the receipt and its link", async () => {
  const id = newId();
  for (const _ of [1, 2]) expect((await mail({ id })).status).toBe(204);
  const sent = await outbox();
  expect(sent.map(({ address, subject }) => [address, subject])).toEqual([
    ["anna@example.com", `Your receipt ${receipt.number} from Test Ltd`],
  ]);
  const content = sent[0]?.content ?? "";
  expect(content).toMatch(/^Total +£7\.65$/m);
  const [, path = ""] = /^https?:\/\/[^/]+(\/r\/\S+)$/m.exec(content) ?? [];
  expect((await suite.call("GET", path)).status).toBe(200);
});

test("a receipt of another store, one that is not here and no address are refused, and so is the sixth mail", async () => {
  const before = await outbox();
  expect((await mail({}, neighbour)).body.code).toBe("receipt-mail-unknown");
  expect((await mail({ receiptNumber: "1010-01-000099" })).status).toBe(404);
  expect((await mail({ address: "anna" })).status).toBe(400);
  expect((await mail({ address: "anna@example.com\r\nBcc: all@example.com" })).status).toBe(400);
  expect(await outbox()).toEqual(before);
  for (const language of ["de", "en", "en", "en"]) expect((await mail({ language })).status).toBe(204);
  const refused = await mail({});
  expect([refused.status, refused.body.code]).toEqual([409, "receipt-mail-too-often"]);
  expect((await outbox()).map(({ subject }) => subject.split(" ")[0])).toEqual(["Your", "Ihr", "Your", "Your", "Your"]);
  const [kept] = await suite.rows<{ count: number }>("select count(*)::int as count from papers.receipt_mail");
  expect(kept?.count).toBe(5);
});
