import { FINE } from "../rounding.ts";
import { arena } from "./arena.ts";
import { gainOf, mayCount } from "./counter.ts";
import { addMove, type Stand, worth } from "./moves.ts";
import type { Track } from "./plan.ts";

/** Counts beyond this are tried only close to nothing, close to everything and close to what later units can match. */
const narrowCount = 64;

/** What the rule has counted before the class, and what it takes there, by role. */
const start: number[] = [];
const takes: number[] = [];

/** All ways of a rule whose roles are counted apart to go on: those from which it cannot close any more are left out. */
export function addRoleMoves(track: Track, stand: Stand, isNewLevel: boolean): void {
  const { roles, applications: most } = track;
  let rest = stand.standing;
  for (let at = 0; at < roles.length; at += 1) {
    const radix = most * (roles[at] as Track["roles"][number]).size + 1;
    start[at] = rest % radix;
    takes[at] = 0;
    rest = (rest - (start[at] as number)) / radix;
  }
  if (isNewLevel && !receiversFollow(track, start)) return;
  const usable = track.limit === Number.POSITIVE_INFINITY ? 1 : most + 1;
  const used = rest % usable;
  fill(track, stand, 0, stand.left, { used, gained: (rest - used) / usable });
}

type Spent = { used: number; gained: number };

function fill(track: Track, stand: Stand, at: number, left: number, spent: Spent): void {
  stand.tried += 1;
  if (stand.tried > stand.mostTries) {
    stand.inexact = true;
    return;
  }
  const role = track.roles[at];
  if (!role) close(track, stand, left, spent);
  else if (!mayCount(role, stand.unit)) fill(track, stand, at + 1, left, spent);
  else {
    const most = Math.min(left, track.applications * role.size - (start[at] as number));
    if (left > narrowCount) fillFew(track, stand, at, left, spent);
    else
      for (let take = most; take >= 0; take -= 1) {
        takes[at] = take;
        fill(track, stand, at + 1, left - take, spent);
      }
    takes[at] = 0;
  }
}

function fillFew(track: Track, stand: Stand, at: number, left: number, spent: Spent): void {
  stand.inexact = true;
  const { size } = track.roles[at] as Track["roles"][number];
  const later = arena.numbers[(track.later[at] as number) + stand.unit] as number;
  const marks = [
    0,
    left,
    Math.max(0, later - (start[at] as number)),
    Math.floor(left / (size + 1)),
    Math.floor((left * size) / (size + 1)),
  ];
  const found = new Set<number>();
  for (const mark of marks)
    for (let take = mark - size - 1; take <= mark + size + 1; take += 1) if (take >= 0 && take <= left) found.add(take);
  for (const take of [...found].sort((one, other) => other - one)) {
    if (take + (start[at] as number) > track.applications * size) continue;
    takes[at] = take;
    fill(track, stand, at + 1, left - take, spent);
  }
}

const counts: number[] = [];

function close(track: Track, stand: Stand, left: number, { used, gained }: Spent): void {
  const { roles, limit, cap, applications: most, later } = track;
  let finished = Number.POSITIVE_INFINITY;
  let opened = 0;
  for (let at = 0; at < roles.length; at += 1) {
    const { size } = roles[at] as Track["roles"][number];
    const count = (start[at] as number) + (takes[at] as number);
    counts[at] = count;
    finished = Math.min(finished, Math.floor(count / size));
    opened = Math.max(opened, Math.ceil(count / size));
  }
  if (used + opened > limit) return;
  let isOver = true;
  for (let at = 0; at < roles.length; at += 1) {
    const after = arena.numbers[(later[at] as number) + stand.unit] as number;
    if (opened * (roles[at] as Track["roles"][number]).size - (counts[at] as number) > after) return;
    if (after > 0) isOver = false;
  }
  if (!orderHolds(track, counts)) return;
  let fine = 0;
  let rewarded = 0;
  let code = 0;
  let to = 0;
  let stride = 1;
  let width = 1;
  for (let at = 0; at < roles.length; at += 1) {
    const role = roles[at] as Track["roles"][number];
    const take = takes[at] as number;
    if (take > 0) fine += take * gainOf(role, stand.unit);
    if (role.rewarded) rewarded += take;
    code += take * width;
    width *= stand.pool.count + 1;
    to += ((counts[at] as number) - finished * role.size) * stride;
    stride *= most * role.size + 1;
  }
  const taken = stand.left - left;
  let gain = taken === 0 ? 0 : worth(track, stand, fine, rewarded) + finished * track.perApplication;
  if (limit !== Number.POSITIVE_INFINITY) {
    to += stride * (used + finished);
    stride *= most + 1;
  }
  if (cap !== Number.POSITIVE_INFINITY) {
    const sum = Math.min(cap, gained + gain / FINE);
    gain = (sum - gained) * FINE;
    to += stride * sum;
  }
  addMove(taken, isOver ? 0 : to, gain, code, taken);
}

function orderHolds(track: Track, standing: readonly number[]): boolean {
  if (track.order === "after") return receiversFollow(track, standing);
  if (track.order !== "before") return true;
  let opened = 0;
  let got = 0;
  track.roles.forEach(({ rewarded, size }, at) => {
    const count = standing[at] as number;
    if (rewarded) got = count / size;
    else opened = Math.max(opened, Math.ceil(count / size));
  });
  return got >= opened;
}

/** The receivers so far must have had their buyers before them. */
function receiversFollow({ roles }: Track, standing: readonly number[]): boolean {
  let opened = 0;
  roles.forEach(({ rewarded, size }, at) => {
    if (rewarded) opened = Math.ceil((standing[at] as number) / size);
  });
  return roles.every(({ rewarded, size }, at) => rewarded || (standing[at] as number) >= opened * size);
}
