import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage, partnerDraft, partnerMessage } from "./testing/messages.ts";
import { openSuite } from "./testing/suite.ts";

const database = await testDatabase("server");
const suite = await openSuite(database.url);
afterAll(async () => {
  await suite.close();
  await database.drop();
});

test("articles arrive once, each with what became of it", async () => {
  const message = articleMessage([
    articleDraft("22423"),
    articleDraft("85123A"),
    articleDraft("X", { baseUnit: "LONG" }),
  ]);
  const received = await suite.send("article", message);
  expect(received.outcome).toBe("accepted");
  const document = await suite.inbound.readDocument(received.documentId);
  expect(document).toMatchObject({
    state: "appliedWithErrors",
    counts: { created: 2, changed: 0, unchanged: 0, stale: 0, rejected: 1 },
  });
  const { items } = await suite.inbound.findObjects(received.documentId, {});
  expect(items.map(({ objectKey, outcome, reason }) => [objectKey, outcome, reason])).toEqual([
    ["22423", "created", undefined],
    ["85123A", "created", undefined],
    ["X", "rejected", "Unit LONG is longer than 3 characters."],
  ]);
});

test("partners arrive", async () => {
  const received = await suite.send("businessPartner", partnerMessage([partnerDraft("12346")]));
  expect(await suite.inbound.readDocument(received.documentId)).toMatchObject({
    state: "applied",
    counts: { created: 1 },
  });
});
