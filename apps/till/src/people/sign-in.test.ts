import "fake-indexeddb/auto";
import { pbkdf2Sync } from "node:crypto";
import type { TillPerson } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { TillDatabase } from "../ledger/index.ts";
import { signIn } from "./sign-in.ts";

const salt = Buffer.from("0123456789abcdef");
// Made with Node's own PBKDF2, as the server makes it.
const person: TillPerson = {
  personId: "p1",
  name: "Carla",
  roles: ["cashier"],
  pin: {
    salt: salt.toString("base64"),
    iterations: 1000,
    hash: pbkdf2Sync("1234", salt, 1000, 32, "sha256").toString("base64"),
  },
};

it("takes the right PIN and no other; five wrong ones cost half a minute, the right one included", async () => {
  const database = new TillDatabase("sign-in");
  expect(await signIn(database, person, "1234", 0)).toEqual({ person });
  for (let count = 0; count < 5; count += 1)
    expect(await signIn(database, person, "12345", 1000)).toEqual({ refused: "wrongPin" });
  expect(await signIn(database, person, "1234", 1500)).toEqual({ refused: "wait", seconds: 30 });
  expect(await signIn(database, person, "1234", 31_001)).toEqual({ person });
  expect(await signIn(database, person, "9", 31_002)).toEqual({ refused: "wrongPin" });
});
