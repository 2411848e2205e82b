/**
 * The nodes of the search that runs, in arrays that are used again by the next one and grow when they must: nothing is read that the running search has
 * not written. A node is where all rules stand (`key`), what that brought, and how it came about. Nodes of a step lie side by side.
 */
export const frontier = {
  size: 0,
  keys: new Float64Array(4096),
  values: new Float64Array(4096),
  /** A bit for each rule used, and the units taken: ties fall by them. */
  rules: new Int32Array(4096),
  units: new Int32Array(4096),
  from: new Int32Array(4096),
  /** Units taken in the step, per role, as one number. */
  takes: new Float64Array(4096),
  /** The next node with the same key and value that used other rules, or -1. */
  other: new Int32Array(4096),
};

export const NONE = Number.NEGATIVE_INFINITY;

/** Steps never hold more nodes than a quarter of the slots. */
const SLOTS = 1 << 17;
export const mostNodesAStep = SLOTS >> 2;
/** By key the node that has it; what points outside the running step is of an earlier one and counts as empty. */
const slots = new Int32Array(SLOTS);

/** Of more ways to one value by different rules the first ones stay. */
const mostTied = 64;

let begin = 0;

/** The next nodes are those of a new step. */
export function startStep(): number {
  begin = frontier.size;
  return begin;
}

/** Keeps a node, or the better of two with one key: the greater value; of equal ones both when they used different rules, else the one with fewer units. */
export function put(key: number, value: number, rules: number, units: number, from: number, takes: number): void {
  let slot = key < SLOTS ? key : scattered(key);
  for (;;) {
    const at = slots[slot] as number;
    if (at < begin || at >= frontier.size) break;
    if (frontier.keys[at] === key) {
      const known = frontier.values[at] as number;
      if (value === known) meet(at, rules, units, from, takes);
      else if (value > known) replace(at, value, rules, units, from, takes);
      return;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  slots[slot] = frontier.size;
  push(key, value, rules, units, from, takes);
}

function scattered(key: number): number {
  const high = Math.floor(key / 0x1_0000_0000);
  const mixed = Math.imul((key - high * 0x1_0000_0000) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & (SLOTS - 1);
}

function push(key: number, value: number, rules: number, units: number, from: number, takes: number): void {
  const at = frontier.size;
  if (at === frontier.keys.length) grow();
  frontier.size = at + 1;
  frontier.keys[at] = key;
  frontier.values[at] = value;
  frontier.rules[at] = rules;
  frontier.other[at] = -1;
  write(at, units, from, takes);
}

function write(at: number, units: number, from: number, takes: number): void {
  frontier.units[at] = units;
  frontier.from[at] = from;
  frontier.takes[at] = takes;
}

function replace(at: number, value: number, rules: number, units: number, from: number, takes: number): void {
  for (let tied = frontier.other[at] as number; tied >= 0; tied = frontier.other[tied] as number)
    frontier.values[tied] = NONE;
  frontier.values[at] = value;
  frontier.rules[at] = rules;
  frontier.other[at] = -1;
  write(at, units, from, takes);
}

/** As good as a known one: it stays beside it when it used other rules. */
function meet(first: number, rules: number, units: number, from: number, takes: number): void {
  let last = first;
  let length = 0;
  for (let at = first; at >= 0; at = frontier.other[at] as number) {
    if (frontier.rules[at] === rules) {
      if (units < (frontier.units[at] as number)) write(at, units, from, takes);
      return;
    }
    last = at;
    length += 1;
  }
  if (length === mostTied) return;
  frontier.other[last] = frontier.size;
  push(frontier.keys[first] as number, frontier.values[first] as number, rules, units, from, takes);
}

function grow(): void {
  const length = frontier.keys.length * 2;
  const larger = <Numbers extends Float64Array | Int32Array>(old: Numbers, wider: Numbers): Numbers => {
    wider.set(old);
    return wider;
  };
  frontier.keys = larger(frontier.keys, new Float64Array(length));
  frontier.values = larger(frontier.values, new Float64Array(length));
  frontier.rules = larger(frontier.rules, new Int32Array(length));
  frontier.units = larger(frontier.units, new Int32Array(length));
  frontier.from = larger(frontier.from, new Int32Array(length));
  frontier.takes = larger(frontier.takes, new Float64Array(length));
  frontier.other = larger(frontier.other, new Int32Array(length));
}
