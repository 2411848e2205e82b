export { drawPicture } from "./draw-picture.ts";
export { openPrinter, type Printer } from "./printer.ts";
export { byBrowser, type PrinterChoice, type PrinterWay, type PrintFault } from "./printer-choice.ts";
export { sendBy } from "./send-by.ts";
export { baudRates, chooseSerial, isPortOf } from "./send-by-serial.ts";
export { canUseUsb, chooseUsb } from "./send-by-usb.ts";
export { testPaper } from "./test-paper.ts";
