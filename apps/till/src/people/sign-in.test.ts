import type { TillPerson } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { TillDatabase } from "../ledger/index.ts";
import { holderOf, isBadge } from "./badge.ts";
import { recordTime, workingSince } from "./record-time.ts";
import { signIn } from "./sign-in.ts";

// PIN 1234, made with Node's own PBKDF2 (salt "0123456789abcdef", 1,000 rounds of SHA-256, 32 bytes), as the server makes it.
const person: TillPerson = {
  personId: "p1",
  name: "Carla",
  roles: ["cashier"],
  pin: { salt: "MDEyMzQ1Njc4OWFiY2RlZg==", iterations: 1000, hash: "lthrw4diKhMqjsP6Pb8Ut8JakDM53i2wZ0MKCGR8gn4=" },
};

it("takes the right PIN and no other; five wrong ones cost half a minute, the right one included", async () => {
  const database = new TillDatabase("sign-in");
  expect(await signIn(database, person, "1234", 0)).toEqual({ person });
  for (let count = 0; count < 4; count += 1)
    expect(await signIn(database, person, "12345", 1000)).toEqual({ refused: "wrongPin" });
  expect(await signIn(database, person, "12345", 1000)).toEqual({ refused: "wait", seconds: 30 });
  expect(await signIn(database, person, "1234", 1500)).toEqual({ refused: "wait", seconds: 30 });
  expect(await signIn(database, person, "1234", 31_001)).toEqual({ person });
  expect(await signIn(database, person, "9", 31_002)).toEqual({ refused: "wrongPin" });
});

it("knows a badge by its code alone, and only the very code", async () => {
  const code = "CFB23456789ABCDEFGH";
  const carla = { ...person, badge: "oOlGH5Kh0BG0+rqTX1O0b9cvv4IsMHu/6oTEknsrIxM=" };
  expect([code, "5012345678900", "CFB1"].map(isBadge)).toEqual([true, false, false]);
  expect(await holderOf([person, carla], code)).toBe(carla);
  expect(await holderOf([person, carla], "CFB23456789ABCDEFGJ")).toBeUndefined();
  expect(await holderOf([person], code)).toBeUndefined();
});

it("takes a beginning of work once, and an end whether it was told here or not", async () => {
  const noted: unknown[] = [];
  const till = {
    database: new TillDatabase("time"),
    note: (kind: string, _facts?: object, beside?: object) => void noted.push([kind, beside]),
  };
  const who = { personId: "p1", personName: "Carla" };
  expect(await recordTime(till, person, "clockedOut", "2026-11-21T17:00:00Z")).toBe("noted");
  expect(await recordTime(till, person, "clockedIn", "2026-11-22T08:00:00Z")).toBe("noted");
  expect(await recordTime(till, person, "clockedIn", "2026-11-22T08:05:00Z")).toBe("before");
  expect(await workingSince(till.database, "p1")).toBe("2026-11-22T08:00:00Z");
  expect(await recordTime(till, person, "clockedOut", "2026-11-22T16:00:00Z")).toBe("noted");
  expect(await workingSince(till.database, "p1")).toBeUndefined();
  expect(noted).toEqual([
    ["clockedOut", who],
    ["clockedIn", who],
    ["clockedOut", who],
  ]);
});
