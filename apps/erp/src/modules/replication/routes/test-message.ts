import type { HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Replication } from "../index.ts";

const Answer = Type.Object({
  sent: Type.Boolean(),
  messageId: Type.Optional(Type.String()),
  status: Type.Optional(Type.Integer({ description: "What the receiver answered." })),
  reason: Type.Optional(Type.String()),
});

/** Whoever sets the other end up lets this one send a test; ours, SAP has nothing like it. */
export function registerTestMessageRoute(
  server: HttpServer,
  replication: Replication,
  access: Pick<Access, "requireTechnicalUser">,
): void {
  const schema = { tags: ["replication"], response: { 200: Answer } };
  const onRequest = async (request: Parameters<Access["requireTechnicalUser"]>[0]) =>
    void (await access.requireTechnicalUser(request, "idoc.send"));
  server.post("/sap/bc/cfoil/test_message", { schema, onRequest }, async () => replication.sendTestMessage());
}
