import { BlockList, isIP } from "node:net";

/** `10.0.0.0/8`, `2001:db8::/32`, or one address. */
const written = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i;

export function isNetwork(text: string): boolean {
  return parse(text) !== undefined;
}

/** Whether an address, as a socket gives it, is in one of the networks. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const plain = withoutMapping(address);
  const family = isIP(plain);
  return family !== 0 && listOf(networks).check(plain, family === 4 ? "ipv4" : "ipv6");
}

/** An IPv4 sender at a socket for both families appears as ::ffff:10.1.2.3. */
function withoutMapping(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

const KEPT_AT_MOST = 1000;
const lists = new Map<string, BlockList>();

/** Lists change some times a year and are asked on every call. */
function listOf(networks: readonly string[]): BlockList {
  const key = networks.join(" ");
  const known = lists.get(key);
  if (known) return known;
  const list = new BlockList();
  for (const network of networks) {
    const parsed = parse(network);
    if (parsed) list.addSubnet(parsed.address, parsed.prefix, parsed.family);
  }
  if (lists.size >= KEPT_AT_MOST) lists.clear();
  lists.set(key, list);
  return list;
}

function parse(text: string): { address: string; prefix: number; family: "ipv4" | "ipv6" } | undefined {
  const [, address, prefix] = written.exec(text) ?? [];
  const version = address === undefined ? 0 : isIP(address);
  if (address === undefined || version === 0) return undefined;
  const most = version === 4 ? 32 : 128;
  const length = prefix === undefined ? most : Number(prefix);
  return length > most ? undefined : { address, prefix: length, family: version === 4 ? "ipv4" : "ipv6" };
}
