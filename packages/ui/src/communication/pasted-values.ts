/** What one side copies and the other pastes: lines that people can read as well. */
export type PastedValues = {
  name?: string;
  address?: string;
  /** What the side that wrote it is called in messages, and what it calls the other. */
  businessSystem?: string;
  ownSystem?: string;
  /** As whom it calls the other side. */
  inboundUser?: string;
  scenarios: Record<string, PastedScenario>;
};
export type PastedScenario = {
  /** As whom it wants to be called. */
  user?: string;
  /** Services that are on, with their address where it takes messages. */
  services: Record<string, string>;
};

const plain = ["name", "address", "businessSystem", "ownSystem", "inboundUser"] as const;

export function writePasted(values: PastedValues): string {
  const lines = plain.flatMap((name) => (values[name] ? [`${name} = ${values[name]}`] : []));
  for (const [scenario, { user, services }] of Object.entries(values.scenarios)) {
    if (user) lines.push(`${scenario}.user = ${user}`);
    for (const [service, address] of Object.entries(services))
      lines.push(`${scenario}.${service} = ${address || "on"}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Nothing when there is no line of it in the text. */
export function readPasted(text: string): PastedValues | undefined {
  const values: PastedValues = { scenarios: {} };
  let found = 0;
  for (const line of text.split("\n")) {
    const [, key = "", value = ""] = /^\s*([A-Za-z0-9_.]+)\s*=\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (value === "") continue;
    found += take(values, key, value) ? 1 : 0;
  }
  return found > 0 ? values : undefined;
}

function take(values: PastedValues, key: string, value: string): boolean {
  const known = plain.find((name) => name === key);
  if (known) {
    values[known] = value;
    return true;
  }
  const [scenario = "", part = "", ...rest] = key.split(".");
  if (!/^(SAP_COM_\d{4}|OPP)$/.test(scenario) || !/^[a-zA-Z]{1,40}$/.test(part) || rest.length > 0) return false;
  values.scenarios[scenario] ??= { services: {} };
  const told = values.scenarios[scenario];
  if (part === "user") told.user = value;
  else told.services[part] = value === "on" ? "" : value;
  return true;
}
