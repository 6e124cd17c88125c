/** Who may import whom. One floor imports only those before it; the phone takes only types from the contracts. */
const floors = [
  'time',
  'place',
  'facts',
  'money',
  'people',
  'goods',
  'trade',
  'field',
  'loyalty',
  'reach',
  'insight',
  'workbook',
];
const anyFloor = `^cloudfunctions/(${floors.join('|')})/`;
const audiences = 'store|rep|member|seller';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'contracts-know-only-zod',
      severity: 'error',
      from: { path: '^contracts/' },
      to: { pathNot: '^contracts/|node_modules/zod/' },
    },
    {
      name: 'phone-takes-only-types-from-contracts',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'phone-never-touches-the-cloud',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(cloudfunctions|config)/' },
    },
    {
      name: 'audiences-do-not-know-each-other',
      severity: 'error',
      from: { path: `^src/(${audiences})/` },
      to: { path: `^src/(${audiences}|entry)/`, pathNot: '^src/$1/' },
    },
    {
      name: 'shared-knows-no-audience',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: `^src/(${audiences}|entry)/` },
    },
    {
      name: 'rules-import-only-rules',
      severity: 'error',
      from: { path: '^cloudfunctions/[^/]+/rules/' },
      to: { pathNot: '^cloudfunctions/[^/]+/rules/|^contracts/|node_modules/dayjs/' },
    },
    {
      name: 'rules-take-only-types-from-contracts',
      severity: 'error',
      from: { path: '^cloudfunctions/[^/]+/rules/' },
      to: { path: '^contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-time-knows-dayjs',
      severity: 'error',
      from: { path: '^(cloudfunctions|contracts)/', pathNot: '^cloudfunctions/time/' },
      to: { path: 'node_modules/dayjs/' },
    },
    ...floors.slice(0, -1).map((floor, at) => ({
      name: `${floor}-imports-no-floor-above`,
      severity: 'error',
      from: { path: `^cloudfunctions/${floor}/` },
      to: { path: `^cloudfunctions/(${floors.slice(at + 1).join('|')})/` },
    })),
    {
      name: 'capabilities-know-only-ports',
      severity: 'error',
      from: { path: anyFloor },
      to: {
        path: '^cloudfunctions/platform/',
        pathNot: '^cloudfunctions/platform/(ports|refusal|indexed|pages|wechatpay/evidence)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'capabilities-know-no-sdk',
      severity: 'error',
      from: { path: anyFloor },
      to: { path: 'node_modules/(@cloudbase|wechatpay-node-v3)/' },
    },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      from: { path: '^cloudfunctions/platform/' },
      to: { path: `${anyFloor}|^cloudfunctions/doors/` },
    },
    {
      name: 'nobody-imports-a-door',
      severity: 'error',
      from: { path: '^(src|cloudfunctions|contracts|local)/' },
      to: { path: '^cloudfunctions/doors/' },
    },
    {
      name: 'nothing-shipped-imports-local-or-test',
      severity: 'error',
      from: { path: '^(src|cloudfunctions|contracts)/' },
      to: { path: '^(local|test)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.tsc|\\.local)/' },
    enhancedResolveOptions: {
      // `.h5.ts` stands for both twins of a device feature: Taro picks one per platform.
      extensions: ['.h5.ts', '.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
