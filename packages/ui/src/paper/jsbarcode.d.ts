/** Only this part of JsBarcode: no receipt has its other kinds of bars. Its own types describe the whole. */
declare module "jsbarcode/bin/barcodes/CODE128/index.js" {
  export const CODE128: new (text: string, options: object) => { encode(): { data: string; text: string } };
}
