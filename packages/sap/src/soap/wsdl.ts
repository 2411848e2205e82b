import { list, required } from "../shape/fields.ts";
import { schemaElement } from "../shape/schema.ts";
import { escapeAttribute } from "../xml/escape.ts";
import { sapGlobalNamespace } from "./namespaces.ts";
import type { InboundService } from "./services.ts";

/** WSDL 1.1 of an inbound service: document/literal, one-way, made from the description that also reads the message. */
export function wsdlOf(service: InboundService, endpointUrl: string): string {
  const { name, message, soapAction } = service;
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="${name}" targetNamespace="${sapGlobalNamespace}" xmlns:tns="${sapGlobalNamespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <wsdl:documentation>${documentation(service)}</wsdl:documentation>
  <wsdl:types><xsd:schema targetNamespace="${sapGlobalNamespace}" elementFormDefault="unqualified">${schema(service)}</xsd:schema></wsdl:types>
  <wsdl:message name="${message}"><wsdl:part name="${message}" element="tns:${message}"/></wsdl:message>
  <wsdl:portType name="${name}"><wsdl:operation name="${name}"><wsdl:input message="tns:${message}"/></wsdl:operation></wsdl:portType>
  <wsdl:binding name="${name}Binding" type="tns:${name}">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="${name}"><soap:operation soapAction="${soapAction}" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input></wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="${name}"><wsdl:port name="${name}" binding="tns:${name}Binding"><soap:address location="${escapeAttribute(endpointUrl)}"/></wsdl:port></wsdl:service>
</wsdl:definitions>
`;
}

const documentation = ({ verified }: InboundService) =>
  verified
    ? "The parts of SAP's message that Counterfoil uses; other elements are accepted, skipped and counted."
    : "Not verified against SAP: the service name is SAP's, the element tree is Counterfoil's own.";

function schema({ message, shape }: InboundService): string {
  const parts = schemaElement(required(shape.header)) + schemaElement(list(shape.record));
  return `<xsd:element name="${message}"><xsd:complexType><xsd:sequence>${parts}</xsd:sequence></xsd:complexType></xsd:element>`;
}
