import tseslint from "typescript-eslint";

const nowhere = "Nothing may leave the page: the contract of this product.";
const unkept = "Nothing is stored but what web/ui/kept.ts names.";

export default tseslint.config(
  { ignores: ["**/build/**", "**/node_modules/**"] },
  {
    files: ["**/*.mjs"],
    extends: [tseslint.configs.recommended],
  },
  {
    files: ["web/**/*.ts", "web/**/*.tsx"],
    ignores: ["**/*.d.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: import.meta.dirname,
        project: ["tsconfig.page.json", "tsconfig.worker.json", "tsconfig.node.json"],
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-restricted-globals": [
        "error",
        ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "RTCPeerConnection", "importScripts"].map(
          (name) => ({
            name,
            message: nowhere,
          }),
        ),
        ...["localStorage", "sessionStorage", "indexedDB"].map((name) => ({ name, message: unkept })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "navigator", property: "sendBeacon", message: nowhere },
        { object: "window", property: "open", message: nowhere },
        { property: "innerHTML", message: "Set text, not markup." },
        { property: "dangerouslySetInnerHTML", message: "Set text, not markup." },
      ],
    },
  },
  {
    // The budget ledger is the one thing that may be kept in a database, here only.
    files: ["web/ledger/database.ts", "web/ledger/indexed_db_store.ts"],
    rules: { "no-restricted-globals": "off" },
  },
);
