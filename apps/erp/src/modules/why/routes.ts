import { type Chain, ChainSchema, chainObjectTypes } from "@counterfoil/contracts";
import type { HttpServer, People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Why } from "./index.ts";

const Query = Type.Object({
  objectType: Type.Enum([...chainObjectTypes]),
  object: Type.String({ minLength: 1, maxLength: 40 }),
  siteId: Type.String({ minLength: 1, maxLength: 4 }),
});

export function registerWhyRoutes(server: HttpServer, why: Why, people: People): void {
  const schema = { tags: ["replication"], querystring: Query, response: { 200: ChainSchema } };
  server.get("/api/why", { schema, onRequest: people.gate("replication.read") }, async ({ query }): Promise<Chain> => {
    const { siteId, links, ...chain } = await why.explain(query);
    return { ...chain, place: siteId, links: links.map((each) => ({ system: "erp", ...each })) };
  });
}
