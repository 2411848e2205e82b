import type { AppGroup } from "@counterfoil/ui/fiori";
import "@ui5/webcomponents-icons/dist/business-objects-experience.js";
import "@ui5/webcomponents-icons/dist/history.js";
import "@ui5/webcomponents-icons/dist/outbox.js";
import "@ui5/webcomponents-icons/dist/synchronize.js";
import { useRunsFigure } from "../figures.ts";
import { FilterPage } from "./filter-page.tsx";
import { ModelList } from "./model-list.tsx";
import { ModelPage } from "./model-page.tsx";
import { SentObjectList } from "./object-list.tsx";
import { RunList } from "./run-list.tsx";
import { RunObjectList } from "./run-object-list.tsx";
import { RunPage } from "./run-page.tsx";
import { ScheduleList } from "./schedule-list.tsx";

const sent = { permission: "replication.read" };
const manages = { permission: "replication.manage" };

/** What goes where, when, and what came of it. */
export const replicationApps: AppGroup["apps"] = [
  {
    ...sent,
    intent: "ReplicationModel-search",
    title: "models.title",
    subtitle: "models.subtitle",
    icon: "business-objects-experience",
    codes: ["DRFIMG", "DRFF", "DRFOUT"],
    screen: ModelList,
  },
  { ...sent, intent: "ReplicationModel-display", title: "models.model", screen: ModelPage },
  { ...manages, intent: "ReplicationFilter-change", title: "filter.filters", screen: FilterPage },
  {
    ...sent,
    intent: "ReplicationRun-search",
    title: "runs.title",
    subtitle: "runs.subtitle",
    icon: "synchronize",
    codes: ["DRFLOG", "DRFOUT", "SRT_MONI"],
    screen: RunList,
    useFigure: useRunsFigure,
  },
  {
    ...sent,
    intent: "ReplicationSchedule-search",
    title: "schedules.title",
    subtitle: "schedules.subtitle",
    icon: "history",
    codes: ["SM36", "SM37", "DRFOUT"],
    screen: ScheduleList,
  },
  { ...sent, intent: "ReplicationRun-display", title: "runs.run", screen: RunPage },
  { ...sent, intent: "ReplicationRunObject-search", title: "runObjects.title", screen: RunObjectList },
  {
    ...sent,
    intent: "ReplicatedObject-search",
    title: "sent.listTitle",
    subtitle: "sent.listSubtitle",
    icon: "outbox",
    codes: ["DRFLOG", "MDG_ANALYSE_IDM"],
    screen: SentObjectList,
  },
];
