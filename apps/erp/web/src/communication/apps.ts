import { technicalUserApp } from "@counterfoil/ui/access";
import type { AppGroup } from "@counterfoil/ui/fiori";
import "@ui5/webcomponents-icons/dist/accept.js";
import "@ui5/webcomponents-icons/dist/chain-link.js";
import "@ui5/webcomponents-icons/dist/connected.js";
import "@ui5/webcomponents-icons/dist/learning-assistant.js";
import { ArrangementList, ArrangementPage } from "./arrangement-page.tsx";
import { ConfirmationList } from "./confirmation-list.tsx";
import { ConfirmationPage } from "./confirmation-page.tsx";
import { SetupPage } from "./setup-page.tsx";
import { SystemList } from "./system-list.tsx";
import { SystemPage } from "./system-page.tsx";
import { ValuesPage } from "./values-page.tsx";

const read = { permission: "communication.read" };
const sent = { permission: "replication.read" };
const scenarioCodes = ["SAP_COM_0008", "SAP_COM_0640", "SAP_COM_0652", "SAP_COM_0164"];

/** As S/4HANA has it: users, systems, arrangements. */
export const communication: AppGroup = {
  title: "group.communication",
  apps: [
    technicalUserApp("technicalUsers.manage", scenarioCodes),
    {
      ...read,
      intent: "CommunicationSystem-search",
      title: "systems.title",
      subtitle: "systems.subtitle",
      icon: "connected",
      codes: ["SM59", "SLDAPICUST"],
      screen: SystemList,
    },
    { ...read, intent: "CommunicationSystem-display", title: "systems.system", screen: SystemPage },
    {
      ...read,
      intent: "CommunicationArrangement-search",
      title: "arrangements.title",
      subtitle: "arrangements.subtitle",
      icon: "chain-link",
      codes: ["SOAMANAGER", "WE20", "WE21", ...scenarioCodes],
      screen: ArrangementList,
    },
    { ...read, intent: "CommunicationArrangement-display", title: "arrangements.one", screen: ArrangementPage },
    {
      permission: "communication.manage",
      intent: "CommunicationSetup-start",
      title: "setup.title",
      subtitle: "setup.subtitle",
      icon: "learning-assistant",
      codes: ["SOAMANAGER", ...scenarioCodes],
      screen: SetupPage,
    },
    { ...read, intent: "CommunicationValues-display", title: "values.open", screen: ValuesPage },
    {
      ...sent,
      intent: "Confirmation-search",
      title: "confirmations.title",
      subtitle: "confirmations.subtitle",
      icon: "accept",
      codes: ["SRT_MONI", "DRFLOG", "MDG_ANALYSE_IDM"],
      screen: ConfirmationList,
    },
    { ...sent, intent: "Confirmation-display", title: "confirmations.title", screen: ConfirmationPage },
  ],
};
