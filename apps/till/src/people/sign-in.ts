import type { TillPerson } from "@counterfoil/contracts";
import { forgetSetting, readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";
import { checkPin } from "./check-pin.ts";

export type SignInAnswer = { person: TillPerson } | { refused: "wrongPin" } | { refused: "wait"; seconds: number };

const TRIES = 5;
const PAUSE_MS = 30_000;

/** Five wrong PINs in a row cost half a minute, for every person at this till and over a reload. */
export async function signIn(
  database: TillDatabase,
  person: TillPerson,
  pin: string,
  now: number,
): Promise<SignInAnswer> {
  const answer = await provePerson(database, person, pin, now);
  if ("person" in answer) await writeSetting(database, "cashierId", person.personId);
  return answer;
}

/** Somebody lends their right with their PIN; the cashier stays signed in. */
export async function provePerson(
  database: TillDatabase,
  person: TillPerson,
  pin: string,
  now: number,
): Promise<SignInAnswer> {
  const wrong = (await readSetting(database, "wrongPins")) ?? { count: 0, until: 0 };
  if (now < wrong.until) return { refused: "wait", seconds: Math.ceil((wrong.until - now) / 1000) };
  if (await checkPin(person, pin)) {
    await forgetSetting(database, "wrongPins");
    return { person };
  }
  const count = wrong.count + 1;
  const mustWait = count % TRIES === 0;
  await writeSetting(database, "wrongPins", { count, until: mustWait ? now + PAUSE_MS : 0 });
  return mustWait ? { refused: "wait", seconds: PAUSE_MS / 1000 } : { refused: "wrongPin" };
}
