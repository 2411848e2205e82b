import { type HttpServer, invalidRequest, type People } from "@counterfoil/platform";
import { type ElementResult, ElementResultsSchema, elementsBody, onlyResult } from "../../../elements.ts";

export const BULK_BYTES = 8 * 1024 * 1024;
export const tags = ["master data"];
type Upsert = (elements: unknown[], by: string) => Promise<ElementResult[]>;

/** `POST /api/master-data/<path>`: up to 1,000 whole objects, one result each. */
export function registerBulk(
  server: HttpServer,
  people: People,
  { path, name, upsert }: { path: string; name: string; upsert: Upsert },
): void {
  const schema = { tags, body: elementsBody(name), response: { 200: ElementResultsSchema } };
  server.post(
    `/api/master-data/${path}`,
    { schema, bodyLimit: BULK_BYTES, onRequest: people.gate("masterData.write") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      const body = request.body as Record<string, unknown[]>;
      return { results: await upsert(body[name] ?? [], userName) };
    },
  );
}

/** `PUT /api/master-data/<path>/<key>`: the same for one, refused as a request. */
export async function upsertOne(
  upsert: Upsert,
  keyName: string,
  key: string,
  body: unknown,
  by: string,
): Promise<ElementResult> {
  const element = body as Record<string, unknown> | null;
  if (typeof element !== "object" || element === null) throw invalidRequest("The body is no object.", "/body");
  if (element[keyName] !== undefined && element[keyName] !== key)
    throw invalidRequest(`The body names ${String(element[keyName])}, the address ${key}.`, `/body/${keyName}`);
  return onlyResult(await upsert([{ ...element, [keyName]: key }], by));
}
