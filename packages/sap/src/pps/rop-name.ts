import { xmlName } from "../idoc/segment.ts";

/** Segments of SAP's name space /ROP/ as they are called in XML. */
export const ropName = (segmentName: string): string => xmlName(`/ROP/${segmentName}`);
