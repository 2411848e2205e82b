import type { ProblemDocument } from "@counterfoil/contracts";

/** The server answered, and refused. */
export class ServerRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly where: string | undefined;
  readonly problems: readonly unknown[];

  constructor(status: number, problem: Partial<ProblemDocument>) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? "unknown";
    this.where = problem.where;
    this.problems = problem.problems ?? [];
  }
}

/** No answer, or none that can be read: whether the request took effect is not known. */
export class ServerUnreachable extends Error {}

export type Call = {
  method?: "GET" | "POST" | "DELETE";
  path: string;
  body?: unknown;
  token?: string;
  timeoutMs?: number;
};
export type Server = {
  call<Answer>(call: Call): Promise<Answer>;
  /** An open answer, for server-sent events. */
  open(path: string, token: string, signal: AbortSignal): Promise<Response>;
};

const TIMEOUT_MS = 15_000;

export function connectServer(baseUrl = "", fetchFrom: typeof fetch = (...request) => fetch(...request)): Server {
  return {
    call: (call) => callServer(baseUrl, fetchFrom, call),
    async open(path, token, signal) {
      const headers = { authorization: `Bearer ${token}`, accept: "text/event-stream" };
      const answer = await reach(() => fetchFrom(baseUrl + path, { headers, signal, cache: "no-store" }));
      if (!answer.ok) throw new ServerRefusal(answer.status, await problemOf(answer));
      return answer;
    },
  };
}

async function callServer<Answer>(baseUrl: string, fetchFrom: typeof fetch, call: Call): Promise<Answer> {
  const { method = "GET", path, body, token, timeoutMs = TIMEOUT_MS } = call;
  const headers: Record<string, string> = { accept: "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  const request: RequestInit = { method, headers, signal: AbortSignal.timeout(timeoutMs), cache: "no-store" };
  if (body !== undefined) request.body = JSON.stringify(body);
  const answer = await reach(() => fetchFrom(baseUrl + path, request));
  if (!answer.ok) throw new ServerRefusal(answer.status, await problemOf(answer));
  if (answer.status === 204) return undefined as Answer;
  return reach(() => answer.json() as Promise<Answer>);
}

async function reach<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw new ServerUnreachable(error instanceof Error ? error.message : String(error));
  }
}

async function problemOf(answer: Response): Promise<Partial<ProblemDocument>> {
  try {
    return (await answer.json()) as ProblemDocument;
  } catch {
    return {};
  }
}
