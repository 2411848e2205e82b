import { sortShort } from "../sort-short.ts";
import {
  byLevel,
  cell,
  counts,
  FOLLOWS,
  gains,
  kinds,
  priceOf,
  sizes,
  table,
  takesByOnes,
  UNUSED,
} from "./plain-table.ts";
import { placeTracks } from "./plan.ts";
import { mostOpen } from "./ranges.ts";

/** By rule and class: units that the rule counts in later classes. */
export const later = new Int32Array(gains.length);

/** How a rule stands between classes; a rule that stands at 0 has nothing open. Each is used again for the next component. */
type Track = { rule: number; first: number; final: number; stride: number; radix: number; widest: number };
const tracks: Track[] = [];
export const trackOf = (rule: number): Track => tracks[rule] as Track;

/** Turns of the rules, class after class: the rule, a simple one behind it that takes what it leaves (-1 where there is none), and the class. */
export const turns: number[] = [];
export const TURN = 3;

const ordered: Track[] = [];

/** How the rules may stand, and the turns that they take. Answers above all numbers of states. */
export function planTurns(): number {
  ordered.length = turns.length = 0;
  for (let rule = 0; rule < table.rules; rule += 1) if (kinds[rule] !== UNUSED) ordered.push(startTrack(rule));
  // Those with the most ways first, simple ones last, for they can take whatever is left.
  sortShort(ordered, (one, other) => rankOf(one) - rankOf(other));
  for (let unit = 0; unit < table.classes.length; unit += 1) addTurns(unit);
  return placeTracks(ordered);
}

const rankOf = ({ rule }: Track): number => (kinds[rule] === FOLLOWS ? 0 : takesByOnes(rule) ? 2 : 1);

function startTrack(rule: number): Track {
  tracks[rule] ??= { rule, first: 0, final: 0, stride: 0, radix: 1, widest: 0 };
  const track = tracks[rule] as Track;
  const { length } = table.classes;
  let sum = 0;
  track.first = length;
  track.final = -1;
  for (let unit = length - 1; unit >= 0; unit -= 1) {
    const at = cell(rule, unit);
    later[at] = sum;
    if ((gains[at] as number) < 0) continue;
    sum += counts[unit] as number;
    track.first = unit;
    if (track.final < 0) track.final = unit;
  }
  track.widest = 0;
  track.radix = sizes[rule] as number;
  if (track.first >= track.final) track.radix = 1;
  else if (kinds[rule] === FOLLOWS) {
    track.widest = mostOpen(length, track.radix, 1, (unit) => gains[cell(rule, unit)] as number, countOf);
    track.radix = 2 * track.widest + 1;
  }
  return track;
}

const countOf = (unit: number): number => counts[unit] as number;

function addTurns(unit: number): void {
  const from = turns.length;
  let last = -1;
  for (const { rule } of ordered) {
    if ((gains[cell(rule, unit)] as number) < 0) continue;
    if (last >= 0) turns.push(last, -1, unit);
    last = rule;
  }
  if (last < 0) return;
  if (!takesByOnes(last)) turns.push(last, -1, unit);
  else if (turns.length > from) turns[turns.length - 2] = last;
  else turns.push(-1, last, unit);
}

/** Units of later classes at the same price that the rule counts, where any of them may be the rewarded one. */
export function sameLevelLater(rule: number, unit: number): number {
  let last = unit;
  while (byLevel[rule] === 1 && last < trackOf(rule).final && priceOf(last + 1) === priceOf(unit)) last += 1;
  return (later[cell(rule, unit)] as number) - (later[cell(rule, last)] as number);
}
