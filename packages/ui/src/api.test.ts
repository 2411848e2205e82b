import { afterEach, describe, expect, it, vi } from "vitest";
import { type ApiProblem, api, onSignedOut, withQuery } from "./api.ts";

const answer = (status: number, body: string, type = "application/problem+json") =>
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers: { "content-type": type } }));
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable(),
    (problem: ApiProblem) => problem,
  );

afterEach(() => vi.unstubAllGlobals());

describe("the API client", () => {
  it("reads JSON, and nothing where there is nothing", async () => {
    answer(200, '{"a":1}', "application/json");
    expect(await api("/api/x")).toEqual({ a: 1 });
    vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
    expect(await api("/api/x", { method: "DELETE" })).toBeUndefined();
  });

  it("keeps code, detail and place of a refusal", async () => {
    answer(400, '{"code":"store-unknown","title":"T","detail":"There is no store 9.","where":"/storeId","status":400}');
    expect(await refusal(api("/api/x"))).toMatchObject({
      status: 400,
      code: "store-unknown",
      message: "There is no store 9.",
      where: "/storeId",
    });
  });

  it("copes with an answer that is no problem document", async () => {
    answer(502, "<html>Bad gateway</html>", "text/html");
    expect(await refusal(api("/api/x"))).toMatchObject({ status: 502, code: "http-502" });
  });

  it("says when nobody answers", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });
    expect(await refusal(api("/api/x"))).toMatchObject({ status: 0, code: "unreachable" });
  });

  it("tells that the session is over, once per listener", async () => {
    const listener = vi.fn();
    const stop = onSignedOut(listener);
    answer(401, '{"code":"not-signed-in","title":"Sign in first","status":401}');
    await refusal(api("/api/x"));
    stop();
    await refusal(api("/api/x"));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("goes on signed in after a wrong code of a second factor that is being set up", async () => {
    const listener = vi.fn();
    const stop = onSignedOut(listener);
    answer(401, '{"code":"second-factor-wrong","title":"The code is wrong","status":401}');
    expect(await refusal(api("/api/access/second-factor/code"))).toMatchObject({ code: "second-factor-wrong" });
    stop();
    expect(listener).not.toHaveBeenCalled();
  });

  it("an empty filter is no filter", () => {
    expect(withQuery("/api/x", { a: "", b: undefined, c: 0, d: false, e: "ä&" })).toBe(
      "/api/x?c=0&d=false&e=%C3%A4%26",
    );
    expect(withQuery("/api/x?y=1", { a: 1 })).toBe("/api/x?y=1&a=1");
  });
});
