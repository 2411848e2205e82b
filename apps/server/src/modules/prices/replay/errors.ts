import { problemOf } from "@counterfoil/platform";

export const replayUnknown = problemOf(404, "replay-unknown", "There is no such replay");
export const replayEmpty = problemOf(422, "replay-empty", "There is nothing to replay");
export const replaysWaiting = problemOf(409, "replays-waiting", "Too many replays wait already");
