import { accessApps } from "@counterfoil/ui/access";
import { chainIntent } from "@counterfoil/ui/chain";
import type { AppGroup } from "@counterfoil/ui/fiori";
import "@ui5/webcomponents-icons/dist/sys-help.js";
import { AuditScreen, PersonScreen } from "./access/screens.tsx";
import "@ui5/webcomponents-icons/dist/building.js";
import "@ui5/webcomponents-icons/dist/customer.js";
import "@ui5/webcomponents-icons/dist/competitor.js";
import "@ui5/webcomponents-icons/dist/marketing-campaign.js";
import "@ui5/webcomponents-icons/dist/money-bills.js";
import "@ui5/webcomponents-icons/dist/inventory.js";
import "@ui5/webcomponents-icons/dist/product.js";
import "@ui5/webcomponents-icons/dist/sales-order.js";
import "@ui5/webcomponents-icons/dist/sales-quote.js";
import "@ui5/webcomponents-icons/dist/shipping-status.js";
import "@ui5/webcomponents-icons/dist/simulate.js";
import "@ui5/webcomponents-icons/dist/tag.js";
import { ArticleList } from "./articles/article-list.tsx";
import { ArticleCreation, ArticlePage } from "./articles/article-page.tsx";
import { ArticleImport, PriceImport } from "./common/table-import.tsx";
import { communication } from "./communication/apps.ts";
import { intake } from "./documents/apps.ts";
import {
  useArticlesFigure,
  useBonusBuysFigure,
  useOrdersFigure,
  usePartnersFigure,
  usePromotionsFigure,
} from "./figures.ts";
import { OrderList } from "./orders/order-list.tsx";
import { OrderCreation, OrderPage } from "./orders/order-page.tsx";
import { ProcedurePage } from "./orders/procedure-page.tsx";
import { PartnerImport } from "./partners/partner-import.tsx";
import { PartnerList } from "./partners/partner-list.tsx";
import { PartnerCreation, PartnerPage } from "./partners/partner-page.tsx";
import { PriceList } from "./prices/price-list.tsx";
import { BonusBuyList, PromotionList } from "./promotions/promotion-list.tsx";
import { BonusBuyCreation, BonusBuyPage, PromotionCreation, PromotionPage } from "./promotions/promotion-page.tsx";
import { PurchasePriceList } from "./purchase-prices/purchase-price-list.tsx";
import { replicationApps } from "./replication/apps.ts";
import { SiteList } from "./sites/site-list.tsx";
import { SiteCreation, SitePage } from "./sites/site-page.tsx";
import { MovementList } from "./stock/movement-list.tsx";
import { MovementPage } from "./stock/movement-page.tsx";
import { StockList } from "./stock/stock-list.tsx";
import { TaxCodeList } from "./tax-codes/tax-code-list.tsx";
import { WhyPage } from "./why/why-page.tsx";

const read = { permission: "masterData.read" };
const write = { permission: "masterData.write" };

const masterData: AppGroup = {
  title: "group.masterData",
  apps: [
    {
      ...read,
      intent: "BusinessPartner-search",
      title: "partners.title",
      subtitle: "partners.subtitle",
      icon: "customer",
      codes: ["BP", "XD01", "XD02", "XD03", "VD03", "API_BUSINESS_PARTNER"],
      screen: PartnerList,
      useFigure: usePartnersFigure,
    },
    { ...read, intent: "BusinessPartner-display", title: "partners.partner", screen: PartnerPage },
    { ...write, intent: "BusinessPartner-create", title: "partners.create", screen: PartnerCreation },
    { ...write, intent: "BusinessPartner-import", title: "partners.import", screen: PartnerImport },
    {
      ...read,
      intent: "Article-search",
      title: "articles.title",
      subtitle: "articles.subtitle",
      icon: "product",
      codes: ["MM41", "MM42", "MM43", "MM01", "MM03"],
      screen: ArticleList,
      useFigure: useArticlesFigure,
    },
    { ...read, intent: "Article-display", title: "articles.article", screen: ArticlePage },
    { ...write, intent: "Article-create", title: "articles.create", screen: ArticleCreation },
    { ...write, intent: "Article-import", title: "articles.import", screen: ArticleImport },
    {
      ...read,
      intent: "Price-search",
      title: "prices.title",
      subtitle: "prices.subtitle",
      icon: "tag",
      codes: ["VK11", "VK13", "VKP5", "WPMA"],
      screen: PriceList,
    },
    { ...write, intent: "Price-import", title: "prices.import", screen: PriceImport },
    {
      ...read,
      intent: "Site-search",
      title: "sites.title",
      subtitle: "sites.subtitle",
      icon: "building",
      codes: ["WB01", "WB02", "WB03", "OX10"],
      screen: SiteList,
    },
    { ...read, intent: "Site-display", title: "column.site", screen: SitePage },
    { ...write, intent: "Site-create", title: "sites.create", screen: SiteCreation },
    {
      ...read,
      intent: "TaxCode-search",
      title: "taxCodes.title",
      subtitle: "taxCodes.subtitle",
      icon: "sales-quote",
      codes: ["FTXP", "OB40", "TAXBRA"],
      screen: TaxCodeList,
    },
  ],
};

const promotions: AppGroup = {
  title: "group.promotions",
  apps: [
    {
      ...read,
      intent: "Promotion-search",
      title: "promotions.title",
      subtitle: "promotions.subtitle",
      icon: "marketing-campaign",
      codes: ["WAK1", "WAK2", "WAK3", "POFF", "PROMOTION02", "OPP"],
      screen: PromotionList,
      useFigure: usePromotionsFigure,
    },
    { ...read, intent: "Promotion-display", title: "promotions.one", screen: PromotionPage },
    { ...write, intent: "Promotion-create", title: "promotions.create", screen: PromotionCreation },
    {
      ...read,
      intent: "BonusBuy-search",
      title: "bonusBuys.title",
      subtitle: "bonusBuys.subtitle",
      icon: "competitor",
      codes: ["VBK1", "VBK2", "VBK3", "VBO1", "PBBY", "BBY"],
      screen: BonusBuyList,
      useFigure: useBonusBuysFigure,
    },
    { ...read, intent: "BonusBuy-display", title: "bonusBuys.one", screen: BonusBuyPage },
    { ...write, intent: "BonusBuy-create", title: "bonusBuys.create", screen: BonusBuyCreation },
    {
      intent: "PurchasePrice-search",
      permission: "purchasePrices.read",
      title: "purchasePrices.title",
      subtitle: "purchasePrices.subtitle",
      icon: "money-bills",
      codes: ["ME11", "ME13", "MEK3", "PSOS"],
      screen: PurchasePriceList,
    },
  ],
};

const ordersRead = { permission: "orders.read" };
const sales: AppGroup = {
  title: "group.sales",
  apps: [
    {
      ...ordersRead,
      intent: "SalesOrder-search",
      title: "orders.title",
      subtitle: "orders.subtitle",
      icon: "sales-order",
      codes: ["VA01", "VA02", "VA03", "VA05", "V.02", "API_SALES_ORDER_SRV"],
      screen: OrderList,
      useFigure: useOrdersFigure,
    },
    { ...ordersRead, intent: "SalesOrder-display", title: "orders.one", screen: OrderPage },
    { permission: "orders.write", intent: "SalesOrder-create", title: "orders.create", screen: OrderCreation },
    {
      ...ordersRead,
      intent: "PricingProcedure-display",
      title: "procedure.title",
      subtitle: "procedure.subtitle",
      icon: "simulate",
      codes: ["V/08", "V/06", "VOK0", "317", "PPS"],
      screen: ProcedurePage,
    },
  ],
};

const logistics: AppGroup = {
  title: "group.logistics",
  apps: [
    {
      intent: "Stock-search",
      permission: "stock.read",
      title: "stock.title",
      subtitle: "stock.subtitle",
      icon: "inventory",
      codes: ["MMBE", "RWBE", "MB52", "SAP_COM_0164", "API_MATERIAL_STOCK_SRV"],
      screen: StockList,
    },
    {
      intent: "GoodsMovement-search",
      permission: "stock.read",
      title: "movements.title",
      subtitle: "movements.subtitle",
      icon: "shipping-status",
      codes: ["MIGO", "MB03", "MB51"],
      screen: MovementList,
    },
    { intent: "GoodsMovement-display", permission: "stock.read", title: "movements.document", screen: MovementPage },
  ],
};

const sent = { permission: "replication.read" };
const replication: AppGroup = {
  title: "group.replication",
  apps: [
    ...replicationApps,
    {
      ...sent,
      intent: chainIntent,
      title: "chain.title",
      subtitle: "chain.subtitle",
      icon: "sys-help",
      codes: ["WSOA6", "WPMA", "DRFOUT"],
      screen: WhyPage,
    },
  ],
};

const access: AppGroup = {
  title: "group.access",
  apps: accessApps({ person: PersonScreen, audit: AuditScreen }),
};

export const groups: AppGroup[] = [
  masterData,
  promotions,
  sales,
  logistics,
  replication,
  communication,
  intake,
  access,
];
