import { describe, expect, it } from "vitest";
import { fromFields, hoursOf, hoursText, ownWith, toFields } from "./value-text.ts";

const weekdays = (opens: string, closes: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes }));

describe("opening hours", () => {
  it("are told in runs of days", () => {
    const hours = [...weekdays("09:00", "19:00"), { weekday: 6, opens: "10:00", closes: "16:00" }];
    expect(hoursText(hours, "en-GB", "closed")).toBe("Mon–Fri 09:00–19:00; Sat 10:00–16:00; Sun closed");
    expect(hoursText([], "en-GB", "closed")).toBe("");
  });

  it.each([
    [
      "9-13, 14:00–18:30",
      [
        ["09:00", "13:00"],
        ["14:00", "18:30"],
      ],
    ],
    ["", []],
    ["9 to 5", undefined],
    ["9-13,x", undefined],
  ])("typed as %j", (typed, read) => {
    expect(hoursOf(2, typed)?.map(({ opens, closes }) => [opens, closes])).toEqual(read);
  });

  it("go into fields and come back", () => {
    const hours = [...weekdays("09:00", "13:00"), { weekday: 7, opens: "11:00", closes: "24:00" }];
    expect(fromFields("openingHours", toFields("openingHours", hours))).toEqual(hours);
    expect(fromFields("closedDays", ["26.12.2026, 2026-12-25 1.1.2027"])).toEqual([
      "2026-12-25",
      "2026-12-26",
      "2027-01-01",
    ]);
    expect(fromFields("closedDays", ["31.2.2026"])).toBeUndefined();
    expect(fromFields("closedDays", [""])).toEqual([]);
    expect(fromFields("openingHours", ["", "x", "", "", "", "", ""])).toBeUndefined();
  });
});

describe("other values", () => {
  it("are read from what is typed", () => {
    expect(fromFields("distributionChannel", [" a1 "])).toBe("A1");
    expect(fromFields("timeZone", ["Europe/Berlin"])).toBe("Europe/Berlin");
    expect(fromFields("taxNumber", [" "])).toBeUndefined();
    expect(fromFields("storageLocations", ["0001 Sales floor, 0002"])).toEqual([
      { storageLocation: "0001", name: "Sales floor" },
      { storageLocation: "0002", name: "0002" },
    ]);
  });

  it("a reset leaves the others of the node as they are", () => {
    const values = [
      { name: "timeZone" as const, settable: true, required: false, own: "Europe/Paris" },
      { name: "language" as const, settable: true, required: false, own: "de" },
      { name: "currency" as const, settable: false, required: false },
    ];
    expect(ownWith(values, "timeZone", undefined)).toEqual({ language: "de" });
    expect(ownWith(values, "taxNumber", "1")).toEqual({ timeZone: "Europe/Paris", language: "de", taxNumber: "1" });
  });
});
