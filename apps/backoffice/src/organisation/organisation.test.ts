import { describe, expect, it } from "vitest";
import { conditionOf, type Till } from "./organisation.ts";
import { storeOf } from "./store-draft.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const seen = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString();
const till = (state?: Partial<NonNullable<Till["state"]>>): Till => ({
  tillId: "1010-01",
  storeId: "1010",
  number: "01",
  kind: "regular",
  name: "Till 01",
  pairedAt: seen(9999),
  ...(state && {
    state: { lastSeenAt: seen(10), unsent: 0, priceBook: 3, clockAheadMs: 0, appVersion: "0.1.0", ...state },
  }),
});

describe("the condition of a till", () => {
  it.each([
    ["paired and never seen", till(), "neverSeen"],
    ["seen 10 s ago", till({}), "well"],
    ["seen 181 s ago", till({ lastSeenAt: seen(181) }), "away"],
    ["holding receipts, although away", till({ lastSeenAt: seen(9000), unsent: 2 }), "unsent"],
    ["61 s ahead", till({ clockAheadMs: 61_000 }), "clockWrong"],
    ["61 s behind", till({ clockAheadMs: -61_000 }), "clockWrong"],
    ["for imports", { ...till(), kind: "replay" }, "import"],
    ["without a device", { ...till(), pairedAt: undefined }, "unpaired"],
  ])("%s: %s", (_case, given, condition) => {
    expect(conditionOf(given as Till, now)).toBe(condition);
  });
});

describe("a store as it is typed", () => {
  it("becomes what the server wants", () => {
    const draft = {
      storeId: " 1010 ",
      name: "London",
      addressLines: "12 Carnaby Street, London W1F 9PS,",
      groupId: "",
    };
    expect(storeOf(draft)).toEqual({
      storeId: "1010",
      name: "London",
      addressLines: ["12 Carnaby Street", "London W1F 9PS"],
      groupId: null,
    });
    expect(storeOf({ ...draft, groupId: "SOUTH" }).groupId).toBe("SOUTH");
  });
});
