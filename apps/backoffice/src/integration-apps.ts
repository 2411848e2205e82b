import type { AppGroup } from "@counterfoil/ui/fiori";
import "@ui5/webcomponents-icons/dist/bell.js";
import "@ui5/webcomponents-icons/dist/complete.js";
import "@ui5/webcomponents-icons/dist/search.js";
import "@ui5/webcomponents-icons/dist/chain-link.js";
import "@ui5/webcomponents-icons/dist/connected.js";
import "@ui5/webcomponents-icons/dist/journey-arrive.js";
import "@ui5/webcomponents-icons/dist/inbox.js";
import "@ui5/webcomponents-icons/dist/outbox.js";
import "@ui5/webcomponents-icons/dist/payment-approval.js";
import "@ui5/webcomponents-icons/dist/tree.js";
import "@ui5/webcomponents-icons/dist/wrench.js";
import { AlertList, DeliveryList, PastAlertList } from "./alerts/alert-list.tsx";
import { RuleList } from "./alerts/rule-list.tsx";
import { SilencePage } from "./alerts/silence-page.tsx";
import { ArrangementList, ArrangementPage } from "./communication/arrangement-page.tsx";
import { SetupPage } from "./communication/setup-page.tsx";
import { SystemCreation } from "./communication/system-form.tsx";
import { SystemList } from "./communication/system-list.tsx";
import { SystemPage } from "./communication/system-page.tsx";
import { ValuesPage } from "./communication/values-page.tsx";
import { CompletenessList } from "./completeness/completeness-list.tsx";
import { CompletenessPage } from "./completeness/day-page.tsx";
import { MonthList } from "./completeness/month-list.tsx";
import { MappingPage } from "./field-mappings/mapping-page.tsx";
import { ServiceList } from "./field-mappings/service-list.tsx";
import { WayToPayList } from "./field-mappings/ways-to-pay.tsx";
import { useAlertFigure, useErpFigure, useMasterDataFigure, useMendingFigure, useMessagesFigure } from "./figures.ts";
import { CallList } from "./master-data/call-list.tsx";
import { CallPage } from "./master-data/call-page.tsx";
import { ResolvedList, RetryList } from "./mending/case-lists.tsx";
import { CorrectionPage } from "./mending/correction-page.tsx";
import { CauseList } from "./mending/group-list.tsx";
import { CausePage } from "./mending/group-page.tsx";
import { HeldTillList } from "./messages/held-till-list.tsx";
import { MessageList } from "./messages/message-list.tsx";
import { TraceList } from "./trace/trace-list.tsx";

const reads = { permission: "hub.read" };

/** The apps around the ERP: what comes in, what goes out, and what is to be mended. */
export const integration: AppGroup = {
  title: "group.integration",
  apps: [
    {
      ...reads,
      intent: "MasterDataCall-search",
      title: "masterData.title",
      subtitle: "masterData.subtitle",
      icon: "inbox",
      codes: ["SRT_MONI", "SLG1", "DRFLOG", "DRFOUT", "BD87", "WE02", "WE05", "SAP_COM_0008", "SAP_COM_0640"],
      screen: CallList,
      useFigure: useMasterDataFigure,
    },
    { ...reads, intent: "MasterDataCall-display", title: "masterData.title", screen: CallPage },
    {
      ...reads,
      intent: "MendingGroup-search",
      title: "mending.title",
      subtitle: "mending.subtitle",
      icon: "wrench",
      codes: ["BD87", "WPER", "SXMB_MONI", "SLG1"],
      screen: CauseList,
      useFigure: useMendingFigure,
    },
    {
      ...reads,
      intent: "Alert-search",
      title: "alerts.title",
      subtitle: "alerts.subtitle",
      icon: "bell",
      codes: ["RZ20", "SM21"],
      screen: AlertList,
      useFigure: useAlertFigure,
    },
    { ...reads, intent: "AlertPast-search", title: "alerts.past", screen: PastAlertList },
    { ...reads, intent: "AlertDelivery-search", title: "alerts.outbox", screen: DeliveryList },
    { ...reads, intent: "AlertRule-search", title: "alerts.rules", screen: RuleList },
    { ...reads, intent: "SilenceAlarm-display", title: "silence.title", screen: SilencePage },
    {
      ...reads,
      intent: "Completeness-search",
      title: "completeness.title",
      subtitle: "completeness.subtitle",
      icon: "complete",
      codes: ["WPCA", "WPER"],
      screen: CompletenessList,
    },
    { ...reads, intent: "CompletenessMonth-search", title: "completeness.month", screen: MonthList },
    { ...reads, intent: "Completeness-display", title: "completeness.title", screen: CompletenessPage },
    {
      ...reads,
      intent: "Trace-display",
      title: "trace.title",
      subtitle: "trace.subtitle",
      icon: "search",
      codes: ["WE09", "VA05"],
      screen: TraceList,
    },
    { ...reads, intent: "MendingGroup-display", title: "mending.title", screen: CausePage },
    { ...reads, intent: "MendingResolved-search", title: "mending.resolved", screen: ResolvedList },
    { ...reads, intent: "MendingRetry-search", title: "mending.retries", screen: RetryList },
    { ...reads, intent: "OutboundMessage-correct", title: "correction.fields", screen: CorrectionPage },
    {
      ...reads,
      intent: "OutboundMessage-search",
      title: "messages.title",
      subtitle: "messages.subtitle",
      icon: "outbox",
      codes: ["BD87", "WE02", "WE05", "WE19", "SM58", "SLG1", "WPUBON", "WPUFIB", "WPUWBW", "SAP_COM_0652"],
      screen: MessageList,
      useFigure: useMessagesFigure,
    },
    { ...reads, intent: "HeldTill-search", title: "held.title", screen: HeldTillList },
    {
      ...reads,
      intent: "CommunicationSystem-search",
      title: "systems.title",
      subtitle: "systems.subtitle",
      icon: "chain-link",
      codes: ["SM59", "WE20", "WE21", "SCC4", "BD54"],
      screen: SystemList,
      useFigure: useErpFigure,
    },
    { ...reads, intent: "CommunicationSystem-display", title: "systems.title", screen: SystemPage },
    {
      intent: "CommunicationSystem-create",
      title: "systems.create",
      permission: "hub.configure",
      screen: SystemCreation,
    },
    {
      ...reads,
      intent: "CommunicationArrangement-search",
      title: "arrangements.title",
      subtitle: "arrangements.subtitle",
      icon: "connected",
      codes: ["SOAMANAGER", "SAP_COM_0008", "SAP_COM_0640", "SAP_COM_0652", "SAP_COM_0164"],
      screen: ArrangementList,
    },
    {
      ...reads,
      intent: "CommunicationArrangement-display",
      title: "arrangements.title",
      screen: ArrangementPage,
    },
    {
      ...reads,
      intent: "CommunicationSetup-start",
      title: "setup.title",
      subtitle: "setup.subtitle",
      icon: "journey-arrive",
      codes: ["SPRO"],
      screen: SetupPage,
    },
    { ...reads, intent: "CommunicationValues-display", title: "values.open", screen: ValuesPage },
    {
      ...reads,
      intent: "FieldMapping-search",
      title: "mapping.title",
      subtitle: "mapping.subtitle",
      icon: "tree",
      codes: ["WPUBON", "WPUUMS", "WPUTAB", "SAP_COM_0652", "OBPM"],
      screen: ServiceList,
    },
    { ...reads, intent: "FieldMapping-display", title: "mapping.title", screen: MappingPage },
    {
      ...reads,
      intent: "WayToPay-search",
      title: "ways.title",
      subtitle: "ways.subtitle",
      icon: "payment-approval",
      codes: ["WCCI"],
      screen: WayToPayList,
    },
  ],
};
