import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/backoffice/",
  plugins: [react()],
  // The tables and pages of UI5 are one big piece that every screen needs; splitting it would only add requests.
  build: { outDir: "dist", emptyOutDir: true, chunkSizeWarningLimit: 2000, reportCompressedSize: false },
  server: { port: 4200, proxy: { "/api": "http://127.0.0.1:4000" } },
});
