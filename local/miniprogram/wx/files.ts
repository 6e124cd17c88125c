import type { Life } from '../life';
import type { Phone } from '../phone';
import {
  deleteFile,
  listFolder,
  makeFolder,
  mustExist,
  readPhoneFile,
  removeFolder,
  renameFile,
  saveFile,
  userDataPath,
  writeFile,
} from './file-system';
import { type AsyncMethod, asyncMethods, crossed, type Options, thrown } from './method';
import { checkParameters } from './parameters';
import { refuse } from './refusal';

export function fileMethods(life: Life) {
  const methods = methodsOf(life.phone);
  const manager = { ...asyncMethods(life, methods), ...syncMethods(life, methods) };
  return {
    env: life.realm.toApp({ USER_DATA_PATH: userDataPath }),
    getFileSystemManager: () =>
      new Proxy(manager, {
        get: (target, name) => {
          if (name in target || typeof name === 'symbol' || name === 'then') return Reflect.get(target, name);
          return () => {
            throw new Error(`FileSystemManager.${name} is not built in the simulator`);
          };
        },
      }),
  };
}

function methodsOf(phone: Phone): Record<string, AsyncMethod> {
  const text = (options: Options, name: string) => String(options[name]);
  return {
    readFile: (options) => ({ data: contents(phone, options) }),
    writeFile: (options) => writeFile(phone, text(options, 'filePath'), bytesOf(options)),
    appendFile: (options) => {
      const path = text(options, 'filePath');
      writeFile(phone, path, Buffer.concat([readPhoneFile(phone, path), bytesOf(options)]));
    },
    copyFile: (options) =>
      writeFile(phone, text(options, 'destPath'), readPhoneFile(phone, text(options, 'srcPath'))),
    saveFile: ({ tempFilePath, filePath }) => ({
      savedFilePath: saveFile(phone, String(tempFilePath), filePath as string | undefined),
    }),
    rename: (options) => renameFile(phone, text(options, 'oldPath'), text(options, 'newPath')),
    unlink: (options) => deleteFile(phone, text(options, 'filePath')),
    access: (options) => mustExist(phone, text(options, 'path')),
    mkdir: (options) => makeFolder(phone, text(options, 'dirPath'), options.recursive === true),
    rmdir: (options) => removeFolder(phone, text(options, 'dirPath'), options.recursive === true),
    readdir: (options) => ({ files: listFolder(phone, text(options, 'dirPath')) }),
    stat: (options) => ({ stats: statsOf(phone, text(options, 'path')) }),
    getFileInfo: (options) => ({ size: readPhoneFile(phone, text(options, 'filePath')).length }),
  };
}

const syncArguments: Readonly<Record<string, readonly string[]>> = {
  readFile: ['filePath', 'encoding', 'position', 'length'],
  writeFile: ['filePath', 'data', 'encoding'],
  appendFile: ['filePath', 'data', 'encoding'],
  copyFile: ['srcPath', 'destPath'],
  saveFile: ['tempFilePath', 'filePath'],
  rename: ['oldPath', 'newPath'],
  unlink: ['filePath'],
  access: ['path'],
  mkdir: ['dirPath', 'recursive'],
  rmdir: ['dirPath', 'recursive'],
  readdir: ['dirPath'],
  stat: ['path'],
};

/** The same calls with plain arguments; what the others answer under a name, these return. */
function syncMethods(life: Life, methods: Record<string, AsyncMethod>) {
  return Object.fromEntries(
    Object.entries(syncArguments).map(([name, parameters]) => [
      `${name}Sync`,
      (...values: unknown[]) => {
        const options = Object.fromEntries(parameters.map((parameter, i) => [parameter, values[i]]));
        return thrown(`${name}Sync`, () => {
          checkParameters(name, options);
          const answer = methods[name]!(options) as Record<string, unknown> | undefined;
          return answer === undefined ? undefined : crossed(life, Object.values(answer)[0]);
        });
      },
    ]),
  );
}

/** A file's own time is not kept, so each was written when the phone began. */
function statsOf(phone: Phone, path: string) {
  mustExist(phone, path);
  const size = phone.files.get(path)?.length;
  const times = { lastAccessedTime: 0, lastModifiedTime: 0 };
  const isFile = () => size !== undefined;
  return { mode: 0, size: size ?? 0, ...times, isFile, isDirectory: () => !isFile() };
}

function contents(phone: Phone, options: Options): Uint8Array | string {
  const whole = readPhoneFile(phone, String(options.filePath));
  const from = Number(options.position ?? 0);
  const bytes = whole.subarray(from, from + Number(options.length ?? whole.length));
  const encoding = encodingOf(options);
  return encoding === undefined ? bytes : Buffer.from(bytes).toString(encoding);
}

function bytesOf(options: Options): Uint8Array {
  const { data } = options;
  if (typeof data === 'string') return Buffer.from(data, encodingOf(options) ?? 'utf8');
  return Uint8Array.from(new Uint8Array(data as ArrayBuffer));
}

function encodingOf({ encoding }: Options): BufferEncoding | undefined {
  if (encoding === undefined || Buffer.isEncoding(String(encoding))) return encoding as BufferEncoding;
  return refuse(`invalid encoding "${encoding}"`);
}
