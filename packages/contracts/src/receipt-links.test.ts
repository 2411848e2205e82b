import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isLinkOver, linkAddress, linkEnds, makeReceiptCode, readReceiptCode } from "./receipt-links.ts";

const key = Buffer.alloc(32, 7).toString("base64url");
const receipt = { number: "1010-01-000123", occurredAt: "2026-11-22T23:59:00.000Z" };

test("a code says which receipt and until when, under the till's own signature", async () => {
  const code = await makeReceiptCode(key, receipt, 90);
  // 2026-11-22 is day 20779; 20869 is "g3p" to the base of 36.
  const signature = createHmac("sha256", Buffer.alloc(32, 7)).update("1010-01-000123.g3p").digest();
  expect(code).toBe(`1010-01-000123.g3p.${signature.subarray(0, 16).toString("base64url")}`);
  expect(await makeReceiptCode(key, receipt, 90)).toBe(code);
  expect(linkAddress({ baseUrl: "https://shop.example/", key }, code)).toBe(`https://shop.example/r/${code}`);
  const facts = readReceiptCode(code);
  expect(facts).toMatchObject({ number: "1010-01-000123", tillId: "1010-01", lastDay: 20_869 });
  expect(facts && linkEnds(facts)).toBe("2027-02-20");
});

test("it is good through its last day", () => {
  expect(isLinkOver({ lastDay: 20_869 }, new Date("2027-02-20T23:59:59Z"))).toBe(false);
  expect(isLinkOver({ lastDay: 20_869 }, new Date("2027-02-21T00:00:00Z"))).toBe(true);
});

test.each(["", "x", "1010-01-000123", "1010-01-000123.g3p.", "../1010-01-000123.g3p.AAAAAAAAAAAAAAAAAAAAAA"])(
  "%j is no code",
  (code) => expect(readReceiptCode(code)).toBeUndefined(),
);
