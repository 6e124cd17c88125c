import { existsSync, readdirSync } from 'node:fs';
import * as z from 'zod';
import { cloudbaserc, collectionRules, databaseIndexes, functionRule } from '../../config/deployment';

/** What the platform's documentation allows; it offers no schema that could be run offline. */
const FunctionSettings = z.strictObject({
  name: z.string().regex(/^[A-Za-z][\w-]{1,58}[A-Za-z0-9]$/),
  handler: z.literal('index.main'),
  runtime: z.enum(['Nodejs16.13', 'Nodejs18.15', 'Nodejs20.19', 'Nodejs22.21', 'Nodejs24.11']),
  timeout: z.number().int().min(1).max(900),
  memorySize: z.number().int().min(128).max(3072).multipleOf(128),
  installDependency: z.literal(false),
  envVariables: z.record(z.string(), z.string().regex(/^\{\{env\.[A-Z_]+\}\}$/)),
  triggers: z
    .array(
      z.strictObject({
        name: z.string(),
        type: z.literal('timer'),
        config: z.string().regex(/^(\S+ ){6}\S+$/),
      }),
    )
    .max(1),
});

test('every function is declared as the platform takes it, with no secret but its name', () => {
  const settings = cloudbaserc();
  for (const declared of settings.functions) FunctionSettings.parse(declared);
  expect(new Set(settings.functions.map(({ name }) => name)).size).toBe(settings.functions.length);
});

test('every door is deployed and every deployed function is a door', () => {
  const doors = readdirSync('cloudfunctions/doors').map((file) => file.replace(/\.ts$/, ''));
  expect(
    cloudbaserc()
      .functions.map(({ name }) => name)
      .sort(),
  ).toEqual(doors.sort());
  if (!existsSync('dist/functions')) return;
  for (const door of doors) expect(existsSync(`dist/functions/${door}/index.js`)).toBe(true);
});

test('only the doors that pay and the clock may hold WeChat Pay’s keys', () => {
  const holders = cloudbaserc().functions.filter(({ envVariables }) => 'WXPAY_KEY' in envVariables);
  expect(holders.map(({ name }) => name).sort()).toEqual(['clock', 'pay']);
});

test('no phone can open a collection, and none can call the clock', () => {
  const rules = collectionRules();
  expect(Object.keys(rules).sort()).toEqual(
    databaseIndexes()
      .map(({ collection }) => collection)
      .sort(),
  );
  expect(new Set(Object.values(rules))).toEqual(new Set(['ADMINONLY']));
  expect(functionRule()).toMatchObject({ '*': { invoke: false }, store: { invoke: 'auth != null' } });
  expect(functionRule()).not.toHaveProperty('clock');
});

test('indexes stay within the platform’s limits', () => {
  for (const { collection, indexes } of databaseIndexes()) {
    expect(collection).toMatch(/^[a-z][a-z_]{1,30}$/);
    expect(indexes.length).toBeLessThanOrEqual(20);
    expect(new Set(indexes.map(({ IndexName }) => IndexName)).size).toBe(indexes.length);
    for (const { MgoKeySchema } of indexes) expect(MgoKeySchema.MgoIndexKeys.length).toBeLessThanOrEqual(31);
  }
});
