import { z } from 'zod';

const subPackage = z.object({
  root: z.string().transform((root) => root.replace(/^\/|\/$/g, '')),
  pages: z.array(z.string()),
  name: z.string().optional(),
  independent: z.boolean().default(false),
});

const tabBar = z.object({
  list: z.array(
    z.object({
      pagePath: z.string(),
      text: z.string(),
      iconPath: z.string().optional(),
      selectedIconPath: z.string().optional(),
    }),
  ),
  custom: z.boolean().default(false),
});

/** What the simulator reads of app.json; WeChat writes the word for subpackages in two ways. */
export const appConfig = z
  .object({
    pages: z.array(z.string()),
    subPackages: z.array(subPackage).optional(),
    subpackages: z.array(subPackage).optional(),
    entryPagePath: z.string().optional(),
    tabBar: tabBar.optional(),
    usingComponents: z.record(z.string(), z.string()).default({}),
    preloadRule: z
      .record(
        z.string(),
        z.object({ packages: z.array(z.string()), network: z.enum(['all', 'wifi']).default('wifi') }),
      )
      .default({}),
  })
  .transform(({ subPackages, subpackages, ...app }) => ({
    ...app,
    subPackages: subPackages ?? subpackages ?? [],
  }));

export type AppConfig = z.infer<typeof appConfig>;
