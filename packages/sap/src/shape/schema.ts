import { escapeAttribute } from "../xml/escape.ts";
import type { Field, Fields, Group } from "./fields.ts";

/** The XML schema declaration of one element of a description, for a WSDL. */
export function schemaElement(field: Field): string {
  const occurs =
    field.cardinality === "required"
      ? ""
      : field.cardinality === "list"
        ? ' minOccurs="0" maxOccurs="unbounded"'
        : ' minOccurs="0"';
  const name = escapeAttribute(field.name);
  if (field.node === "leaf" && field.value.words !== undefined)
    return `<xsd:element name="${name}"${occurs}>${enumeration(Object.keys(field.value.words))}</xsd:element>`;
  return field.node === "leaf"
    ? `<xsd:element name="${name}" type="xsd:${field.value.xsd}"${occurs}/>`
    : `<xsd:element name="${name}"${occurs}>${schemaType(field as Group<Fields>)}</xsd:element>`;
}

function schemaType(group: Group<Fields>): string {
  const fields = Object.values(group.fields) as Field[];
  let elements = "";
  let attributes = "";
  let content: string | undefined;
  for (const field of fields) {
    if (field.node === "group" || field.seat === "element") elements += schemaElement(field);
    else if (field.seat === "content") content = field.value.xsd;
    else attributes += schemaAttribute(field.name, field.value.xsd, field.cardinality === "required");
  }
  if (content !== undefined)
    return `<xsd:complexType><xsd:simpleContent><xsd:extension base="xsd:${content}">${attributes}</xsd:extension></xsd:simpleContent></xsd:complexType>`;
  return `<xsd:complexType><xsd:sequence>${elements}</xsd:sequence>${attributes}</xsd:complexType>`;
}

function enumeration(codes: string[]): string {
  const values = codes.map((code) => `<xsd:enumeration value="${escapeAttribute(code)}"/>`).join("");
  return `<xsd:simpleType><xsd:restriction base="xsd:string">${values}</xsd:restriction></xsd:simpleType>`;
}

function schemaAttribute(name: string, type: string, isRequired: boolean): string {
  return `<xsd:attribute name="${escapeAttribute(name)}" type="xsd:${type}"${isRequired ? ' use="required"' : ""}/>`;
}
