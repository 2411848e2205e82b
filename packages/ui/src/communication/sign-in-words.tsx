import type { CertificateFacts } from "@counterfoil/contracts";
import { useTranslation } from "react-i18next";
import { StateTag } from "../fiori/state-tag.tsx";
import { useFormats } from "../use-formats.ts";
import type { SignInKind } from "./sign-in-fields.tsx";

const SOON_MS = 30 * 86_400_000;

type Props = { kind: SignInKind; who?: string | undefined; certificate?: CertificateFacts | undefined };

/** Who we are at another system; of a certificate whose it is and until when. */
export function SignInWords({ kind, who, certificate }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const leftMs = certificate ? Date.parse(certificate.validTo) - Date.now() : Infinity;
  const validTo = certificate && t("signIn.validTo", { at: formats.instant(certificate.validTo) });
  return (
    <span>
      {t(`signIn.${kind}`)}
      <span className="pair pair-key">{certificate?.subject ?? who}</span>
      {leftMs >= SOON_MS ? (
        <span className="pair pair-key">{validTo}</span>
      ) : (
        <StateTag tone={leftMs < 0 ? "negative" : "critical"}>{validTo}</StateTag>
      )}
    </span>
  );
}
