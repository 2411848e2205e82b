import { createPrivateKey, X509Certificate } from "node:crypto";
import type { CertificateFacts } from "@counterfoil/contracts";
import { problemOf } from "../problems.ts";

const certificateInvalid = problemOf(400, "certificate-invalid", "The certificate cannot be used");

const MOST_CERTIFICATES = 20;
const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, in its order. What is no certificate is refused by the field it stands in. */
export function readCertificates(pem: string, where: string): X509Certificate[] {
  const found = pem.match(block) ?? [];
  if (found.length === 0 || found.length > MOST_CERTIFICATES)
    throw certificateInvalid(`Give 1 to ${MOST_CERTIFICATES} certificates as PEM.`, where);
  return found.map((text) => {
    try {
      return new X509Certificate(text);
    } catch {
      throw certificateInvalid("One of the certificates cannot be read.", where);
    }
  });
}

/** The first certificate is the client's own: the key must be its, and its time must not be over. */
export function checkClientCertificate(
  { certificate, key }: { certificate: string; key: string },
  now: Date,
  where = "/body/certificate",
): void {
  const [own] = readCertificates(certificate, where);
  let belongs: boolean;
  try {
    belongs = own?.checkPrivateKey(createPrivateKey(key)) ?? false;
  } catch {
    throw certificateInvalid("The private key cannot be read. Give it as PEM, without a password.", "/body/secret");
  }
  if (!belongs) throw certificateInvalid("The private key is not the certificate's.", "/body/secret");
  if (own && new Date(own.validTo) < now)
    throw certificateInvalid(`The certificate was valid until ${own.validTo}.`, where);
}

function factsOf(certificate: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validTo: new Date(certificate.validTo).toISOString(),
    fingerprint: certificate.fingerprint256,
  };
}

export function factsOfPem(pem: string | null | undefined): CertificateFacts[] {
  return (pem?.match(block) ?? []).map((text) => factsOf(new X509Certificate(text)));
}

/** OpenSSL's way puts each part of a name on a line. */
const oneLine = (name: string) => name.trim().split("\n").reverse().join(", ");
