/** A caller as a route sees one: the headers that come with its requests. */
export type Caller = {
  name: string;
  headers: Record<string, string>;
  /** The routes that are meant for such a caller, as "GET /path" or the beginning of one ending in `*`. */
  mayUse: readonly string[];
};

type Trial = {
  routes: readonly { method: string; url: string }[];
  ask: (method: string, path: string, headers: Record<string, string>) => Promise<number>;
  /** What is open to anybody, and why. */
  open: Readonly<Record<string, string>>;
  callers: readonly Caller[];
};

/**
 * Asks every route that is registered as each caller, and answers what got in that should not. A route is refused to whoever is not
 * named, so a new one without a gate is found by itself. What is named and is no route any more is found too.
 */
export async function findUnguarded({ routes, ask, open, callers }: Trial): Promise<string[]> {
  const names = new Set(
    routes.filter(({ method }) => method !== "OPTIONS").map(({ method, url }) => `${method} ${url}`),
  );
  const isOpen = matcher(Object.keys(open));
  const faults: string[] = [];
  for (const name of names) {
    if (isOpen(name)) continue;
    const [method = "", url = ""] = name.split(" ");
    for (const caller of [{ name: "nobody", headers: {}, mayUse: [] }, ...callers]) {
      if (matcher(caller.mayUse)(name)) continue;
      const status = await ask(method, pathOf(url), caller.headers);
      if (status !== 401 && status !== 403) faults.push(`${name} answers ${status} to ${caller.name}`);
    }
  }
  const listed = [...Object.keys(open), ...callers.flatMap(({ mayUse }) => mayUse)];
  const stale = listed.filter((pattern) => ![...names].some(matcher([pattern])));
  return [...faults, ...stale.map((pattern) => `${pattern} is listed and is no route`)];
}

/** HEAD comes with each GET; `*` stands for any method before the path, and for the rest of the path at its end. */
function matcher(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const [method = "", path = ""] = pattern.split(" ");
    const methods = method === "*" ? "[A-Z]+" : method === "GET" ? "(?:GET|HEAD)" : method;
    const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`^${methods} ${escaped.replace(/\\\*$/, ".*")}$`);
  });
  return (name) => expressions.some((expression) => expression.test(name));
}

/** Something in the place of each parameter; gates refuse before anybody looks whether it fits. */
function pathOf(url: string): string {
  return url.replace(/:[A-Za-z]+(\([^)]*\))?/g, "1").replace(/\*/g, "1");
}
