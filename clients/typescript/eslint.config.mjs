import js from "@eslint/js";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["src/gen", "dist", "build"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ["tsconfig.test.json", "examples/page/tsconfig.json"], tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A name that begins with a low line is meant not to be used.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Numbers and what an enum gives for one stand in messages as they are.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // The test runner's functions answer promises that it looks after itself.
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: [{ from: "package", name: ["test", "before", "after"], package: "node:test" }] }],
    },
  },
  { files: ["**/*.mjs"], languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } } },
);
