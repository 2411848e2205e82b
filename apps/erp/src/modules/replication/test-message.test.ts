import { createBusinessPartnerReader } from "@counterfoil/sap";
import { afterAll, expect, it } from "vitest";
import { arrangeReceiver } from "../../../../../tools/testing/arrange-receiver.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { type Reaction, receiverDouble } from "../../../../../tools/testing/receiver-double.ts";

const program = await erpProgram();
const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened) await close();
  await program.stop();
});
const path = "/sap/bc/cfoil/test_message";
const headers = await program.technical("hub", ["idoc.send"]);
const ask = () => program.ask("POST", path, { body: {}, headers });

it("is sent as test data to the receiver of business partners, on demand of the other end", async () => {
  expect((await ask()).json).toEqual({ sent: false, reason: "No active replication model sends business partners." });
  let reaction: Reaction = 202;
  const double = await receiverDouble(() => reaction);
  opened.push(double.close);
  await arrangeReceiver(program.erp.communication, "R1", { url: double.url });
  const model = { name: "R1", receiverId: "R1", objectTypes: ["businessPartner"], active: true };
  await program.admin("PUT", "/api/replication/models/R1", model);
  const { json } = await ask();
  expect(json).toMatchObject({ sent: true, status: 202 });
  const reader = createBusinessPartnerReader();
  const [reading] = [...reader.write(double.arrived.at(-1)?.body ?? ""), ...reader.end()];
  expect(reader.header).toMatchObject({ test: true, uuid: json.messageId });
  expect(reading?.ok && reading.value.partner.internalId).toBe("0");
  reaction = 503;
  expect((await ask()).json).toMatchObject({ sent: false, reason: expect.stringContaining("503") });
  for (const body of [
    '{"error":{"code":"SY/530","message":"no more memory"}}',
    "<soap:Envelope><soap:Body><soap:Fault><faultstring>no more memory</faultstring></soap:Fault></soap:Body></soap:Envelope>",
    "<!DOCTYPE html><html><body>no more memory</body></html>",
  ]) {
    reaction = { status: 200, body };
    expect((await ask()).json).toMatchObject({ sent: false, reason: expect.stringContaining("no more memory") });
  }
});

it("is not for everybody", async () => {
  const before = await program.ask("POST", path, { body: {} });
  const reader = await program.technical("reader", ["odata.read"]);
  expect([before.status, (await program.ask("POST", path, { body: {}, headers: reader })).status]).toEqual([401, 403]);
});
