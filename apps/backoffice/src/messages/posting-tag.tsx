import type { PostingState } from "@counterfoil/contracts";
import { StateTag } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { postingTones } from "./posting.ts";

export function PostingTag({ state }: { state: PostingState }) {
  const { t } = useTranslation();
  return <StateTag tone={postingTones[state]}>{t(`posting.${state}`)}</StateTag>;
}
