import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './installed.mjs';

/** `npm test`: install, check beside build, every suite, and one closing line that counts. */
const startedAt = Date.now();
const names = process.argv.slice(2);
ensureInstalled();

const steps = names.length > 0 ? [] : ['check', 'build'];
say([...steps, 'tests …'].join(', '));
const failedSteps = (await Promise.all(steps.map(step))).filter((passed) => !passed);

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
const failed = failedSteps.length + numFailedTests + suitesThatDidNotRun.length;
say(`${numFailedTestSuites} of ${testResults.length} suites failed`);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** The two print between each other; the closing line says which one failed. */
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
