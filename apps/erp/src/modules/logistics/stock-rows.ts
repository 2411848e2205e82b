import { sql } from "@counterfoil/platform";

/** A retailer's own stock has no batch, owner, project or order; [M] those keys are empty or "0" then, and zero rows do not show. */
export const stockRows = sql`(
  select article_id as "Material", site_id as "Plant", storage_location as "StorageLocation", ''::text as "Batch", ''::text as "Supplier",
    ''::text as "Customer", '0'::text as "WBSElementInternalID", ''::text as "SDDocument", '0'::text as "SDDocumentItem",
    ''::text as "InventorySpecialStockType", stock_type as "InventoryStockType", ''::text as "WBSElementExternalID",
    base_unit as "MaterialBaseUnit", trim_scale(quantity_milli / 1000.0) as "MatlWrhsStkQtyInMatlBaseUnit"
  from logistics.stock where quantity_milli <> 0)`;

export const materialRows = sql`(
  select article_id as "Material", base_unit as "MaterialBaseUnit"
  from logistics.stock where quantity_milli <> 0 group by article_id, base_unit)`;
