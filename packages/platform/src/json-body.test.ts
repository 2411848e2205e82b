import { expect, test } from "vitest";
import { createHttpServer } from "./http.ts";
import { createLog } from "./log.ts";

test.each([
  ["plain", '{"name":"Tea"}', 200],
  ["a pair, escaped", '{"name":"\\ud83c\\udf75"}', 200],
  ["a backslash before the letters", '{"name":"C:\\\\ud800"}', 200],
  ["U+0000", '{"name":"a\\u0000b"}', 400],
  ["U+0000 behind a backslash", '{"name":"\\\\\\u0000"}', 400],
  ["first half alone", '{"name":"a\\uD800b"}', 400],
  ["second half alone, deep inside", '{"list":[{"name":"\\udc00"}]}', 400],
  ["half in a name", '{"\\udfff":1}', 400],
  ["prototype", '{"__proto__":{"a":1}}', 400],
  ["nothing", "", 400],
])("JSON with %s", async (_name, payload, status) => {
  const server = await createHttpServer({ log: createLog({ name: "test", level: "silent" }), title: "", version: "" });
  server.post("/", async ({ body }) => body);
  const headers = { "content-type": "application/json" };
  const answer = await server.inject({ method: "POST", url: "/", headers, payload });
  expect(answer.statusCode).toBe(status);
  if (status === 200) expect(answer.json()).toEqual(JSON.parse(payload));
  else expect(answer.json().code).toBe("invalid-request");
  await server.close();
});
