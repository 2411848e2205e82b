import { timingSafeEqual } from "node:crypto";
import { Type } from "typebox";
import type { HttpServer } from "../http.ts";
import { setupClosed } from "./errors.ts";
import { registerOwnRoutes } from "./own-routes.ts";
import type { People } from "./people.ts";
import { FirstAdministratorBody } from "./schemas.ts";
import { registerStaffRoutes } from "./staff-routes.ts";

/** Sign in and out, one's own password and second factor, the staff, and what was changed: the same in every program with screens. */
export function registerPeopleRoutes(server: HttpServer, people: People): void {
  registerOwnRoutes(server, people);
  registerFirstAdministrator(server, people);
  registerStaffRoutes(server, people);
}

function registerFirstAdministrator(server: HttpServer, people: People): void {
  const schema = { tags: ["access"], body: FirstAdministratorBody };
  const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
  // The sign-in page asks, so that the first person finds a form and not a door without a key.
  const open = { tags: ["access"], response: { 200: Type.Object({ open: Type.Boolean() }) } };
  server.get("/api/access/first-administrator", { schema: open }, async () => ({
    open: Boolean(people.setupToken) && (await people.isEmpty()),
  }));
  server.post("/api/access/first-administrator", { schema, config }, async (request, reply) => {
    const { token, ...person } = request.body;
    if (!sameText(token, people.setupToken)) throw setupClosed("The set-up token is not the one of this program.");
    return reply.status(201).send(await people.createFirstAdministrator(person));
  });
}

/** In a time that does not tell how much of it was right. */
function sameText(given: string, expected: string | undefined): boolean {
  if (!expected) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
