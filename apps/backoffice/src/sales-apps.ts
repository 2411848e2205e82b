import { chainIntent } from "@counterfoil/ui/chain";
import type { AppGroup } from "@counterfoil/ui/fiori";
import "@ui5/webcomponents-icons/dist/activity-items.js";
import "@ui5/webcomponents-icons/dist/compare.js";
import "@ui5/webcomponents-icons/dist/complete.js";
import "@ui5/webcomponents-icons/dist/customer.js";
import "@ui5/webcomponents-icons/dist/sys-help.js";
import "@ui5/webcomponents-icons/dist/decline.js";
import "@ui5/webcomponents-icons/dist/locked.js";
import "@ui5/webcomponents-icons/dist/product.js";
import "@ui5/webcomponents-icons/dist/receipt.js";
import "@ui5/webcomponents-icons/dist/retail-store.js";
import "@ui5/webcomponents-icons/dist/sales-order.js";
import "@ui5/webcomponents-icons/dist/tag.js";
import "@ui5/webcomponents-icons/dist/time-entry-request.js";
import { ArticleList } from "./articles/article-list.tsx";
import { ArticlePage } from "./articles/article-page.tsx";
import { ClosingList } from "./cash/closing-list.tsx";
import { StoreTillsPage } from "./cash/store-tills-page.tsx";
import { CustomerCreate } from "./customers/customer-create.tsx";
import { CustomerList } from "./customers/customer-list.tsx";
import { CustomerPage } from "./customers/customer-page.tsx";
import { DeviationList } from "./deviations/deviation-list.tsx";
import { useRejectedFigure } from "./figures.ts";
import { OrderList } from "./orders/order-list.tsx";
import { OrderPage } from "./orders/order-page.tsx";
import { ReceiptList } from "./receipts/receipt-list.tsx";
import { ReceiptPage } from "./receipts/receipt-page.tsx";
import { RejectedList } from "./receipts/rejected-list.tsx";
import { ReservedList } from "./reserved/reserved-list.tsx";
import { ReservedPage } from "./reserved/reserved-page.tsx";
import { StockPage } from "./stock/stock-page.tsx";
import { JournalList } from "./till-journal/journal-list.tsx";
import { WorkingTimeList } from "./till-journal/working-time-list.tsx";
import { UnsentImport } from "./unsent/unsent-import.tsx";
import { WhyPage } from "./why/why-page.tsx";

export const sales: AppGroup = {
  title: "group.sales",
  apps: [
    {
      intent: "Receipt-search",
      title: "receipts.title",
      subtitle: "receipts.subtitle",
      icon: "receipt",
      permission: "receipts.read",
      codes: ["WPUBON", "POSDM"],
      screen: ReceiptList,
    },
    { intent: "Receipt-display", title: "receipts.title", permission: "receipts.read", screen: ReceiptPage },
    {
      intent: "StoreTills-display",
      title: "storeTills.title",
      subtitle: "storeTills.subtitle",
      icon: "retail-store",
      permission: "receipts.read",
      screen: StoreTillsPage,
    },
    {
      intent: "Closing-search",
      title: "closings.title",
      subtitle: "closings.subtitle",
      icon: "complete",
      permission: "receipts.read",
      codes: ["WPUFIB", "WPUTAB"],
      screen: ClosingList,
    },
    {
      intent: "SalesOrder-search",
      title: "salesOrders.title",
      subtitle: "salesOrders.subtitle",
      icon: "sales-order",
      permission: "orders.read",
      codes: ["VA05", "VA03", "VA01", "VOV8", "VN01", "SAP_COM_0109"],
      screen: OrderList,
    },
    { intent: "SalesOrder-display", title: "salesOrders.title", permission: "orders.read", screen: OrderPage },
    {
      intent: "RejectedTransaction-search",
      title: "rejected.title",
      subtitle: "rejected.subtitle",
      icon: "decline",
      permission: "receipts.read",
      codes: ["POSDM"],
      screen: RejectedList,
      useFigure: useRejectedFigure,
    },
    {
      intent: "UnsentTransaction-import",
      title: "unsent.title",
      subtitle: "unsent.subtitle",
      icon: "upload",
      permission: "receipts.import",
      screen: UnsentImport,
    },
    {
      intent: "Deviation-search",
      title: "deviations.title",
      subtitle: "deviations.subtitle",
      icon: "compare",
      permission: "receipts.read",
      screen: DeviationList,
    },
    {
      intent: "TillJournal-search",
      title: "journal.title",
      subtitle: "journal.subtitle",
      icon: "activity-items",
      permission: "receipts.read",
      screen: JournalList,
    },
    {
      intent: "WorkingTime-search",
      title: "workingTime.title",
      subtitle: "workingTime.subtitle",
      icon: "time-entry-request",
      permission: "receipts.read",
      screen: WorkingTimeList,
    },
    {
      intent: "Article-search",
      title: "articles.title",
      subtitle: "articles.subtitle",
      icon: "tag",
      permission: "catalog.read",
      codes: ["MM43", "MM03"],
      screen: ArticleList,
    },
    { intent: "Article-display", title: "articles.title", permission: "catalog.read", screen: ArticlePage },
    {
      intent: "Customer-search",
      title: "customers.title",
      subtitle: "customers.subtitle",
      icon: "customer",
      permission: "customers.read",
      codes: ["XD03", "BP"],
      screen: CustomerList,
    },
    {
      intent: "Customer-create",
      title: "customers.newTitle",
      permission: "customers.write",
      codes: ["XD01"],
      screen: CustomerCreate,
    },
    { intent: "Customer-display", title: "customers.title", permission: "customers.read", screen: CustomerPage },
    {
      intent: chainIntent,
      title: "chain.title",
      subtitle: "chain.subtitle",
      icon: "sys-help",
      permission: "organisation.read",
      codes: ["WSOA6", "WPMA", "DRFOUT"],
      screen: WhyPage,
    },
    {
      intent: "Stock-display",
      title: "stock.title",
      subtitle: "stock.subtitle",
      icon: "product",
      permission: "stock.read",
      codes: ["MMBE", "RWBE", "SAP_COM_0164"],
      screen: StockPage,
    },
    {
      intent: "ReservedGoods-search",
      title: "reserved.title",
      subtitle: "reserved.subtitle",
      icon: "locked",
      permission: "orders.read",
      codes: ["MB21", "MB25", "CO09"],
      screen: ReservedList,
    },
    { intent: "ReservedGoods-display", title: "reserved.title", permission: "orders.read", screen: ReservedPage },
  ],
};
