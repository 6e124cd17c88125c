import { type Run, simulate } from '../../local/simulation/run';

const RUNS = 200;
jest.setTimeout(900_000);

test(`${RUNS} histories with every fault end with every fen paid once, given back, or kept, and with both books alike`, async () => {
  const runs: Run[] = [];
  for (let seed = 1; seed <= RUNS; seed += 1) runs.push(await simulate({ seed }));
  expect(runs.filter(({ violations }) => violations.length > 0)).toEqual([]);
  const total = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0);
  expect(total(({ paid }) => paid)).toBeGreaterThan(2 * RUNS);
  expect(total(({ returned }) => returned)).toBeGreaterThan(RUNS);
  expect(kindsOfFaults(runs)).toEqual(expect.arrayContaining(everyFault));
});

test('the same seed is the same history, step by step; another seed is another', async () => {
  const [first, again, other] = [await told(7), await told(7), await told(8)];
  expect(again).toEqual(first);
  expect(other.run.hash).not.toBe(first.run.hash);
});

async function told(seed: number) {
  const lines: string[] = [];
  const run = await simulate({ seed, listen: (line) => void lines.push(line) });
  return { run, lines };
}

const kindsOfFaults = (runs: readonly Run[]) => [
  ...new Set(runs.flatMap(({ faults }) => Object.keys(faults))),
];

const everyFault = [
  'crash',
  ...['Before', 'After'].flatMap((when) => [
    `database drop${when}`,
    `database timeOut${when}`,
    `database unavailable${when}`,
    `database fail${when}Commit`,
    `wechatpay drop${when}`,
  ]),
  'database conflictRate',
  'database busyRate',
  'wechatpay stuck',
  'wechatpay delay',
  'wechatpay error_before',
  'wechatpay error_after',
  'wechatpay rate_limited',
  'wechatpay forged',
  'wechatpay bad_signature',
  'wechatpay stale',
  'wechatpay unsigned',
  'notice never',
  'notice twice',
  'notice late',
  'notice stranger',
  'notice unsigned',
  'notice changed',
  'notice broken_seal',
  'notice stale',
  'notice signtest',
  'key rotation',
  'strange address',
  'dry account',
];
