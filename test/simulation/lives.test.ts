import { simulateLives } from '../../local/simulation/lives/run';
import { simulateInProcesses } from './in-processes';

const LIVES = 300;
jest.setTimeout(600_000);

test(`${LIVES} orders live through every fault and end received or cancelled, with goods, credit, cash, rebates and both books whole`, async () => {
  const said: string[] = [];
  const asked = { what: 'lives', first: 1, count: LIVES } as const;
  const { orders, received, cancelled, violations } = await simulateInProcesses(asked, (line) => {
    said.push(line);
  });
  const [broken, counts] = [said.filter((line) => !/^ *\d+ {2}\w/.test(line)), said.join('\n')];
  expect(broken).toEqual([]);
  expect(violations).toBe(0);
  expect(orders).toBeGreaterThanOrEqual(LIVES);
  expect((received ?? 0) + (cancelled ?? 0)).toBe(orders);
  expect(received).toBeGreaterThan(LIVES / 2);
  expect(cancelled).toBeGreaterThan(LIVES / 6);
  expect(everyFault.filter((fault) => !counts.includes(`  ${fault}`))).toEqual([]);
});

test('the same seed is the same history, step by step; another seed is another', async () => {
  const [first, again, other] = [await told(7), await told(7), await told(8)];
  expect(again).toEqual(first);
  expect(other.run.hash).not.toBe(first.run.hash);
});

async function told(seed: number) {
  const lines: string[] = [];
  const run = await simulateLives({ seed, listen: (line) => void lines.push(line) });
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
  'wechatpay forged',
];
