import "fake-indexeddb/auto";
import { initialTillSettings, type Receipt } from "@counterfoil/contracts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LedgerRow, TillDatabase } from "../ledger/index.ts";
import { type Call, type Server, ServerRefusal, ServerUnreachable } from "../sync/index.ts";
import { forgetMail, queueMail, receiptLinkOf, sendMails } from "./index.ts";

const row = {
  ...{ id: "019ab000-0000-7000-8000-000000000001", running: 7, number: "1010-01-000007", state: "waiting", prints: 0 },
  transaction: { kind: "receipt", number: "1010-01-000007", occurredAt: "2026-11-22T10:00:00.000Z" },
} as LedgerRow;
const receipt = row.transaction as Receipt;
const wish = { address: "anna@example.com", language: "en" } as const;

let database: TillDatabase;
let made = 0;
beforeEach(async () => {
  made += 1;
  database = new TillDatabase(`handing-over-${made}`);
  await database.transactions.add(row);
});
afterEach(() => database.delete());

function serverThat(answer: () => unknown) {
  const calls: Call[] = [];
  const server: Server = {
    call: async <Answer>(call: Call) => {
      calls.push(call);
      return answer() as Answer;
    },
    open: () => Promise.reject(new Error("not in this test")),
  };
  return { server, calls };
}
const waiting = async () => (await database.receiptMails.toArray()).map(({ mail, refused }) => [mail.address, refused]);
const confirm = () => database.transactions.update(row.id, { state: "confirmed" });

test("a mail waits for its receipt, then for the server, and is forgotten with its address once it was taken", async () => {
  await queueMail(database, row, wish);
  const away = serverThat(() => {
    throw new ServerUnreachable("away");
  });
  await sendMails(database, away.server, "token");
  expect(away.calls).toEqual([]);
  await confirm();
  await expect(sendMails(database, away.server, "token")).rejects.toThrow(ServerUnreachable);
  expect(await waiting()).toEqual([["anna@example.com", undefined]]);
  const { server, calls } = serverThat(() => undefined);
  await sendMails(database, server, "token");
  await sendMails(database, server, "token");
  expect(await waiting()).toEqual([]);
  // The one that may have arrived, and the one that did, are the same.
  expect(calls.map(({ body }) => body)).toEqual([away.calls[0]?.body]);
  expect(calls[0]?.body).toMatchObject({ receiptNumber: row.number, ...wish });
});

test("what the server refuses stays to be seen and is not asked for again; a server in trouble is", async () => {
  await confirm();
  await queueMail(database, row, wish);
  const trouble = serverThat(() => {
    throw new ServerRefusal(429, { detail: "Try again in a minute." });
  });
  await expect(sendMails(database, trouble.server, "token")).rejects.toThrow(ServerRefusal);
  expect(await waiting()).toEqual([["anna@example.com", undefined]]);
  const { server, calls } = serverThat(() => {
    throw new ServerRefusal(409, { detail: "Receipt 1010-01-000007 was sent 5 times." });
  });
  await sendMails(database, server, "token");
  await sendMails(database, server, "token");
  expect(calls.length).toBe(1);
  expect(await waiting()).toEqual([["anna@example.com", "Receipt 1010-01-000007 was sent 5 times."]]);
  await forgetMail(database, (await database.receiptMails.toCollection().first())?.id ?? "");
  expect(await waiting()).toEqual([]);
});

test("the link is made without a server; in training, without links and from an older server there is none", async () => {
  const receiptLinks = { baseUrl: "https://shop.example", key: "AAAA" };
  const { paper } = initialTillSettings;
  expect(await receiptLinkOf({ receiptLinks }, paper, receipt)).toMatch(
    /^https:\/\/shop\.example\/r\/1010-01-000007\.g3p\.[\w-]{22}$/,
  );
  expect(await receiptLinkOf({ receiptLinks }, { linkDays: 0 }, receipt)).toBeUndefined();
  expect(await receiptLinkOf({ receiptLinks }, paper, { ...receipt, number: "T000007" })).toBeUndefined();
  expect(await receiptLinkOf({}, paper, receipt)).toBeUndefined();
});
