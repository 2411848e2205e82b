import { setTimeout as pause } from "node:timers/promises";

/** A refusal of one of our programs, with the code and the place that it names. */
export class DoorRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(
    call: string,
    status: number,
    problem: { code?: string; detail?: string; title?: string; where?: string },
  ) {
    super(
      `${call} answered ${status} ${problem.code ?? ""}: ${problem.detail ?? problem.title ?? ""} ${problem.where ?? ""}`.trim(),
    );
    this.status = status;
    this.code = problem.code ?? "unknown";
  }
}

/** Nobody answered, or the line broke before the answer was there: what was asked may have been done all the same. */
export class Unreachable extends Error {
  constructor(baseUrl: string, failure: Error) {
    const { code } = (failure.cause ?? {}) as { code?: string };
    super(`${baseUrl} does not answer (${code ?? failure.message})`, { cause: failure });
  }
}

export type Door = ReturnType<typeof openDoor>;

/** The HTTP API of a program, called as a customer's own program would call it. Signs in by cookie or with given headers. */
export function openDoor(baseUrl: string, headers: Record<string, string> = {}) {
  let cookie = "";

  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = await send(method, path, body);
    return (text ? JSON.parse(text) : undefined) as Answer;
  }

  async function send(method: string, path: string, body?: unknown): Promise<string> {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...headers,
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    }).catch((failure) => {
      throw new Unreachable(baseUrl, failure);
    });
    const text = await response.text();
    if (!response.ok) throw new DoorRefusal(`${method} ${path}`, response.status, readProblem(text));
    const cookies = response.headers.getSetCookie().map((line) => line.split(";", 1)[0]);
    if (cookies.length > 0) cookie = cookies.join("; ");
    return text;
  }

  return {
    baseUrl,
    get: <Answer>(path: string) => call<Answer>("GET", path),
    getText: (path: string) => send("GET", path),
    post: <Answer>(path: string, body?: unknown) => call<Answer>("POST", path, body),
    put: <Answer>(path: string, body?: unknown) => call<Answer>("PUT", path, body),
    patch: <Answer>(path: string, body?: unknown) => call<Answer>("PATCH", path, body),
    signIn: (userName: string, password: string) => call<void>("POST", "/api/access/session", { userName, password }),
  };
}

function readProblem(text: string): { code?: string; detail?: string } {
  try {
    return JSON.parse(text) as { code?: string };
  } catch {
    return { detail: text.slice(0, 200) };
  }
}

/** Runs it; a refusal with this code counts as done before. */
export async function unless(code: string, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (refusal) {
    if (refusal instanceof DoorRefusal && refusal.code === code) return false;
    throw refusal;
  }
}

/** Asks every so often until there is an answer. */
export async function waitFor<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
  { timeoutMs = 120_000, everyMs = 100 } = {},
): Promise<Answer> {
  for (const endMs = performance.now() + timeoutMs; performance.now() < endMs; await pause(everyMs)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`${what}: still not so after ${timeoutMs / 1000} s`);
}
