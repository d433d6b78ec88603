import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const backend = {
  group: ["@tauri-apps/*"],
  message: "The backend is reached through src/ipc only.",
};

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/ipc/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", { max: 200, skipBlankLines: true }],
      // TypeScript checks names itself.
      "no-undef": "off",
    },
  },
  { files: ["src/**"], ignores: ["src/ipc/**"], rules: { "no-restricted-imports": ["error", { patterns: [backend] }] } },
);
