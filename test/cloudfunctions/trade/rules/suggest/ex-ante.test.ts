import { played } from './small-world';

test.each([
  ['lean', 0.85],
  ['full', 0.95],
] as const)(
  'ST-08: what the dial at %s says of sales missed and bottles on the shelf is what shops of a small world reach',
  (dial, target) => {
    const { reached, said, stood, saidStood } = played(dial, 7);
    expect(Math.abs(reached - said)).toBeLessThan(0.015);
    expect(reached).toBeGreaterThan(target - 0.015);
    expect(Math.abs(stood / saidStood - 1)).toBeLessThan(0.08);
  },
);
