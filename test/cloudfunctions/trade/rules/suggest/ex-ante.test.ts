import { historiesOf, learnFrom } from '../../../../../cloudfunctions/trade/rules/suggest/learn';
import type { Dial } from '../../../../../contracts/restock';
import { live, orderOn, smallWorld } from './small-world';

const BEFORE = 20;
const TESTED = 8;
/** Measured in two worlds: at most 1.6 and 3.0 points between what was said and what was reached, most for the highest. */
const WITHIN = 0.035;

/** What was promised before each week, and what really came of it. */
function played(dial: Dial) {
  const world = smallWorld(7, 8, 6, BEFORE + TESTED);
  for (let week = 0; week < BEFORE; week++)
    for (const shop of world.shops) {
      orderOn(world, shop, week, 'habit');
      live(world, shop, week);
    }
  const model = learnFrom(
    world.shops.flatMap(({ page }) => historiesOf(page, {})),
    undefined,
  );
  let [asked, missed, promised] = [0, 0, 0];
  for (let week = BEFORE; week < BEFORE + TESTED; week++)
    for (const shop of world.shops) {
      const service = orderOn(world, shop, week, dial, model);
      const lived = live(world, shop, week);
      // The order of the first week arrives in its middle: what was missed before it is the habit's.
      if (week === BEFORE) continue;
      asked += lived.asked;
      missed += lived.missed;
      promised += ((service?.missedPerMille ?? 0) / 1000) * lived.asked;
    }
  return { reached: 1 - missed / asked, promised: 1 - promised / asked };
}

test('ST-08: what the dial promises is within three and a half points what shops of a small world reach', () => {
  const dials: [Dial, number][] = [
    ['lean', 0.85],
    ['even', 0.9],
    ['full', 0.95],
  ];
  const found = dials.map(([dial, target]) => ({ dial, target, ...played(dial) }));
  for (const { dial, target, reached, promised } of found)
    process.stdout.write(`${dial}\t${target}\treached ${reached.toFixed(3)}\tsaid ${promised.toFixed(3)}\n`);
  for (const { target, reached, promised } of found) {
    expect(reached).toBeGreaterThan(target - WITHIN);
    expect(Math.abs(reached - promised)).toBeLessThan(WITHIN);
  }
  expect(found[2]?.reached).toBeGreaterThan(found[0]?.reached ?? 1);
}, 60_000);
