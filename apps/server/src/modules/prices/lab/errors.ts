import { problemOf } from "@counterfoil/platform";

export const draftNotUsable = problemOf(422, "draft-not-usable", "The price book cannot be made with this draft");
export const labTestUnknown = problemOf(404, "lab-test-unknown", "There is no such saved test");
export const labTestExists = problemOf(409, "lab-test-exists", "There is a saved test of this name");
