import { cannedPhones } from './canned-phone';
import { findFaults } from './faults';

const openPhone = cannedPhones();
/** A phone nobody ever used, without any network. */
const openNew = async (path?: string) =>
  (await openPhone({ ...(path && { path }), answers: {}, now: Date.now() })).page;

test.each(['order', 'forms', 'sheet'])('every word of %s can be read and every control hit', async (part) => {
  const page = await openNew(`gallery/gallery?part=${part}`);
  expect(await findFaults(page)).toEqual([]);
});

test('words that are too small, too faint or without a name are noticed', async () => {
  const page = await openNew('gallery/gallery?part=order');
  await page.evaluate(() => {
    const faint = document.createElement('div');
    faint.innerHTML = '<span style="color:#999;font-size:12px">小字</span><span role="button">x</span>';
    document.querySelector('.card')?.append(faint);
  });
  const faults = (await findFaults(page)).join('\n');
  expect(faults).toMatch(/small 12px: 小字/);
  expect(faults).toMatch(/faint 2\.8: 小字/);
  expect(faults).toMatch(/nameless/);
  expect(faults).toMatch(/hard to hit/);
});

test('without any network a first visit opens for a member, and is never a blank page', async () => {
  const page = await openNew();
  await page.waitForURL('**/member/home/home');
  expect(await page.textContent('.screen')).not.toBe('');
  expect(await findFaults(page)).toEqual([]);
});
