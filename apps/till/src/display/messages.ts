import type { DisplayLook, Face } from "./face.ts";

/** Over which till and display of one device speak; no server is between them. */
export const CHANNEL = "counterfoil-display";

/** `ask`: say that you are there, or that you show a test. `reload`: the till goes to another version of the program. */
export type ToDisplay = { look: DisplayLook } | { face: Face } | { ask: FromDisplay["said"] } | { reload: true };

/** `here`: also said by a display that has just been opened. */
export type FromDisplay = { said: "here" | "tested" };
