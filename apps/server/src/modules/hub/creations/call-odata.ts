import type { Answer } from "@counterfoil/platform";
import { askErp, type Destination, ErpFailure, failureOfStatus } from "../communication/index.ts";

const ROOT = "/sap/opu/odata/sap";
const TIMEOUT_MS = 60_000;
const json = { accept: "application/json" };

export type Place = { service: string; set: string };
export type Question = { filter: string; select: string; limit: number; timeoutMs?: number };
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

  const keyOf = ({ url, client }: Destination, { service }: Place) => `${url} ${client} ${service}`;

  /** Ready to post; what does not answer to the question for a token was sent nothing. */
  async function open(destination: Destination, place: Place): Promise<Token> {
    const key = keyOf(destination, place);
    const token = tokens.get(key) ?? (await fetchToken(destination, place));
    tokens.set(key, token);
    return token;
  }

  async function postWith(
    { token, cookie }: Token,
    destination: Destination,
    place: Place,
    body: string,
  ): Promise<Answer> {
    const headers = { ...json, "x-csrf-token": token, ...(cookie === "" ? {} : { cookie }) };
    const path = `${ROOT}/${place.service}/${place.set}`;
    const contentType = "application/json; charset=utf-8";
    return askErp(destination, {
      method: "POST",
      path,
      contentType,
      body: Buffer.from(body, "utf8"),
      headers,
      ...common,
    });
  }

  /** A token that has ended is fetched anew, once. */
  async function post(destination: Destination, place: Place, body: string): Promise<Answer> {
    const answer = await postWith(await open(destination, place), destination, place, body);
    const ended = answer.status === 403 && String(answer.headers["x-csrf-token"]).toLowerCase() === "required";
    if (!ended) return answer;
    tokens.delete(keyOf(destination, place));
    return postWith(await open(destination, place), destination, place, body);
  }

  return {
    open,
    post,
    /** After a failure: the next call begins with a question again. */
    forget: () => tokens.clear(),
    /** The rows of a set that a filter finds. */
    async ask(destination: Destination, { service, set }: Place, question: Question): Promise<string> {
      const { filter, select, limit, timeoutMs = TIMEOUT_MS } = question;
      const query = { $filter: filter, $select: select, $top: String(limit), $format: "json" };
      const path = `${ROOT}/${service}/${set}`;
      const call = { method: "GET", path, query, headers: json, ...common, timeoutMs } as const;
      const { status, body } = await askErp(destination, call);
      if (status !== 200) throw new ErpFailure(failureOfStatus(status, body));
      return body;
    },
  };
}
export type ODataCaller = ReturnType<typeof createODataCaller>;
