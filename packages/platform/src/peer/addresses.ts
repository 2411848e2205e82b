import { lookup as lookUp } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/**
 * Other systems are often in the house, so private addresses are allowed. Not so those where clouds keep the secrets of machines, and
 * those that are nobody's.
 */
const forbidden = new BlockList();
forbidden.addSubnet("169.254.0.0", 16, "ipv4");
forbidden.addSubnet("0.0.0.0", 8, "ipv4");
forbidden.addSubnet("224.0.0.0", 4, "ipv4");
forbidden.addSubnet("fe80::", 10, "ipv6");
forbidden.addSubnet("ff00::", 8, "ipv6");
forbidden.addAddress("::", "ipv6");

export function isForbidden(address: string): boolean {
  return forbidden.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** A host that is written as a forbidden address; a name is looked at when it is resolved. */
export function isForbiddenHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return isIP(bare) !== 0 && isForbidden(bare);
}

/** Resolves for a connection, so that a name that turns to a forbidden address between check and call is refused as well. */
export const lookupAllowed: LookupFunction = (host, options, callback) => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const refused = addresses.find(({ address }) => isForbidden(address));
    if (refused !== undefined)
      return callback(new Error(`${host} is ${refused.address}, where nothing is sent to`), "", 0);
    const [first] = addresses;
    if (options.all) return callback(null, addresses);
    return callback(null, first?.address ?? "", first?.family);
  });
};
