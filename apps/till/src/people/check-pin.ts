import type { TillPerson } from "@counterfoil/contracts";

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** Checks a PIN against its PBKDF2-SHA256 hash, without a network. */
export async function checkPin(person: TillPerson, pin: string): Promise<boolean> {
  const wanted = fromBase64(person.pin.hash);
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt: fromBase64(person.pin.salt), iterations: person.pin.iterations },
    key,
    wanted.length * 8,
  );
  return sameBytes(new Uint8Array(bits), wanted);
}

/** Looks at every byte, so that the time tells nothing about how many were right. */
function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (const [position, byte] of one.entries()) difference |= byte ^ (other[position] ?? 0);
  return difference === 0;
}
