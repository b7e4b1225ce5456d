// A Vite plugin: leaves out of the browser's bundle what Reflex brings along and Verdicts never uses, and puts the
// rest of the runtime into one file. Where Reflex is no longer what this file expects, the build ends with a sentence.
import { fileURLToPath } from "node:url";

const STAND_INS = { "@emotion/react": "jsx.js", "universal-cookie": "cookies.js", mergician: "mergician.js" };

const CUTS = [
  {
    what: "the modules handed to components that come as text (the page's policy forbids those)",
    file: /\/app\/root\.jsx$/,
    find: /useEffect\(\(\) => \{\s*\/\/ Make contexts [^\n]*\s*window\.__reflex = \{[^}]*\};\s*\}, \[\]\);/,
    put: "",
  },
  {
    what: "calls of eval (the policy forbids them; a file with one is neither shaken nor are its names shortened)",
    file: /\/\.web\/utils\/state\.js$/,
    find: /\beval\(/g,
    put: "globalThis.eval(",
  },
  {
    what: "the transports beside WebSocket",
    file: /\/engine\.io-client\/build\/esm\/transports\/index\.js$/,
    find: /^[\s\S]*websocket: WS,[\s\S]*$/,
    put: 'import { WS } from "./websocket.node.js";\nexport const transports = { websocket: WS };\n',
  },
];

// Named by their package's index alone, which nobody asks for them: they may go although their package does not say so.
const UNASKED = /\/engine\.io-client\/build\/esm\/transports\/(polling|webtransport)[^/]*\.js$/;
const COMPILED = /\/\.web\/(app|app_components|utils\/components)\//;
const STYLED = /\bcss:\s*\(?\{/;
const CONTEXT = /\/utils\/context\.jsx$/;
const NO_COOKIES = /clientStorage = \{"cookies": \{\}/;
const RUNTIME = /\/node_modules\/|\/\.web\/(utils|light|public\/js|env\.json|reflex\.json)|rolldown\/runtime/;

const unknown = (what) => `Reflex is not what verdicts/bundle/vite.js expects: ${what}`;

function objection(code, file) {
  if (COMPILED.test(file) && STYLED.test(code)) return `${file} styles an element by "css", which needs emotion`;
  if (CONTEXT.test(file) && !NO_COOKIES.test(code)) return "a state lives in a cookie";
  return "";
}

export default function light() {
  const met = new Set();
  const here = ({ environment }) => environment.name === "client";
  return {
    name: "verdicts-light",
    enforce: "pre",
    apply: "build",
    config: () => ({
      build: {
        chunkSizeWarningLimit: 600,
        rollupOptions: {
          output: { codeSplitting: { groups: [{ name: "runtime", test: RUNTIME, priority: 1 }] } },
        },
      },
    }),
    resolveId(source) {
      if (!Object.hasOwn(STAND_INS, source)) return null;
      if (here(this)) met.add(source);
      return fileURLToPath(new URL(STAND_INS[source], import.meta.url));
    },
    transform(code, id) {
      const file = id.split("?")[0];
      const wrong = objection(code, file);
      if (wrong) this.error(unknown(wrong));
      if (UNASKED.test(file)) return { code, map: null, moduleSideEffects: false };
      const cut = CUTS.find((one) => one.file.test(file));
      const left = cut && code.replace(cut.find, cut.put);
      if (!cut || left === code) return null;
      if (here(this)) met.add(cut);
      return { code: left, map: null };
    },
    buildEnd(failure) {
      if (failure || !here(this)) return;
      for (const name in STAND_INS) if (!met.has(name)) this.error(unknown(`it no longer imports ${name}`));
      for (const cut of CUTS) if (!met.has(cut)) this.error(unknown(`it no longer has ${cut.what} in their known form`));
    },
  };
}
