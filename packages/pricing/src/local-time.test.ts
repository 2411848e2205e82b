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
    // Clocks are changed within an hour, by half of one, or differ by minutes; years that no shop has seen.
    ["1972-01-07T00:44:29Z", "Africa/Monrovia", 19720106235959],
    ["1972-01-07T00:44:30Z", "Africa/Monrovia", 19720107004430],
    ["2026-04-04T14:59:59Z", "Australia/Lord_Howe", 20260405015959],
    ["2026-04-04T15:00:00Z", "Australia/Lord_Howe", 20260405013000],
    ["2026-04-04T14:20:00Z", "Asia/Kathmandu", 20260404200500],
    ["0999-06-30T12:00:00Z", "UTC", 9990630120000],
    ["9999-12-31T23:59:59Z", "UTC", 99991231235959],
  ] as const;
  for (const [instant, zone, moment] of readings) expect(localMoment(instant, zone)).toBe(moment);
  expect(() => localMoment("2026-03-29T01:00:00", "Europe/London")).toThrow("no instant with a zone");
  expect(() => localMoment("2026-03-29T01:00:00Z", "Europe/Nowhere")).toThrow("not known");
});
