import { afterAll, expect, test } from "vitest";
import { createHttpServer } from "./http.ts";
import { createLog } from "./log.ts";
import { securityHeaders } from "./security-headers.ts";

const server = await createHttpServer({
  log: createLog({ name: "test", level: "silent" }),
  title: "Test",
  version: "1",
  requestsPerMinute: 3,
});
server.get("/broken", async () => {
  throw new Error("on purpose");
});
afterAll(() => server.close());

test("answers, refusals and failures carry the security headers, and limits stay", async () => {
  const statuses: number[] = [];
  for (const path of ["/api/openapi.json", "/nowhere", "/broken", "/broken", "/broken"]) {
    const { statusCode, headers } = await server.inject(path);
    statuses.push(statusCode);
    expect(headers).toMatchObject(securityHeaders);
  }
  expect(statuses).toEqual([200, 404, 500, 500, 429]);
  expect(securityHeaders["content-security-policy"]).toContain("script-src 'self';");
});
