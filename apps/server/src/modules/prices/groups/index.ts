export { articlesUnknown } from "./errors.ts";
export { readGroupNames, readUnknownArticles } from "./group-store.ts";
export { type GroupDoor, registerGroupRoutes } from "./routes.ts";
export { registerStoreGroupRoutes } from "./store-group-routes.ts";
export { changeStoreGroups, readStoreGroupUses, type StoreGroupChange } from "./store-groups.ts";
