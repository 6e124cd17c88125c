import { createDiary, type Diary, noteWarning } from './diary';
import { type Dist, firstPage, type PackageSize, packageSizes, readDist } from './dist';
import { unfitBuild } from './inspect/finding';
import { inspectOnce } from './inspection';
import { isForgotten, toBackground, toForeground } from './launch';
import { type Levers, levers } from './levers';
import type { LaunchOptions, Life } from './life';
import { type Answers, createPhone, type Phone, type PhoneOptions } from './phone';
import { endLife, startLife } from './start-life';
import { compileTemplates, type Template } from './templates';
import { forgetTemporaryFiles } from './wx/file-system';

export type SimulatorOptions = PhoneOptions & {
  /** A folder such as dist/weapp. */
  dist: string;
  launch?: Partial<LaunchOptions>;
};

/** A phone with the built mini-program on it; tests read `diary` and `phone.shown`, and set `answers`. */
export type Simulator = Levers & {
  readonly phone: Phone;
  readonly answers: Answers;
  readonly diary: Diary;
  readonly packages: readonly PackageSize[];
  life(): Life;
  toBackground(): void;
  /** Back to where it was or, when a code was scanned outside meanwhile, to where the code leads. */
  toForeground(enter?: LaunchOptions): Promise<void>;
  /** WeChat has a newer build down on the phone: it runs from the next start on, or when the app applies it. */
  release(folder: string): Promise<void>;
  /** The app is gone without a word; storage and saved files stay. */
  kill(): void;
  relaunch(launch?: Partial<LaunchOptions>): Promise<void>;
};

/** Starts the build unmodified, and refuses one that WeChat would refuse, naming every file at fault. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const diary = createDiary();
  const phone = createPhone(options);
  let build = await readBuild(options.dist, phone, diary);
  let newer: Build | undefined;
  let lastPageId = 0;
  const nextPageId = () => {
    lastPageId += 1;
    return lastPageId;
  };
  const start = (launch: Partial<LaunchOptions> = {}) =>
    startLife(
      { ...build, phone, diary, nextPageId, applyUpdate: () => void relaunch() },
      { query: {}, scene: 1001, ...launch, path: launch.path || firstPage(build.dist) },
    );
  let life = await start(options.launch);
  const kill = () => {
    endLife(life);
    forgetTemporaryFiles(phone);
  };
  const relaunch = async (launch?: Partial<LaunchOptions>) => {
    kill();
    build = newer ?? build;
    newer = undefined;
    life = await start(launch);
  };
  return {
    phone,
    answers: phone.answers,
    diary,
    packages: packageSizes(build.dist),
    life: () => life,
    ...levers(phone, () => life),
    toBackground: () => toBackground(life),
    toForeground: (entry) => (isForgotten(life) ? relaunch(entry) : toForeground(life, entry)),
    release: async (folder) => {
      newer = await readBuild(folder, phone, diary);
    },
    kill,
    relaunch,
  };
}

type Build = { readonly dist: Dist; readonly templates: ReadonlyMap<string, Template> };

async function readBuild(folder: string, { now }: Phone, diary: Diary): Promise<Build> {
  const dist = readDist(folder);
  const { findings, templates } = await inspectOnce(dist);
  if (findings.some(({ isRefused }) => isRefused)) throw unfitBuild(findings);
  for (const { words } of findings) noteWarning(diary, words);
  const warn = (words: string) => noteWarning(diary, words);
  return { dist, templates: compileTemplates(dist, templates, now, warn) };
}
