import { problemOf } from "@counterfoil/platform";

export const modelUnknown = problemOf(404, "replication-model-unknown", "There is no such replication model");
export const modelWithoutType = problemOf(
  422,
  "replication-model-without-type",
  "The model does not replicate this type of object",
);
export const modelOverlap = problemOf(
  409,
  "replication-model-overlap",
  "Another model sends such objects to this receiver",
);
export const filterWrong = problemOf(400, "replication-filter-wrong", "A line of the filter cannot be used");
export const timeZoneUnknown = problemOf(400, "time-zone-unknown", "There is no such time zone");
export const keysUnknown = problemOf(422, "objects-unknown", "Some chosen objects do not exist");
export const keysMissing = problemOf(400, "objects-missing", "A run of chosen objects needs their numbers");
export const runUnknown = problemOf(404, "replication-run-unknown", "There is no such run");
export const runFinished = problemOf(409, "replication-run-finished", "The run has ended");
export const nothingFailed = problemOf(409, "replication-nothing-failed", "None of these objects has failed");
export const scheduleUnknown = problemOf(404, "replication-schedule-unknown", "There is no such schedule");
export const scheduleTime = problemOf(400, "replication-schedule-time", "The schedule's time cannot be used");
