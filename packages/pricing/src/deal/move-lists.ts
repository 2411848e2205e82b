import { moves } from "./moves.ts";

/** Lists of moves by what they start from, worked out once a step and not for every node that stands alike. */
const SMALL = 4096;
const starts = new Int32Array(SMALL);
const steps = new Int32Array(SMALL);
const large = new Map<number, number>();
let step = 0;

export function forgetLists(): void {
  step = (step + 1) & 0x3fffffff;
  if (step === 0) steps.fill(-1);
  moves.size = 0;
  if (large.size > 0) large.clear();
}

export function findList(list: number): number {
  if (list >= SMALL) return large.get(list) ?? -1;
  return steps[list] === step ? (starts[list] as number) : -1;
}

export function keepList(list: number, start: number): void {
  if (list >= SMALL) large.set(list, start);
  else {
    steps[list] = step;
    starts[list] = start;
  }
}
