import { startProgram } from "@counterfoil/ui/fiori";
import { groups } from "./apps.ts";
import { texts } from "./texts.ts";

startProgram({ area: "app.area", groups, texts });
