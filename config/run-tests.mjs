import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './installed.mjs';

/** `npm test`: install, check, build, every suite, and one closing line that counts. */
const startedAt = Date.now();
const names = process.argv.slice(2);
ensureInstalled();

const steps = [
  ['check', ['npm', ['run', '--silent', 'check']]],
  ['build', ['npm', ['run', '--silent', 'build']]],
];
let failed = 0;
for (const [name, [command, args]] of names.length > 0 ? [] : steps) {
  say(`${name} …`);
  if (run(command, args) !== 0) {
    say(`${name} failed`);
    failed += 1;
  }
}

const report = join(mkdtempSync(join(tmpdir(), 'crowncap-report-')), 'jest.json');
say('tests …');
run('npx', ['jest', '--config', 'config/jest.config.mjs', '--json', `--outputFile=${report}`, ...names]);
const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
  readFileSync(report, 'utf8'),
);
const suitesThatDidNotRun = testResults.filter(
  ({ assertionResults, status }) => status === 'failed' && assertionResults.length === 0,
);
failed += numFailedTests + suitesThatDidNotRun.length;
say(
  `took ${Math.round((Date.now() - startedAt) / 1000)} s; ${numFailedTestSuites} of ${testResults.length} suites failed`,
);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;
}

function say(words) {
  console.log(`[${Math.round((Date.now() - startedAt) / 1000)} s] ${words}`);
}
