import { materialStockInAccountModel, readAnswer } from "@counterfoil/sap";
import { callErp, type Destination, understood } from "../../communication/index.ts";

export type ErpStock = {
  plant: string;
  unit: string;
  quantityMilli: number;
  locations: { storageLocation: string; quantityMilli: number }[];
};

const ROWS_AT_MOST = 1000;

/** The unrestricted stock (type 01, no special stock) of an article, by plant and storage location. */
export async function askStock(destination: Destination, articleId: string, timeoutMs: number): Promise<ErpStock[]> {
  const query = {
    $filter: `Material eq '${articleId.replaceAll("'", "''")}' and InventoryStockType eq '01' and InventorySpecialStockType eq ''`,
    $select: "Plant,StorageLocation,MaterialBaseUnit,MatlWrhsStkQtyInMatlBaseUnit",
    $top: String(ROWS_AT_MOST),
    $format: "json",
  };
  const path = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod";
  const body = await callErp(destination, { method: "GET", path, query, timeoutMs });
  const byPlant = new Map<string, ErpStock>();
  for (const row of understood(body, (text) => readAnswer(text, materialStockInAccountModel)).rows) {
    const { Plant: plant = "", StorageLocation: storageLocation = "", MaterialBaseUnit: unit = "" } = row;
    const quantityMilli = Math.round(Number(row.MatlWrhsStkQtyInMatlBaseUnit ?? "0") * 1000);
    const known = byPlant.get(plant) ?? { plant, unit, quantityMilli: 0, locations: [] };
    known.quantityMilli += quantityMilli;
    known.locations.push({ storageLocation, quantityMilli });
    byPlant.set(plant, known);
  }
  return [...byPlant.values()];
}
