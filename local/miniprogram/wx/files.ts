import type { Life } from '../life';
import type { Phone } from '../phone';
import { type AsyncMethod, asyncMethods, type Options, textOption } from './method';
import { Refusal, refuse } from './refusal';

/** Where an app may keep files of its own; they outlive a killed app, temporary ones do not. */
const userDataPath = 'wxfile://usr';
const temporaryPath = 'wxfile://tmp';
const userDataBytesMax = 200 * 1024 * 1024;

export function fileMethods(life: Life) {
  const { phone } = life;
  const methods: Record<string, AsyncMethod> = {
    readFile: (options) => ({ data: contents(phone, options) }),
    writeFile: (options) => write(phone, textOption(options, 'filePath'), bytesOf(options)),
    copyFile: (options) =>
      write(phone, textOption(options, 'destPath'), readPhoneFile(phone, textOption(options, 'srcPath'))),
    saveFile: (options) => {
      const source = textOption(options, 'tempFilePath');
      const saved =
        (options.filePath as string | undefined) ?? source.replace(temporaryPath, `${userDataPath}/`);
      write(phone, saved, readPhoneFile(phone, source));
      phone.files.delete(source);
      return { savedFilePath: saved };
    },
    unlink: (options) => {
      const path = textOption(options, 'filePath');
      readPhoneFile(phone, path);
      phone.files.delete(path);
    },
    access: (options) => {
      const path = textOption(options, 'path');
      if (!phone.files.has(path) && !isFolder(phone, path)) refuse(`no such file or directory ${path}`);
    },
    mkdir: (options) => makeFolder(phone, textOption(options, 'dirPath'), options.recursive === true),
    readdir: (options) => ({ files: list(phone, textOption(options, 'dirPath')) }),
    getFileInfo: (options) => ({ size: readPhoneFile(phone, textOption(options, 'filePath')).length }),
  };
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

export function readPhoneFile(phone: Phone, path: string): Uint8Array {
  return phone.files.get(path) ?? refuse(`no such file or directory, open ${path}`);
}

export function writeTemporary(phone: Phone, bytes: Uint8Array, extension: string): string {
  const path = `${temporaryPath}_${phone.files.size}_${Date.now()}.${extension}`;
  phone.files.set(path, bytes);
  return path;
}

export function forgetTemporaryFiles(phone: Phone): void {
  for (const path of [...phone.files.keys()]) if (path.startsWith(temporaryPath)) phone.files.delete(path);
}

const syncArguments: Readonly<Record<string, readonly string[]>> = {
  readFile: ['filePath', 'encoding'],
  writeFile: ['filePath', 'data', 'encoding'],
  copyFile: ['srcPath', 'destPath'],
  saveFile: ['tempFilePath', 'filePath'],
  unlink: ['filePath'],
  access: ['path'],
  mkdir: ['dirPath', 'recursive'],
  readdir: ['dirPath'],
};

/** The same calls with plain arguments; what the others answer under a name, these return. */
function syncMethods(life: Life, methods: Record<string, AsyncMethod>) {
  return Object.fromEntries(
    Object.entries(syncArguments).map(([name, parameters]) => [
      `${name}Sync`,
      (...values: unknown[]) => {
        const options = Object.fromEntries(parameters.map((parameter, i) => [parameter, values[i]]));
        try {
          const answer = methods[name]!(options) as Record<string, unknown> | undefined;
          return answer === undefined ? undefined : life.realm.toApp(Object.values(answer)[0]);
        } catch (error) {
          if (error instanceof Refusal) throw new Error(`${name}Sync:fail ${error.reason}`);
          throw error;
        }
      },
    ]),
  );
}

function contents(phone: Phone, options: Options): Uint8Array | string {
  const bytes = readPhoneFile(phone, textOption(options, 'filePath'));
  const encoding = options.encoding as BufferEncoding | undefined;
  return encoding === undefined ? bytes : Buffer.from(bytes).toString(encoding);
}

function bytesOf(options: Options): Uint8Array {
  const { data } = options;
  if (typeof data === 'string')
    return Buffer.from(data, (options.encoding as BufferEncoding | undefined) ?? 'utf8');
  return Uint8Array.from(new Uint8Array(data as ArrayBuffer));
}

function write(phone: Phone, path: string, bytes: Uint8Array): void {
  if (!path.startsWith(`${userDataPath}/`)) refuse(`permission denied, open ${path}`);
  if (!isFolder(phone, folderOf(path))) refuse(`no such file or directory, open ${path}`);
  const used = [...phone.files].reduce((sum, [, { length }]) => sum + length, 0);
  if (used + bytes.length > userDataBytesMax)
    refuse('the maximum size of the file storage limit is exceeded');
  phone.files.set(path, Uint8Array.from(bytes));
}

function makeFolder(phone: Phone, path: string, recursive: boolean): void {
  if (isFolder(phone, path)) {
    if (!recursive) refuse(`file already exists ${path}`);
    return;
  }
  if (!isFolder(phone, folderOf(path))) {
    if (!recursive) refuse(`no such file or directory ${path}`);
    makeFolder(phone, folderOf(path), true);
  }
  phone.folders.add(path);
}

function list(phone: Phone, path: string): string[] {
  if (!isFolder(phone, path)) refuse(`no such file or directory ${path}`);
  const inside = [...phone.files.keys(), ...phone.folders].filter((file) => folderOf(file) === path);
  return inside.map((file) => file.slice(path.length + 1));
}

function isFolder(phone: Phone, path: string): boolean {
  return path === userDataPath || phone.folders.has(path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
