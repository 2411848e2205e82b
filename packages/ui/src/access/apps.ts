import type { ComponentType } from "react";
import type { App } from "../fiori/apps.ts";
import "@ui5/webcomponents-icons/dist/activities.js";
import "@ui5/webcomponents-icons/dist/group.js";
import "@ui5/webcomponents-icons/dist/role.js";
import "@ui5/webcomponents-icons/dist/technical-object.js";
import { PersonList } from "./person-list.tsx";
import { RoleMatrix } from "./role-matrix.tsx";
import { TechnicalUserList } from "./technical-user-list.tsx";

const manages = { permission: "people.manage" };

/** Who may do what, and who did: with a program's own pages of a person and of the change log. */
export const accessApps = (screens: { person: ComponentType; audit: ComponentType }): App[] => [
  {
    ...manages,
    intent: "Person-search",
    title: "people.title",
    subtitle: "people.subtitle",
    icon: "group",
    codes: ["SU01", "PFCG"],
    screen: PersonList,
  },
  { ...manages, intent: "Person-display", title: "people.title", screen: screens.person },
  {
    ...manages,
    intent: "Role-search",
    title: "roles.title",
    subtitle: "roles.subtitle",
    icon: "role",
    codes: ["PFCG", "SUIM", "SU53"],
    screen: RoleMatrix,
  },
  {
    permission: "audit.read",
    intent: "ChangeLog-search",
    title: "audit.title",
    subtitle: "audit.subtitle",
    icon: "activities",
    codes: ["SCU3", "SM20", "SLG1", "SU53"],
    screen: screens.audit,
  },
];

/** As whom other systems sign in. */
export const technicalUserApp = (permission: string, codes: string[]): App => ({
  permission,
  intent: "TechnicalUser-search",
  title: "technical.title",
  subtitle: "technical.subtitle",
  icon: "technical-object",
  codes: ["SU01", ...codes],
  screen: TechnicalUserList,
});
