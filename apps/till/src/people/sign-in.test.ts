import "fake-indexeddb/auto";
import type { TillPerson } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { TillDatabase } from "../ledger/index.ts";
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
  for (let count = 0; count < 5; count += 1)
    expect(await signIn(database, person, "12345", 1000)).toEqual({ refused: "wrongPin" });
  expect(await signIn(database, person, "1234", 1500)).toEqual({ refused: "wait", seconds: 30 });
  expect(await signIn(database, person, "1234", 31_001)).toEqual({ person });
  expect(await signIn(database, person, "9", 31_002)).toEqual({ refused: "wrongPin" });
});
