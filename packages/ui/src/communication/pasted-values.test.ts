import { expect, test } from "vitest";
import { type PastedValues, readPasted, writePasted } from "./pasted-values.ts";

const values: PastedValues = {
  name: "Counterfoil",
  address: "https://shop.example.org:4000",
  businessSystem: "CFSERVER",
  ownSystem: "CFERP",
  inboundUser: "counterfoil-hub",
  scenarios: {
    SAP_COM_0008: {
      user: "erp-replication",
      services: { businessPartners: "https://shop.example.org:4000/ccos/soap/X_In" },
    },
    SAP_COM_0652: { services: { salesTransactions: "", postingStatus: "" } },
  },
};

test("what one side copies the other reads", () => {
  expect(readPasted(writePasted(values))).toEqual(values);
});

test("a text around it and spaces do no harm; what is no value is left out", () => {
  const mail = `Hello,\r\n  address=http://10.0.0.4:4000 \nSAP_COM_0008.user= a b\nNONSENSE.user = x\n__proto__.user = x\nSAP_COM_0008.x.y = 1\nname =\n`;
  expect(readPasted(mail)).toEqual({
    address: "http://10.0.0.4:4000",
    scenarios: { SAP_COM_0008: { user: "a b", services: {} } },
  });
});

test("a text without any is none", () => {
  expect(readPasted("Please call me back.")).toBeUndefined();
});
