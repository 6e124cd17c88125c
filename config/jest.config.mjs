process.env.TZ = 'UTC';

/** One configuration for every suite; `npm test` runs the folders in the order a failure is cheapest to read. */
// biome-ignore lint/style/noDefaultExport: jest reads the default export.
export default {
  rootDir: '..',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testEnvironment: 'node',
  // The phone's twins: tests of its rules take the browser's.
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    // The automator's client loads a library of pictures to read the QR code of a second phone, which no suite has;
    // that took each suite on a phone half a second.
    '^jimp$': 'qrcode-terminal',
    // What a function ships without, no suite loads either.
    '^superagent$': '<rootDir>/cloudfunctions/platform/wechatpay/no-superagent.ts',
    '^(@cloudbase/(ai|app)|web-streams-polyfill)$': '<rootDir>/cloudfunctions/platform/no-language-models.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tsc/', '<rootDir>/.local/'],
  // A browser beside a compiler on two cores is slow, and a slow machine is no fault.
  testTimeout: 60_000,
  maxWorkers: 2,
  // Every suite leaves some ten megabytes behind, and after two hundred of them the same suite took three times as long.
  workerIdleMemoryLimit: '400MB',
};
