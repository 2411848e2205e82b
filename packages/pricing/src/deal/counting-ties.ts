export type Valued = { value: number; rules: number; units: number };

/**
 * The greater value, then fewer rules, then the lower rules (`rules` has a bit for each), then fewer units: an application that takes nothing off
 * does not happen.
 */
export function isBetter(one: Valued, other: Valued): boolean {
  if (one.value !== other.value) return one.value > other.value;
  if (one.rules === other.rules) return one.units < other.units;
  const [count, otherCount] = [bitsOf(one.rules), bitsOf(other.rules)];
  if (count !== otherCount) return count < otherCount;
  // The lowest bit in which they differ is the lowest rule that only one of them uses.
  const differing = one.rules ^ other.rules;
  return (one.rules & (differing & -differing)) !== 0;
}

function bitsOf(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
