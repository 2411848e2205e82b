import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { home, intentHref, intentName, parseIntent } from "./intents.ts";

describe("intents", () => {
  it("reads what SAP people mail", () => {
    expect(parseIntent("#Receipt-display?number=1010-01-000123")).toEqual({
      object: "Receipt",
      action: "display",
      parameters: { number: "1010-01-000123" },
    });
  });

  it("names parameters as SAP does in the address, and reads both names", () => {
    const parameters = { number: "1010-01-000123" };
    expect(intentHref("Receipt-display", parameters)).toBe("#Receipt-display?ReceiptNo=1010-01-000123");
    expect(parseIntent("#Receipt-display?ReceiptNo=1010-01-000123").parameters).toEqual(parameters);
    expect(parseIntent("#Article-display?Article=22423").parameters).toEqual({ articleId: "22423" });
    expect(parseIntent("#OutboundMessage-search?state=dead").parameters).toEqual({ state: "dead" });
  });

  it.each(["", "#", "#/", "#Receipt", "#<script>-x", "#Receipt-", "?a=b"])("%j is the launchpad", (hash) => {
    expect(parseIntent(hash)).toEqual(home);
  });

  it("leaves out empty filters and orders the rest, so that equal states have equal addresses", () => {
    expect(intentHref("Receipt-search", { to: "2010-12-01", from: undefined, query: "", storeId: "1010" })).toBe(
      "#Receipt-search?storeId=1010&to=2010-12-01",
    );
  });

  it("reads what it writes, whatever was typed", () => {
    const values = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1, maxLength: 20 }), {
      maxKeys: 5,
    });
    fc.assert(
      fc.property(values, (parameters) => {
        const intent = parseIntent(intentHref("Receipt-search", parameters));
        expect(intentName(intent)).toBe("Receipt-search");
        expect(intent.parameters).toEqual({ ...parameters });
      }),
    );
  });
});
