import { startProgram } from "@counterfoil/ui/fiori";

startProgram({
  area: "app.area",
  groups: [],
  texts: { en: { "app.area": "Back office" }, de: { "app.area": "Back office" } },
});
