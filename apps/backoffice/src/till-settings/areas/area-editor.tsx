import type { TillSettingArea, TillSettings } from "@counterfoil/contracts";
import type { ComponentType } from "react";
import { BarcodesEditor } from "./barcodes.tsx";
import { CashEditor } from "./cash.tsx";
import { CentralDataEditor } from "./central-data.tsx";
import { DisplayEditor } from "./display.tsx";
import type { EditorProps } from "./editor.ts";
import { KeysEditor } from "./keys.tsx";
import { LookEditor } from "./look.tsx";
import { PaperEditor } from "./paper.tsx";
import { PaymentEditor } from "./payment.tsx";
import { PeopleAtTillsEditor } from "./people-at-tills.tsx";
import { QuickKeysEditor } from "./quick-keys.tsx";
import { RightsEditor } from "./rights.tsx";
import { ScaleEditor } from "./scale.tsx";
import { StockShownEditor } from "./stock-shown.tsx";
import { VouchersEditor } from "./vouchers.tsx";

const editors: { [Area in TillSettingArea]: ComponentType<EditorProps<Area>> } = {
  centralData: CentralDataEditor,
  stockShown: StockShownEditor,
  look: LookEditor,
  display: DisplayEditor,
  paper: PaperEditor,
  barcodes: BarcodesEditor,
  quickKeys: QuickKeysEditor,
  scale: ScaleEditor,
  rights: RightsEditor,
  cash: CashEditor,
  payment: PaymentEditor,
  vouchers: VouchersEditor,
  peopleAtTills: PeopleAtTillsEditor,
  keys: KeysEditor,
};

type Props = EditorProps<TillSettingArea> & { area: TillSettingArea };

/** The editor of an area; its value is the area's, which types cannot say of a name that is only known when it runs. */
export function AreaEditor({ area, ...props }: Props) {
  const Editor = editors[area] as ComponentType<EditorProps<TillSettingArea>>;
  return <Editor {...props} value={props.value as TillSettings[TillSettingArea]} />;
}
