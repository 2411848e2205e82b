import { expect, test } from "vitest";
import { localMoment } from "./local-time.ts";

test("a moment is read in its zone, whatever was read before", () => {
  const readings = [
    ["2026-03-29T00:59:59.999Z", "Europe/London", 20260329005959],
    ["2026-03-29T01:00:00Z", "Europe/London", 20260329020000],
    ["2026-03-29T01:00:00Z", "Europe/Berlin", 20260329030000],
    ["2026-03-29T01:00:00.500Z", "Europe/London", 20260329020000],
    ["2026-03-29T03:00:00+02:00", "Europe/London", 20260329020000],
    ["2026-03-29T00:59:59Z", "Europe/London", 20260329005959],
    ["1969-12-31T23:59:59.500Z", "UTC", 19691231235959],
  ] as const;
  for (const [instant, zone, moment] of readings) expect(localMoment(instant, zone)).toBe(moment);
  expect(() => localMoment("2026-03-29T01:00:00", "Europe/London")).toThrow("no instant with a zone");
  expect(() => localMoment("2026-03-29T01:00:00Z", "Europe/Nowhere")).toThrow("not known");
});
