import { PoliciesSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { Policies } from "@counterfoil/pricing";
import { Type } from "typebox";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { readPolicyRow } from "./policy-store.ts";
import { savePolicies } from "./save-policies.ts";

const Body = Type.Object({ version: Type.Integer({ minimum: 0 }), policies: PoliciesSchema });

/** `publishNow`: other policies make another book at once. */
export function registerPolicyRoutes(
  server: HttpServer,
  { db, publishNow }: { db: Db; publishNow: () => Promise<number | undefined> },
  access: Access,
): void {
  const path = "/api/prices/policies";
  const tags = ["prices"];
  server.get(path, { schema: { tags }, onRequest: access.gate("prices.read") }, async () => {
    const row = await readPolicyRow(db);
    return row === undefined ? { policies: {}, version: 0 } : { ...row, changedAt: row.changedAt.toISOString() };
  });
  const onRequest = access.gate("offers.activate");
  server.put(path, { schema: { tags, body: Body }, onRequest }, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "offers.activate"));
    const { version, policies } = request.body;
    const saved = await savePolicies(db, { version, policies: policies as Policies }, actor);
    return { ...saved, book: await publishNow() };
  });
}
