import { sql } from "@counterfoil/platform";

/*
 * Orders as API_SALES_ORDER_SRV shows them, set by set, out of the one document that we keep of each. Amounts are with tax, as all our
 * prices; their currencies have two places.
 */
const order = sql`orders.sales_order`;
const major = (minor: ReturnType<typeof sql>) => sql`trim_scale(coalesce(${minor}, 0) / 100.0)::text`;
const status = sql`case status when 'open' then 'A' else 'C' end`;
const delivery = sql`case status when 'delivered' then 'C' else 'A' end`;
const rejection = sql`case status when 'rejected' then 'C' else 'A' end`;
const itemNumber = sql`item ->> 'item'`;
const items = sql`jsonb_array_elements(content -> 'items') as item`;

const orders = sql`(
  select order_id as "SalesOrder", order_type as "SalesOrderType", content ->> 'salesOrganisation' as "SalesOrganization",
    content ->> 'distributionChannel' as "DistributionChannel", content ->> 'division' as "OrganizationDivision",
    customer_id as "SoldToParty", date_trunc('day', created_at at time zone 'UTC')::text || 'Z' as "CreationDate",
    left(created_by, 12) as "CreatedByUser", coalesce(sender, '') as "SenderBusinessSystemName",
    to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "LastChangeDateTime",
    coalesce(reference, '') as "PurchaseOrderByCustomer", null as "CustomerPurchaseOrderDate",
    ${major(sql`total_minor`)} as "TotalNetAmount", ${delivery} as "OverallDeliveryStatus",
    content ->> 'currency' as "TransactionCurrency", left(content ->> 'priceAt', 10) || 'T00:00:00Z' as "PricingDate",
    (content ->> 'requestedDate') || 'T00:00:00Z' as "RequestedDeliveryDate", ${status} as "OverallSDProcessStatus",
    ${rejection} as "OverallSDDocumentRejectionSts"
  from ${order})`;

const orderItems = sql`(
  select order_id as "SalesOrder", ${itemNumber} as "SalesOrderItem", '' as "SalesOrderItemText",
    item ->> 'articleId' as "Material", item ->> 'quantity' as "RequestedQuantity", item ->> 'unit' as "RequestedQuantityUnit",
    content ->> 'currency' as "TransactionCurrency", ${major(sql`(priced ->> 'amount')::bigint`)} as "NetAmount",
    site_id as "ProductionPlant", case status when 'rejected' then '01' else '' end as "SalesDocumentRjcnReason",
    ${status} as "SDProcessStatus", ${delivery} as "DeliveryStatus"
  from ${order}, ${items} left join lateral (
    select each as priced from jsonb_array_elements(pricing -> 'items') as each where each -> 'item' = item -> 'item') as prices on true)`;

const partners = sql`(
  select order_id as "SalesOrder", function as "PartnerFunction", partner as "Customer"
  from ${order}, lateral (values ('SP', customer_id), ('SH', content ->> 'shipToId')) as held (function, partner)
  where partner is not null)`;

const conditions = sql`(
  select order_id as "SalesOrder", priced ->> 'item' as "SalesOrderItem", condition ->> 'step' as "PricingProcedureStep",
    condition ->> 'counter' as "PricingProcedureCounter", condition ->> 'conditionType' as "ConditionType",
    ${major(sql`(condition ->> 'amount')::bigint`)} as "ConditionRateValue", content ->> 'currency' as "ConditionCurrency",
    '0' as "ConditionQuantity", '' as "ConditionQuantityUnit",
    coalesce((condition ->> 'statistical')::boolean, false) as "ConditionIsForStatistics",
    ${major(sql`(condition ->> 'amount')::bigint`)} as "ConditionAmount", sender is not null as "ConditionIsManuallyChanged"
  from ${order}, jsonb_array_elements(pricing -> 'items') as priced, jsonb_array_elements(priced -> 'conditions') as condition)`;

const scheduleLines = sql`(
  select order_id as "SalesOrder", ${itemNumber} as "SalesOrderItem", '1' as "ScheduleLine",
    (content ->> 'requestedDate') || 'T00:00:00Z' as "RequestedDeliveryDate", item ->> 'unit' as "OrderQuantityUnit",
    item ->> 'quantity' as "ScheduleLineOrderQuantity"
  from ${order}, ${items})`;

const texts = sql`(
  select order_id as "SalesOrder", 'EN' as "Language", id as "LongTextID", text as "LongText"
  from ${order}, lateral (values ('0001', content ->> 'note'), ('0012', content ->> 'deliverTo')) as each (id, text)
  where text is not null)`;

export const orderRows = {
  A_SalesOrder: orders,
  A_SalesOrderItem: orderItems,
  A_SalesOrderHeaderPartner: partners,
  A_SalesOrderItemPrElement: conditions,
  A_SalesOrderScheduleLine: scheduleLines,
  A_SalesOrderText: texts,
};
