export * from "./api.ts";
export * from "./csv.ts";
export * from "./formats.ts";
export * from "./intents.ts";
export * from "./language.ts";
export * from "./queries.ts";
export * from "./use-formats.ts";
export * from "./use-intent.ts";
