/** What lies on it. `moving`: it has not come to rest, and asked again it may. */
export type Weight = { grams: number } | { refused: "moving" | "overload" | "underload" | "noAnswer" | "notConnected" };

/** A scale that is asked. Only what has come to rest is a weight. */
export type Scale = { weigh(): Promise<Weight>; close(): Promise<void> };
