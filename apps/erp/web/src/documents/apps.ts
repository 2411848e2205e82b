import type { AppGroup } from "@counterfoil/ui/fiori";
import "@ui5/webcomponents-icons/dist/checklist-item.js";
import "@ui5/webcomponents-icons/dist/edit-outside.js";
import "@ui5/webcomponents-icons/dist/history.js";
import "@ui5/webcomponents-icons/dist/inbox.js";
import "@ui5/webcomponents-icons/dist/process.js";
import "@ui5/webcomponents-icons/dist/receipt.js";
import "@ui5/webcomponents-icons/dist/simulate.js";
import { useIdocsFigure, useReceiptsFigure } from "../figures.ts";
import { CodeList } from "./code-list.tsx";
import { CompletenessList } from "./completeness-list.tsx";
import { CorrectionList } from "./correction-list.tsx";
import { CorrectionPage } from "./correction-page.tsx";
import { FlowPage } from "./flow-page.tsx";
import { IdocList } from "./idoc-list.tsx";
import { IdocPage } from "./idoc-page.tsx";
import { MassCorrectionPage } from "./mass-correction.tsx";
import { PostingPage } from "./posting-page.tsx";
import { ReceiptList } from "./receipt-list.tsx";
import { ReceiptPage } from "./receipt-page.tsx";
import { TillDayPage } from "./till-day-page.tsx";

const documents = { permission: "documents.read" };
const corrects = { permission: "documents.correct" };
/** What the tills sell, as it comes in, is posted, and is mended. */
export const intake: AppGroup = {
  title: "group.intake",
  apps: [
    {
      ...documents,
      intent: "Receipt-search",
      title: "receipts.title",
      subtitle: "receipts.subtitle",
      icon: "receipt",
      codes: ["WPER", "WPUBON", "WPUFIB", "WPUUMS", "WPUTAB", "POSDM", "SAP_COM_0652"],
      screen: ReceiptList,
      useFigure: useReceiptsFigure,
    },
    { ...documents, intent: "Receipt-display", title: "receipts.number", screen: ReceiptPage },
    { ...corrects, intent: "Receipt-correct", title: "corrections.correct", screen: CorrectionPage },
    {
      ...documents,
      intent: "Completeness-search",
      title: "completeness.title",
      subtitle: "completeness.subtitle",
      icon: "checklist-item",
      codes: ["WPCA", "POSDM", "/POSDW/MON0", "/POSDW/PILOT", "WPUTAB", "WPUUMS"],
      screen: CompletenessList,
    },
    { ...documents, intent: "Completeness-display", title: "completeness.title", screen: TillDayPage },
    {
      ...corrects,
      intent: "MassCorrection-start",
      title: "mass.title",
      subtitle: "mass.subtitle",
      icon: "edit-outside",
      codes: ["WPER", "/POSDW/PILOT", "MASS", "AIF"],
      screen: MassCorrectionPage,
    },
    {
      ...documents,
      intent: "Correction-search",
      title: "corrections.title",
      subtitle: "corrections.subtitle",
      icon: "history",
      codes: ["WPER", "SLG1", "/AIF/ERR"],
      screen: CorrectionList,
    },
    {
      ...documents,
      intent: "AccountCode-search",
      title: "codes.title",
      subtitle: "codes.subtitle",
      icon: "simulate",
      codes: ["OBYC", "VKOA", "WPOSCUST", "OBCG"],
      screen: CodeList,
    },
    {
      ...documents,
      intent: "DocumentFlow-display",
      title: "flow.title",
      subtitle: "flow.subtitle",
      icon: "process",
      codes: ["FB03", "VF03", "MB03", "IDOCREL"],
      screen: FlowPage,
    },
    {
      ...documents,
      intent: "IDoc-search",
      title: "idocs.title",
      subtitle: "idocs.subtitle",
      icon: "inbox",
      codes: ["BD87", "WE02", "WE05", "WE19", "WPUBON", "WPUFIB", "WPUWBW", "WPUUMS", "WPUTAB"],
      screen: IdocList,
      useFigure: useIdocsFigure,
    },
    { ...documents, intent: "IDoc-display", title: "idocs.title", screen: IdocPage },
    { ...documents, intent: "AccountingDocument-display", title: "posting.title", screen: PostingPage },
  ],
};
