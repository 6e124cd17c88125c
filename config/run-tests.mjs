import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './installed.mjs';

/** `npm test`: install, every suite once the build stands, the check beside both, and one closing line that counts. */
const startedAt = Date.now();
const names = process.argv.slice(2);
ensureInstalled();

const isWhole = names.length === 0;
say(isWhole ? 'check beside build and tests …' : 'tests …');
const check = isWhole ? step('check') : true;
const build = isWhole ? await step('build') : true;

const report = join(mkdtempSync(join(tmpdir(), 'crowncap-report-')), 'jest.json');
await run('npx', [
  'jest',
  '--config',
  'config/jest.config.mjs',
  '--json',
  `--outputFile=${report}`,
  ...names,
]);
const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
  readFileSync(report, 'utf8'),
);
const suitesThatDidNotRun = testResults.filter(
  ({ assertionResults, status }) => status === 'failed' && assertionResults.length === 0,
);
const failedSteps = [await check, build].filter((passed) => !passed);
const failed = failedSteps.length + numFailedTests + suitesThatDidNotRun.length;
say(`${numFailedTestSuites} of ${testResults.length} suites failed`);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** The check prints between the others; the closing line says which one failed. */
async function step(name) {
  const passed = (await run('npm', ['run', '--silent', name])) === 0;
  say(`${name} ${passed ? 'passed' : 'failed'}`);
  return passed;
}

function run(command, args) {
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code ?? 1)));
}

function say(words) {
  console.log(`[${Math.round((Date.now() - startedAt) / 1000)} s] ${words}`);
}
