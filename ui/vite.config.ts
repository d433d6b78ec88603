import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Loads the stand-in for the backend before the app; only `vite --mode mock` uses it. */
function mockBackend(): Plugin {
  return {
    name: "mock-backend",
    transformIndexHtml: () => [
      { tag: "script", attrs: { type: "module", src: "/dev/mock/index.ts" }, injectTo: "head-prepend" },
    ],
  };
}

/** The version of Trellis, which stands in one place. */
function version(): string {
  const manifest = readFileSync(new URL("../Cargo.toml", import.meta.url), "utf8");
  const found = /^\[workspace\.package\]\n(?:(?!\[).*\n)*?version = "([^"]+)"/m.exec(manifest)?.[1];
  if (!found) throw new Error("Cargo.toml names no version in [workspace.package]");
  return found;
}

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), ...(mode === "mock" ? [mockBackend()] : [])],
  clearScreen: false,
  define: { "import.meta.env.TRELLIS_VERSION": JSON.stringify(version()) },
  server: { port: 5173, strictPort: true },
  // WebKitGTK 2.40 and later.
  build: { target: "safari16", chunkSizeWarningLimit: 900 },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
}));
