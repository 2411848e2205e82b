export { articlesUnknown } from "./errors.ts";
export { listGroups, readGroup, readGroupNames, readGroupUses, readUnknownArticles } from "./group-store.ts";
export { type GroupDoor, registerGroupRoutes } from "./routes.ts";
export { removeGroup } from "./use-cases/remove-group.ts";
export { saveGroup } from "./use-cases/save-group.ts";
