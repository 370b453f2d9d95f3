// The layers of ARCHITECTURE.md, checked: imports point down, siblings never meet, only the mains see everything.
// `scripts/check-layers.ts` runs it, makes sure that every module was looked at, and that a deliberate violation is seen.
const layer = (name) => `^src/${name}/`;
const tests = '\\.test\\.tsx?$';
const forbid = (name, from, allowed, of = {}) => ({
  name,
  severity: 'error',
  from: { path: layer(from), pathNot: tests, ...of.from },
  to: { path: '^src/', pathNot: [...allowed.map(layer), ...(of.alsoAllowed ?? [])], ...of.to },
});

module.exports = {
  forbidden: [
    forbid('base-imports-nothing', 'base', ['base']),
    forbid('model-stands-on-base', 'model', ['base', 'model']),
    forbid('kit-stands-on-model', 'kit', ['base', 'model', 'kit']),
    forbid('engine-stands-on-kit', 'engine', ['base', 'model', 'kit', 'engine']),
    forbid('clouds-know-no-engine', 'clouds', ['base', 'model', 'kit', 'clouds']),
    {
      name: 'a-service-never-meets-another',
      severity: 'error',
      from: { path: '^src/clouds/[^/]+/services/([^/]+)/', pathNot: tests },
      to: { path: '^src/clouds/[^/]+/services/[^/]+/', pathNot: '^src/clouds/[^/]+/services/$1/' },
    },
    forbid('browser-is-ports', 'browser', ['base', 'model', 'kit', 'engine', 'browser']),
    forbid('node-is-ports', 'node', ['base', 'model', 'kit', 'engine', 'node']),
    forbid('state-stands-on-engine', 'state', ['base', 'model', 'kit', 'engine', 'state']),
    forbid('ui-draws', 'ui', ['base', 'model', 'kit', 'state', 'ui'], { to: { dependencyTypesNot: ['type-only'] } }),
    {
      name: 'a-feature-never-meets-another',
      severity: 'error',
      from: { path: '^src/ui/([^/]+)/', pathNot: ['^src/ui/(workbench|parts)/', tests] },
      to: { path: '^src/ui/[^/]+/', pathNot: ['^src/ui/$1/', '^src/ui/parts/'] },
    },
    forbid('cli-is-a-thin-shell', 'cli', ['base', 'model', 'kit', 'engine', 'node', 'local-cloud', 'clouds', 'cli']),
    forbid('local-cloud-stands-on-node', 'local-cloud', ['base', 'model', 'kit', 'engine', 'node', 'local-cloud']),
    {
      name: 'only-the-mains-see-clouds',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.tsx$', '^src/cli/', '^src/clouds/', tests] },
      to: { path: '^src/clouds/' },
    },
    {
      name: 'monaco-only-in-the-editor',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/ui/editor/' },
      to: { path: 'monaco-editor' },
    },
    {
      name: 'react-only-in-ui',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/ui/', '^src/main\\.tsx$'] },
      to: { path: 'node_modules/(react|react-dom|radix-ui|lucide-react|cmdk|sonner)/' },
    },
    {
      name: 'node-only-where-node-is',
      severity: 'error',
      from: { path: '^src/(base|model|kit|engine|clouds|browser|state|ui)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
};
