import type { ProblemDocument } from "@counterfoil/contracts";

/** What a server refused, or that it could not be reached (`status` 0, code "unreachable"). Screens translate `code`; `detail` says more. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly where: string | undefined;
  readonly requestId: string | undefined;
  /** All that is wrong, when the server names more than one thing. */
  readonly problems: readonly object[];

  constructor(facts: {
    status: number;
    code: string;
    detail: string;
    where?: string;
    instance?: string;
    problems?: readonly object[];
  }) {
    super(facts.detail);
    this.name = "ApiProblem";
    this.status = facts.status;
    this.code = facts.code;
    this.where = facts.where;
    this.requestId = facts.instance;
    this.problems = facts.problems ?? [];
  }
}

export type Query = Record<string, string | number | boolean | undefined>;
export type ApiCall = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Query;
  body?: unknown;
  /** A table from a spreadsheet, sent as it is instead of a body. */
  csv?: string;
  signal?: AbortSignal;
};

const signedOutListeners = new Set<() => void>();

/** Told when a server answers 401 to a call: the session is over. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

type Confirm = () => Promise<boolean>;
let askConfirmation: Confirm | undefined;

/** Asked when the server wants to know that the person is still there; the call is repeated after a yes. */
export function onConfirmationNeeded(ask: Confirm): () => void {
  askConfirmation = ask;
  return () => {
    if (askConfirmation === ask) askConfirmation = undefined;
  };
}

/** Calls our own server and reads the JSON of its answer; throws ApiProblem otherwise. */
export async function api<Answer>(path: string, call: ApiCall = {}): Promise<Answer> {
  const response = await send(path, call);
  if (response.status === 204) return undefined as Answer;
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

/** The same for raw documents, with the type that the server gives them. */
export async function apiText(path: string, call: ApiCall = {}): Promise<{ text: string; mediaType: string }> {
  const response = await send(path, call);
  return {
    text: await response.text(),
    mediaType: response.headers.get("content-type")?.split(";")[0] ?? "text/plain",
  };
}

async function send(path: string, call: ApiCall, repeated = false): Promise<Response> {
  const { method = "GET", query, body, csv, signal } = call;
  let response: Response;
  try {
    response = await fetch(withQuery(path, query), {
      method,
      credentials: "same-origin",
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      ...(csv !== undefined && { headers: { "content-type": "text/csv; charset=utf-8" }, body: csv }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem({ status: 0, code: "unreachable", detail: "The server does not answer." });
  }
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (problem.code === "confirmation-needed" && !repeated && (await askConfirmation?.())) return send(path, call, true);
  // A code that was typed wrong while the second factor is set up ends nothing: the backup codes on screen are shown once.
  if (problem.status === 401 && problem.code !== "second-factor-wrong")
    for (const listener of signedOutListeners) listener();
  throw problem;
}

async function readProblem(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => "");
  try {
    const { code, detail, title, where, instance, message, problems } = JSON.parse(text) as Partial<ProblemDocument> & {
      message?: string;
      problems?: readonly object[];
    };
    return new ApiProblem({
      status: response.status,
      code: code ?? `http-${response.status}`,
      detail: detail ?? message ?? title ?? response.statusText,
      ...(where !== undefined && { where }),
      ...(instance !== undefined && { instance }),
      ...(problems !== undefined && { problems }),
    });
  } catch {
    return new ApiProblem({
      status: response.status,
      code: `http-${response.status}`,
      detail: `${response.status} ${response.statusText}`,
    });
  }
}

/** Leaves out what is undefined or empty: an empty filter is no filter. */
export function withQuery(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  const text = parameters.toString();
  return text === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${text}`;
}
