import { simulate } from '../../local/simulation/payouts/run';
import { simulateInProcesses } from './in-processes';

const RUNS = 200;
jest.setTimeout(600_000);

test(`${RUNS} histories with every fault end with every fen paid once, given back, or kept, and with both books alike`, async () => {
  const said: string[] = [];
  const asked = { what: 'runs', first: 1, count: RUNS } as const;
  const { runs, paid, returned, violations } = await simulateInProcesses(asked, (line) => {
    said.push(line);
  });
  const [broken, counts] = [said.filter((line) => !/^ *\d+ {2}\w/.test(line)), said.join('\n')];
  expect(broken).toEqual([]);
  expect({ runs, violations }).toEqual({ runs: RUNS, violations: 0 });
  expect(paid).toBeGreaterThan(2 * RUNS);
  expect(returned).toBeGreaterThan(RUNS);
  expect(everyFault.filter((fault) => !counts.includes(`  ${fault}`))).toEqual([]);
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
