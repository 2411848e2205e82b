import { describe, expect, it } from "vitest";
import { SapFormatError } from "../errors.ts";
import { createSafeXmlParser } from "../xml/safe-parser.ts";
import { faultOf, readSoapFault, writeSoapFault } from "./fault.ts";
import { createArticleReader } from "./product-merchandise-view.ts";
import { confirmationService, inboundServices, relationshipConfirmationService } from "./services.ts";
import { wsdlOf } from "./wsdl.ts";

function named(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const parser = createSafeXmlParser({
    open({ local, prefix, attributes }) {
      const value = attributes.name ?? attributes.location ?? attributes.soapAction;
      if (value === undefined) return;
      const kind = `${prefix}:${local}`;
      found[kind] = [...(found[kind] ?? []), value.value];
    },
    close() {},
    text() {},
  });
  parser.write(text);
  parser.end();
  return found;
}

const described = [...inboundServices, confirmationService, relationshipConfirmationService];
describe.each(described.map((service) => [service.name, service] as const))("WSDL of %s", (name, service) => {
  const found = named(wsdlOf(service, "https://shop.example/ccos/soap/x?a=1&b=2"));

  it("lists service, port, operation, message and address", () => {
    expect(found).toMatchObject({
      "wsdl:service": [name],
      "wsdl:port": [name],
      "wsdl:portType": [name],
      "wsdl:operation": [name, name],
      "wsdl:message": [service.message],
      "soap:address": ["https://shop.example/ccos/soap/x?a=1&b=2"],
      "soap:operation": [`http://sap.com/xi/SAPGlobal20/Global/${name}/${service.message}Request`],
    });
  });

  it("declares the message and what it is made of", () => {
    expect(found["xsd:element"]?.slice(0, 3)).toEqual([service.message, "MessageHeader", "ID"]);
    if (service.message.endsWith("Confirmation")) {
      expect(found["xsd:element"]).toContain(
        service.message.replace("BulkReplicateConfirmation", "ReplicateConfirmationMessage"),
      );
      return;
    }
    expect(found["xsd:element"]?.length).toBeGreaterThan(40);
    expect(found["xsd:attribute"]).toContain("changeOrdinalNumberValue");
  });
});

describe("faults", () => {
  it("travel with their code", () => {
    const fault = { fault: "Client", reason: "Bad <tag> & more", code: "xml.dtd" } as const;
    expect(readSoapFault(writeSoapFault(fault))).toEqual(fault);
  });

  it("are made of what a reader throws", () => {
    try {
      createArticleReader().write("<!DOCTYPE a><a/>");
      expect.unreachable();
    } catch (error) {
      expect(faultOf(error as SapFormatError)).toEqual({
        fault: "Client",
        reason: "A DTD is not accepted (line 1, column 12)",
        code: "xml.dtd",
      });
    }
  });

  it("of another system are read, and a message without one is none", () => {
    const answer = (body: string) =>
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
    expect(
      readSoapFault(answer("<s:Fault><faultcode>s:Server.Busy</faultcode><faultstring>later</faultstring></s:Fault>")),
    ).toEqual({
      fault: "Server",
      reason: "later",
      code: undefined,
    });
    expect(readSoapFault(answer("<ok/>"))).toBeUndefined();
    expect(() => readSoapFault("<html/>")).toThrow(SapFormatError);
  });
});
