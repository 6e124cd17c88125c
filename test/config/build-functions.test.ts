import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../config/build-functions';

test('one door becomes one bundle that needs nothing installed, and a door that is gone leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  const doors = join(folder, 'doors');
  const built = join(folder, 'functions');
  mkdirSync(doors);
  mkdirSync(join(built, 'gone'), { recursive: true });
  writeFileSync(
    join(doors, 'store.ts'),
    `
    import dayjs from ${JSON.stringify(join(process.cwd(), 'node_modules/dayjs'))};
    export const main = async (event: { day: string }): Promise<string> => dayjs(event.day).format('M月D日');
  `,
  );
  expect(await buildFunctions(doors, built)).toMatchObject([{ name: 'store' }]);
  expect(readdirSync(built)).toEqual(['store']);
  expect(readdirSync(join(built, 'store')).sort()).toEqual(['index.js', 'index.js.map', 'package.json']);
  expect(readFileSync(join(built, 'store', 'index.js'), 'utf8')).not.toContain("require('dayjs')");
  expect(await require(join(built, 'store')).main({ day: '2026-11-22' })).toBe('11月22日');
});
