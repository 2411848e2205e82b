import type { Answer } from "@counterfoil/platform";
import { askErp, type Destination, ErpFailure, failureOfStatus } from "../communication/index.ts";

const ROOT = "/sap/opu/odata/sap";
const TIMEOUT_MS = 60_000;
const json = { accept: "application/json" };

export type Place = { service: string; set: string };
type Token = { token: string; cookie: string };

/**
 * SAP's gateway takes nothing without a token of its own (CSRF), which a GET fetches and which holds for the session of a cookie.
 * It is kept as long as it is taken.
 */
export function createODataCaller(stopping: AbortSignal) {
  const tokens = new Map<string, Token>();
  const common = { timeoutMs: TIMEOUT_MS, stopping };

  async function fetchToken(destination: Destination, { service }: Place): Promise<Token> {
    const headers = { ...json, "x-csrf-token": "Fetch" };
    const answer = await askErp(destination, { method: "GET", path: `${ROOT}/${service}/`, headers, ...common });
    if (answer.status !== 200) throw new ErpFailure(failureOfStatus(answer.status, answer.body));
    const cookies = [answer.headers["set-cookie"] ?? []].flat().map((cookie) => cookie.split(";", 1)[0]);
    return { token: String(answer.headers["x-csrf-token"] ?? ""), cookie: cookies.join("; ") };
  }

  async function post(destination: Destination, place: Place, body: string): Promise<Answer> {
    const key = `${destination.url} ${destination.client} ${place.service}`;
    const known = tokens.get(key);
    const { token, cookie } = known ?? (await fetchToken(destination, place));
    tokens.set(key, { token, cookie });
    const headers = { ...json, "x-csrf-token": token, ...(cookie === "" ? {} : { cookie }) };
    const answer = await askErp(destination, {
      method: "POST",
      path: `${ROOT}/${place.service}/${place.set}`,
      contentType: "application/json; charset=utf-8",
      body: Buffer.from(body, "utf8"),
      headers,
      ...common,
    });
    const outlived = answer.status === 403 && String(answer.headers["x-csrf-token"]).toLowerCase() === "required";
    if (!outlived) return answer;
    tokens.delete(key);
    return known === undefined ? answer : post(destination, place, body);
  }

  return {
    post,
    /** The rows of a set that a filter finds. */
    async ask(destination: Destination, { service, set }: Place, filter: string, select: string): Promise<string> {
      const query = { $filter: filter, $select: select, $top: "2", $format: "json" };
      const call = { method: "GET", path: `${ROOT}/${service}/${set}`, query, headers: json, ...common } as const;
      const { status, body } = await askErp(destination, call);
      if (status !== 200) throw new ErpFailure(failureOfStatus(status, body));
      return body;
    },
  };
}
export type ODataCaller = ReturnType<typeof createODataCaller>;
