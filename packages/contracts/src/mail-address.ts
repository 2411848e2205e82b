import { Type } from "typebox";

/** Where mail goes; whether somebody is there only the mail server tells. */
export const MailAddressSchema = Type.String({ pattern: "^[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,190}$" });
