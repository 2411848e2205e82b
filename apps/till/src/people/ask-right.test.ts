import { completeTillSettings, type JournalEntry, type TillPerson } from "@counterfoil/contracts";
import { beforeEach, describe, expect, it } from "vitest";
import { observable } from "../observable.ts";
import { createRights, type Rights } from "./index.ts";

const pin = { salt: "", iterations: 1, hash: "" };
const carla: TillPerson = { personId: "p1", name: "Carla", roles: ["cashier"], pin };
const maria: TillPerson = { personId: "p2", name: "Maria", roles: ["storeManager"], pin };

const cashier = observable<TillPerson | undefined>(carla);
const settings = observable(completeTillSettings());
let noted: [string, JournalEntry["facts"] | undefined, object | undefined][] = [];
let rights: Rights;

beforeEach(() => {
  noted = [];
  cashier.set(carla);
  rights = createRights({ cashier, settings, note: (...entry) => noted.push(entry as (typeof noted)[number]) });
});

describe("a right at the till", () => {
  it("asks nobody who has it and no reason to give", async () => {
    expect(await rights.ask("cancelLine")).toEqual({ by: "p1" });
    expect([rights.wish.get(), noted]).toEqual([undefined, []]);
  });

  it("asks for the reason alone when the cashier has it", async () => {
    const asked = rights.ask("openDrawer");
    expect(rights.wish.get()).toMatchObject({ right: "openDrawer", lacks: false, reasonNeeded: true });
    rights.wish.get()?.answer({ reason: "CHANGE" });
    expect(await asked).toEqual({ by: "p1", reason: "CHANGE" });
    expect([rights.wish.get(), noted]).toEqual([undefined, []]);
  });

  it("is lent over the shoulder by somebody who has it, and the journal says by whom and for what", async () => {
    const asked = rights.ask("changePrice", { about: "Mug 2.50 to 2.00" });
    expect(rights.wish.get()).toMatchObject({ about: "Mug 2.50 to 2.00", lacks: true });
    expect([rights.has(carla, "changePrice"), rights.has(maria, "changePrice")]).toEqual([false, true]);
    rights.wish.get()?.answer({ reason: "DAMAGED", approver: maria });
    expect(await asked).toEqual({ by: "p1", reason: "DAMAGED", approvedBy: "p2" });
    const facts = { right: "changePrice", approver: "Maria", about: "Mug 2.50 to 2.00", reason: "DAMAGED" };
    expect(noted).toEqual([["approved", facts, { approvedBy: "p2" }]]);
    expect(cashier.get()).toBe(carla);
  });

  it("is not given when it is thought better of, when another question comes, or when the till is locked", async () => {
    const left = rights.ask("changePrice");
    rights.wish.get()?.answer(undefined);
    const overtaken = rights.ask("changePrice");
    const locked = rights.ask("cancelReceipt");
    expect(rights.wish.get()?.right).toBe("cancelReceipt");
    cashier.set(undefined);
    expect(await Promise.all([left, overtaken, locked, rights.ask("cancelLine")])).toEqual(Array(4).fill(undefined));
    expect(noted).toEqual([]);
  });
});
