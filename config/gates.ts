import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Program, parse } from 'acorn';
import { missingModules } from './missing-modules';

/**
 * What WeChat would only tell at upload, or to whoever opens a page, told at build: sizes, syntax old phones can read,
 * nothing that must not ship, nothing that is missing.
 */
const folder = process.argv[2] ?? 'dist/weapp';
const mainLimit = 450 * 1024;
const subpackageLimit = 600 * 1024;

const wrong: string[] = [];
const files = filesUnder(folder).map((path) => ({
  path: relative(folder, path),
  text: readFileSync(path, 'utf8'),
}));
const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
};

const roots = ['main', ...app.subPackages.map(({ root }) => root)];
for (const root of roots) weigh(root, root === 'main' ? mainLimit : subpackageLimit);
const programs = new Map<string, Program>();
for (const file of files.filter(({ path }) => path.endsWith('.js'))) readAsOldPhone(file.path, file.text);
const pages = app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`));
wrong.push(...missingModules(programs, [...app.pages, ...pages]));
// Contracts are types to the phone; these words are zod's own and stay through every minifier.
for (const { path, text } of files) if (/ZodError|~standard/.test(text)) wrong.push(`${path}: carries zod`);

for (const complaint of wrong) console.error(complaint);
console.log(`${roots.length} packages, ${files.length} files, ${wrong.length} complaints`);
process.exitCode = wrong.length > 0 ? 1 : 0;

function weigh(root: string, limit: number): void {
  const size = files
    .filter(({ path }) => packageOf(path) === root)
    .reduce((sum, { path }) => sum + statSync(join(folder, path)).size, 0);
  console.log(`${root.padEnd(8)} ${(size / 1024).toFixed(1).padStart(6)} KB of ${limit / 1024}`);
  if (size > limit) wrong.push(`${root}: ${size} bytes, more than ${limit}`);
}

function packageOf(path: string): string {
  return app.subPackages.find(({ root }) => path.startsWith(`${root}/`))?.root ?? 'main';
}

function readAsOldPhone(path: string, text: string): void {
  try {
    programs.set(path, parse(text, { ecmaVersion: 5, sourceType: 'script' }));
  } catch (error) {
    wrong.push(`${path}: not ES5, ${error instanceof Error ? error.message : error}`);
  }
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  );
}
