/** A search keeps no more nodes than this, whatever it may try: a till has the memory for it. */
const MOST = 1 << 17;

/**
 * The nodes of the search that runs, in arrays that the next one writes over: nothing is read that the running search has not written. A node is where all
 * rules stand (`keys`), what that brought, and how it came about. Nodes of a step lie side by side.
 */
export const keys = new Float64Array(MOST);
export const values = new Float64Array(MOST);
/** A bit for each rule used, and the units taken: ties fall by them. */
export const rulesUsed = new Int32Array(MOST);
export const unitsTaken = new Int32Array(MOST);
export const cameFrom = new Int32Array(MOST);
/** Units taken in the step, per role, as one number. */
export const takes = new Float64Array(MOST);
/** The next node with the same key and value that used other rules, or -1. */
const others = new Int32Array(MOST);

export const NONE = Number.NEGATIVE_INFINITY;

const SLOTS = MOST;
/** By key the node that has it; what points outside the running step is of an earlier one and counts as empty. */
const slots = new Int32Array(SLOTS);

/** Of more ways to one value by different rules the first ones stay. */
const mostTied = 64;

/** Steps never hold more nodes than a quarter of the slots. */
export const mostNodesAStep = SLOTS >> 2;

/** How many nodes there are, and where those of the running step begin. */
export let size = 0;
let begin = 0;

/** True when nodes were lost because there was no place for them. */
export let isFull = false;

export function startSearch(): void {
  size = 0;
  begin = 0;
  isFull = false;
  push(0, 0, 0, 0, -1, 0);
}

/** The next nodes are those of a new step. */
export function startStep(): void {
  begin = size;
}

/** Keeps a node, or the better of two with one key: the greater value; of equal ones both when they used different rules, else the one with fewer units. */
export function put(key: number, value: number, rules: number, units: number, from: number, take: number): void {
  let slot = key < SLOTS ? key : scattered(key);
  for (;;) {
    const at = slots[slot] as number;
    if (at < begin || at >= size) break;
    if (keys[at] === key) {
      const known = values[at] as number;
      if (value === known) meet(at, rules, units, from, take);
      else if (value > known) replace(at, value, rules, units, from, take);
      return;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  slots[slot] = size;
  push(key, value, rules, units, from, take);
}

function scattered(key: number): number {
  const high = Math.floor(key / 0x1_0000_0000);
  const mixed = Math.imul((key - high * 0x1_0000_0000) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & (SLOTS - 1);
}

function push(key: number, value: number, rules: number, units: number, from: number, take: number): void {
  if (size === MOST || size - begin > 2 * mostNodesAStep) {
    isFull = true;
    return;
  }
  keys[size] = key;
  values[size] = value;
  rulesUsed[size] = rules;
  unitsTaken[size] = units;
  cameFrom[size] = from;
  takes[size] = take;
  others[size] = -1;
  size += 1;
}

/** As good as a known one: it stays beside it when it used other rules. */
function meet(first: number, rules: number, units: number, from: number, take: number): void {
  let last = first;
  let length = 0;
  for (let at = first; at >= 0; at = others[at] as number) {
    if (rulesUsed[at] === rules) {
      if (units >= (unitsTaken[at] as number)) return;
      unitsTaken[at] = units;
      cameFrom[at] = from;
      takes[at] = take;
      return;
    }
    last = at;
    length += 1;
  }
  if (length === mostTied) return;
  const at = size;
  push(keys[first] as number, values[first] as number, rules, units, from, take);
  if (size > at) others[last] = at;
}

function replace(at: number, value: number, rules: number, units: number, from: number, take: number): void {
  for (let tied = others[at] as number; tied >= 0; tied = others[tied] as number) values[tied] = NONE;
  values[at] = value;
  rulesUsed[at] = rules;
  unitsTaken[at] = units;
  cameFrom[at] = from;
  takes[at] = take;
  others[at] = -1;
}
