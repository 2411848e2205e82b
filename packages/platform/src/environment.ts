import { isNetwork } from "./networks.ts";

/** A setting that cannot be used; start-up prints the line and ends. */
export class SettingError extends Error {
  readonly code = "setting-invalid";
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function textSetting(environment: Environment, name: string, fallback?: string): string {
  const value = environment[name]?.trim() || fallback;
  if (value === undefined) throw new SettingError(`${name} is not set.`);
  return value;
}

export function portSetting(environment: Environment, name: string, fallback: number): number {
  const text = environment[name]?.trim();
  if (!text) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new SettingError(`${name}=${text} is not a port (1 to 65535).`);
  return port;
}

export function wholeNumberSetting(
  environment: Environment,
  name: string,
  { from, to, fallback }: { from: number; to: number; fallback: number },
): number {
  const text = environment[name]?.trim();
  if (!text) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to)
    throw new SettingError(`${name}=${text} is not a whole number from ${from} to ${to}.`);
  return value;
}

export function urlSetting(
  environment: Environment,
  name: string,
  protocols: readonly string[],
  fallback?: string,
): string {
  const text = textSetting(environment, name, fallback);
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new SettingError(
      `${name} is not an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}.`,
    );
  }
  return text;
}

export function choiceSetting<Choice extends string>(
  environment: Environment,
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const text = environment[name]?.trim();
  if (!text) return fallback;
  const choice = choices.find((known) => known === text);
  if (!choice) throw new SettingError(`${name}=${text} is none of ${choices.join(", ")}.`);
  return choice;
}

/**
 * The proxies whose X-Forwarded-* headers are believed: `127.0.0.1, 10.0.0.0/8`. Not set, nobody's are: anybody may write them, and addresses
 * decide who may call.
 */
export function networksSetting(environment: Environment, name: string): string[] {
  const networks = (environment[name] ?? "").split(/[\s,]+/).filter(Boolean);
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong !== undefined)
    throw new SettingError(`${name} names ${wrong}, which is no network. Write addresses or networks like 10.0.0.0/8.`);
  return networks;
}
