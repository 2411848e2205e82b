import { accessApps, technicalUserApp } from "@counterfoil/ui/access";
import type { AppGroup } from "@counterfoil/ui/fiori";
import { integration } from "./integration-apps.ts";
import { sales } from "./sales-apps.ts";
import "@ui5/webcomponents-icons/dist/action-settings.js";
import "@ui5/webcomponents-icons/dist/cart-2.js";
import "@ui5/webcomponents-icons/dist/credit-card.js";
import "@ui5/webcomponents-icons/dist/collapse-group.js";
import "@ui5/webcomponents-icons/dist/group-2.js";
import "@ui5/webcomponents-icons/dist/bookmark.js";
import "@ui5/webcomponents-icons/dist/lab.js";
import "@ui5/webcomponents-icons/dist/org-chart.js";
import "@ui5/webcomponents-icons/dist/retail-store.js";
import "@ui5/webcomponents-icons/dist/sales-order-item.js";
import "@ui5/webcomponents-icons/dist/sales-quote.js";
import "@ui5/webcomponents-icons/dist/shield.js";
import "@ui5/webcomponents-icons/dist/shipping-status.js";
import "@ui5/webcomponents-icons/dist/simulate.js";
import "@ui5/webcomponents-icons/dist/task.js";
import "@ui5/webcomponents-icons/dist/wallet.js";
import { AuditScreen, PersonScreen } from "./access/screens.tsx";
import { CouponList } from "./coupons/coupon-list.tsx";
import { CouponPage } from "./coupons/coupon-page.tsx";
import { useStoresFigure } from "./figures.ts";
import { FloorImport } from "./floors/floor-import.tsx";
import { FloorList } from "./floors/floor-list.tsx";
import { LabPage } from "./lab/lab-page.tsx";
import { TestList } from "./lab/test-list.tsx";
import { ManualDiscountPage } from "./manual-discounts/discount-page.tsx";
import { GuardPage } from "./margin-guard/guard-page.tsx";
import { ReplayList } from "./offer-replay/replay-list.tsx";
import { ReplayPage } from "./offer-replay/replay-page.tsx";
import { OfferCalendar } from "./offers/offer-calendar.tsx";
import { OfferImport } from "./offers/offer-import.tsx";
import { OfferList } from "./offers/offer-list.tsx";
import { OfferCreation, OfferPage } from "./offers/offer-page.tsx";
import { OfferOrder } from "./offers/order/offer-order.tsx";
import { CardTypeImport } from "./organisation/card-type-import.tsx";
import { CardTypeList } from "./organisation/card-type-list.tsx";
import { PaymentMethodList } from "./organisation/payment-method-list.tsx";
import { StoreList } from "./organisation/store-list.tsx";
import { StoreCreation, StorePage } from "./organisation/store-page.tsx";
import { StructurePage } from "./organisation/structure-page.tsx";
import { TillPage } from "./organisation/till-page.tsx";
import { PolicyPage } from "./policies/policy-page.tsx";
import { GroupList } from "./product-groups/group-list.tsx";
import { GroupCreation, GroupPage } from "./product-groups/group-page.tsx";
import { PurchasePriceImport } from "./purchase-prices/purchase-price-import.tsx";
import { PurchasePriceList } from "./purchase-prices/purchase-price-list.tsx";
import { TargetList } from "./targets/target-list.tsx";
import { TargetCreation, TargetPage } from "./targets/target-page.tsx";
import { SettingPage } from "./till-settings/setting-page.tsx";
import { VoucherList } from "./vouchers/voucher-list.tsx";
import { VoucherPage } from "./vouchers/voucher-page.tsx";

const offers: AppGroup = {
  title: "group.offers",
  apps: [
    {
      intent: "Offer-search",
      title: "offers.title",
      subtitle: "offers.subtitle",
      icon: "sales-order-item",
      permission: "offers.read",
      codes: ["WAK1", "WAK2", "WAK3", "VK33", "POFF", "PBBY", "OPP"],
      screen: OfferList,
    },
    { intent: "Offer-display", title: "offers.title", permission: "offers.read", screen: OfferPage },
    { intent: "Offer-calendar", title: "offers.calendar", permission: "offers.read", screen: OfferCalendar },
    { intent: "Offer-order", title: "offers.order", permission: "offers.write", screen: OfferOrder },
    { intent: "Offer-import", title: "offers.import", permission: "offers.write", screen: OfferImport },
    { intent: "Offer-create", title: "offers.create", permission: "offers.write", screen: OfferCreation },
    {
      intent: "BasketLab-display",
      title: "lab.title",
      subtitle: "lab.subtitle",
      icon: "lab",
      permission: "offers.read",
      codes: ["PRICECALCULATE"],
      screen: LabPage,
    },
    {
      intent: "LabTest-search",
      title: "lab.tests",
      subtitle: "lab.testsSubtitle",
      icon: "task",
      permission: "offers.read",
      screen: TestList,
    },
    {
      intent: "MarginGuard-display",
      title: "guard.title",
      subtitle: "guard.subtitle",
      icon: "shield",
      permission: "prices.purchase",
      codes: ["VKP5"],
      screen: GuardPage,
    },
    {
      intent: "OfferReplay-search",
      title: "replay.title",
      subtitle: "replay.subtitle",
      icon: "simulate",
      permission: "offers.read",
      screen: ReplayList,
    },
    { intent: "OfferReplay-display", title: "replay.title", permission: "offers.read", screen: ReplayPage },
    {
      intent: "ProductGroup-search",
      title: "groups.title",
      subtitle: "groups.subtitle",
      icon: "group-2",
      permission: "offers.read",
      codes: ["WAK14", "MSET"],
      screen: GroupList,
    },
    { intent: "ProductGroup-display", title: "groups.title", permission: "offers.read", screen: GroupPage },
    { intent: "ProductGroup-create", title: "groups.create", permission: "offers.write", screen: GroupCreation },
    {
      intent: "Coupon-search",
      title: "coupons.title",
      subtitle: "coupons.subtitle",
      icon: "bookmark",
      permission: "coupons.read",
      codes: ["WCOU", "COUP"],
      screen: CouponList,
    },
    { intent: "Coupon-display", title: "coupons.title", permission: "coupons.read", screen: CouponPage },
    {
      intent: "Voucher-search",
      title: "vouchers.title",
      subtitle: "vouchers.subtitle",
      icon: "credit-card",
      permission: "coupons.read",
      codes: ["GIFT"],
      screen: VoucherList,
    },
    { intent: "Voucher-display", title: "vouchers.title", permission: "coupons.read", screen: VoucherPage },
    {
      intent: "PriceFloor-search",
      title: "floors.title",
      subtitle: "floors.subtitle",
      icon: "collapse-group",
      permission: "offers.read",
      screen: FloorList,
    },
    { intent: "PriceFloor-import", title: "floors.import", permission: "offers.write", screen: FloorImport },
    {
      intent: "PurchasePrice-search",
      title: "purchase.title",
      subtitle: "purchase.subtitle",
      icon: "cart-2",
      permission: "prices.purchase",
      codes: ["ME13", "PSOS"],
      screen: PurchasePriceList,
    },
    {
      intent: "PurchasePrice-import",
      title: "purchase.import",
      permission: "prices.purchase",
      screen: PurchasePriceImport,
    },
    {
      intent: "PricePolicy-display",
      title: "policies.title",
      subtitle: "policies.subtitle",
      icon: "action-settings",
      permission: "prices.read",
      codes: ["OB90"],
      screen: PolicyPage,
    },
    {
      intent: "PriceTarget-search",
      title: "targets.title",
      subtitle: "targets.subtitle",
      icon: "shipping-status",
      permission: "prices.read",
      codes: ["BASE_PRICE01", "PROMOTION02", "PROMOTION03", "WIND", "DRFOUT"],
      screen: TargetList,
    },
    { intent: "PriceTarget-display", title: "targets.title", permission: "prices.read", screen: TargetPage },
    { intent: "PriceTarget-create", title: "targets.create", permission: "hub.configure", screen: TargetCreation },
  ],
};

const organisation: AppGroup = {
  title: "group.organisation",
  apps: [
    {
      intent: "OrganisationalStructure-display",
      title: "structure.title",
      subtitle: "structure.subtitle",
      icon: "org-chart",
      permission: "organisation.read",
      codes: ["SPRO", "SCC4", "PPOME", "EC01", "OX10", "OX09", "OVXC"],
      screen: StructurePage,
      oneScreen: true,
    },
    {
      intent: "TillSettings-display",
      title: "tillSettings.title",
      permission: "organisation.read",
      screen: SettingPage,
    },
    {
      intent: "Store-search",
      title: "stores.title",
      subtitle: "stores.subtitle",
      icon: "retail-store",
      permission: "organisation.read",
      codes: ["WB01", "WB02", "WB03"],
      screen: StoreList,
      useFigure: useStoresFigure,
    },
    { intent: "Store-display", title: "stores.title", permission: "organisation.read", screen: StorePage },
    { intent: "Till-display", title: "column.till", permission: "organisation.read", screen: TillPage },
    { intent: "Store-create", title: "stores.create", permission: "organisation.manage", screen: StoreCreation },
    {
      intent: "PaymentMethod-search",
      title: "payment.title",
      subtitle: "payment.subtitle",
      icon: "credit-card",
      permission: "organisation.read",
      screen: PaymentMethodList,
    },
    {
      intent: "PaymentCardType-search",
      title: "cards.title",
      subtitle: "cards.subtitle",
      icon: "wallet",
      permission: "organisation.read",
      codes: ["WCCI", "OBZH", "SAP_COM_0652"],
      screen: CardTypeList,
    },
    { intent: "PaymentCardType-import", title: "cards.import", permission: "hub.configure", screen: CardTypeImport },
    {
      intent: "ManualDiscount-display",
      title: "discounts.title",
      subtitle: "discounts.subtitle",
      icon: "sales-quote",
      permission: "organisation.read",
      screen: ManualDiscountPage,
    },
  ],
};

const access: AppGroup = {
  title: "group.access",
  apps: [
    ...accessApps({ person: PersonScreen, audit: AuditScreen }),
    technicalUserApp("people.manage", ["SAP_COM_0008", "SAP_COM_0640"]),
  ],
};

export const groups: AppGroup[] = [integration, sales, offers, organisation, access];
