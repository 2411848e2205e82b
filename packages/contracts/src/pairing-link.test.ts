import { expect, it } from "vitest";
import { pairingCodeIn, pairingLink } from "./pairing-link.ts";

it.each([
  [pairingLink("https://shop.example:4000", "ABCD2345"), "ABCD2345"],
  ["HTTPS://SHOP.EXAMPLE/TILL/#PAIRING=abcd2345", "ABCD2345"],
  ["#pairing=ABCD2345", "ABCD2345"],
  [" abcd2345 ", "ABCD2345"],
  ["4006381333931", undefined],
  ["https://shop.example/till/#pairing=", undefined],
  ["https://shop.example/till/#pairing=<script>", undefined],
  ["https://shop.example/r/ABCD2345", undefined],
  ["", undefined],
])("in %j the pairing code is %j", (text, code) => {
  expect(pairingCodeIn(text)).toBe(code);
});

it("a link names the till's address, and the code where no server sees it", () => {
  expect(pairingLink("https://shop.example", "ABCD2345")).toBe("https://shop.example/till/#pairing=ABCD2345");
  expect(new URL(pairingLink("https://shop.example", "ABCD2345")).pathname).toBe("/till/");
});
