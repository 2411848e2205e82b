import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, TextField } from "../fiori/form.tsx";
import { PemField } from "./pem-field.tsx";

const kinds = ["basic", "oauth2", "certificate"] as const;
export type SignInKind = (typeof kinds)[number];
export type SignInDraft = { kind: SignInKind; tokenUrl: string; certificate: string; secret: string };

export type SignInProps = {
  draft: SignInDraft;
  /** A secret is stored, and stays when none is typed. */
  hasSecret: boolean;
  /** Names of fields that have to be filled. */
  missing: readonly string[];
  error: unknown;
  onChange: (part: Partial<SignInDraft>) => void;
  /** Where the token service is when nothing is typed. */
  tokenUrlHint?: string;
  /** As whom, between the way of signing in and its secret. */
  children?: ReactNode;
};

/** How we say to another system who we are: by password, by tokens or by a certificate. A secret is never shown again. */
export function SignInFields({ children, ...props }: SignInProps) {
  const { t } = useTranslation();
  const { draft, missing, error, onChange, tokenUrlHint } = props;
  return (
    <>
      <ChoiceField
        label={t("signIn.title")}
        value={draft.kind}
        onChange={(kind) => onChange({ kind: kind as SignInKind })}
        options={kinds.map((value) => ({ value, text: t(`signIn.${value}`) }))}
      />
      {children}
      {draft.kind === "oauth2" && (
        <TextField
          name="tokenUrl"
          label={t("signIn.tokenUrl")}
          value={draft.tokenUrl}
          required={tokenUrlHint === undefined}
          refused={missing.includes("tokenUrl")}
          error={error}
          {...(tokenUrlHint !== undefined && { hint: tokenUrlHint })}
          onChange={(tokenUrl) => onChange({ tokenUrl })}
        />
      )}
      {draft.kind === "certificate" ? <CertificateFields {...props} /> : <SecretField {...props} />}
    </>
  );
}

function SecretField({ draft, hasSecret, missing, error, onChange }: SignInProps) {
  const { t } = useTranslation();
  return (
    <TextField
      name="secret"
      type="Password"
      label={t("signIn.secret")}
      value={draft.secret}
      required={!hasSecret}
      refused={missing.includes("secret")}
      error={error}
      {...(hasSecret && { hint: t("signIn.secretKept") })}
      onChange={(secret) => onChange({ secret })}
    />
  );
}

function CertificateFields({ draft, hasSecret, missing, error, onChange }: SignInProps) {
  const { t } = useTranslation();
  return (
    <>
      <PemField
        name="certificate"
        label={t("signIn.pem")}
        hint={t("signIn.pemHint")}
        value={draft.certificate}
        error={error}
        refused={missing.includes("certificate")}
        required
        onChange={(certificate) => onChange({ certificate })}
      />
      <PemField
        name="secret"
        label={t("signIn.key")}
        hint={t(hasSecret ? "signIn.secretKept" : "signIn.keyHint")}
        value={draft.secret}
        error={error}
        refused={missing.includes("secret")}
        required={!hasSecret}
        onChange={(secret) => onChange({ secret })}
      />
    </>
  );
}
