import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Guard } from './guard';
import { guardsOfControls } from './guards-of-controls';
import { guardsOfParkedMoney } from './guards-of-parked-money';
import { guardsOfPayouts } from './guards-of-payouts';

const root = resolve(__dirname, '../..');
const WORKERS = 2;
/** A suite that dies may leave something open behind it. */
const MAY_TAKE_MS = 5 * 60_000;

type Outcome = 'seen' | 'not seen' | 'gone' | 'broken';
type Proof = { guard: Guard; outcome: Outcome; by: string };

/**
 * Takes one guard after another out of a copy of what is committed, runs the suite that is said to die of it, and
 * tells whether a test of it failed. A guard nobody can find any more is as bad as one nobody would miss.
 */
export async function proveGuards({
  only = '',
  told = tell,
}: {
  only?: string;
  told?: (proof: Proof) => void;
} = {}): Promise<{ seen: number; proofs: Proof[] }> {
  const chosen = [...guardsOfPayouts, ...guardsOfControls, ...guardsOfParkedMoney].filter(({ keeps, file }) =>
    `${keeps} ${file}`.includes(only),
  );
  const waiting = [...chosen];
  const proofs: Proof[] = [];
  const worker = async () => {
    const copy = copyOfCommitted();
    try {
      for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
        const proof = await prove(copy, guard);
        proofs.push(proof);
        told(proof);
      }
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return { seen: proofs.filter(({ outcome }) => outcome === 'seen').length, proofs };
}

function copyOfCommitted(): string {
  const copy = mkdtempSync(join(tmpdir(), 'crowncap-guards-'));
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, copy]);
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function prove(copy: string, guard: Guard): Promise<Proof> {
  const path = join(copy, guard.file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(guard.cut).length !== 2) return { guard, outcome: 'gone', by: '' };
  writeFileSync(
    path,
    whole.replace(guard.cut, () => guard.leaves),
  );
  try {
    return { guard, ...(await failureOf(copy, guard.suite)) };
  } finally {
    writeFileSync(path, whole);
  }
}

type Report = {
  testResults: { message: string; assertionResults: { status: string; title: string }[] }[];
};

/** Which test died. A suite that does not even run proves nothing. */
async function failureOf(copy: string, suite: string): Promise<Omit<Proof, 'guard'>> {
  const output = join(copy, '.guards.json');
  rmSync(output, { force: true });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const settings = [
    '--config',
    'config/jest.config.mjs',
    '--runInBand',
    '--forceExit',
    '--json',
    `--outputFile=${output}`,
  ];
  await new Promise((done) =>
    execFile(process.execPath, [jest, ...settings, suite], { cwd: copy, timeout: MAY_TAKE_MS }, done),
  );
  if (!existsSync(output)) return { outcome: 'broken', by: `${suite} did not run` };
  const report = JSON.parse(readFileSync(output, 'utf8')) as Report;
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  if (tests.length === 0)
    return { outcome: 'broken', by: report.testResults[0]?.message.slice(0, 200) ?? '' };
  const failed = tests.find(({ status }) => status === 'failed');
  return failed ? { outcome: 'seen', by: failed.title } : { outcome: 'not seen', by: '' };
}

function tell({ guard, outcome, by }: Proof): void {
  const end = outcome === 'seen' ? by : `${outcome} ${by}`;
  console.log(`${outcome === 'seen' ? '✓' : '✗'} ${guard.keeps}: ${end}`);
}

async function run(): Promise<void> {
  const { seen, proofs } = await proveGuards({ only: process.argv[2] ?? '' });
  console.log(`${seen} of ${proofs.length} guards are missed by a test when they are gone.`);
  process.exitCode = seen === proofs.length && seen > 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith('guards.ts')) void run();
