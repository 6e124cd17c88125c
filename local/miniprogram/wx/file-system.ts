import type { Phone } from '../phone';
import { refuse } from './refusal';

/** Where an app may keep files of its own; they outlive a killed app, temporary ones do not. */
export const userDataPath = 'wxfile://usr';
const temporaryPath = 'wxfile://tmp';
const userDataBytesMax = 200 * 1024 * 1024;

/** WeChat's numbers for what can be wrong with a file. */
const missing = { errCode: 1300002 };
const forbidden = { errCode: 1300013 };
const isFile = { errCode: 1300020 };
const exists = { errCode: 1301005 };
const notEmpty = { errCode: 1300066 };
const full = { errCode: 1300202 };
const unpermitted = { errCode: 1300001 };

export function readPhoneFile(phone: Phone, path: string): Uint8Array {
  return phone.files.get(path) ?? refuse(`no such file or directory, open ${path}`, missing);
}

export function writeTemporary(phone: Phone, bytes: Uint8Array, extension: string): string {
  const path = `${temporaryPath}_${phone.files.size}_${Date.now()}.${extension}`;
  phone.files.set(path, bytes);
  return path;
}

export function forgetTemporaryFiles(phone: Phone): void {
  for (const path of [...phone.files.keys()]) if (path.startsWith(temporaryPath)) phone.files.delete(path);
}

export function writeFile(phone: Phone, path: string, bytes: Uint8Array): void {
  if (!path.startsWith(`${userDataPath}/`)) refuse(`permission denied, open ${path}`, forbidden);
  if (isFolder(phone, path)) refuse(`illegal operation on a directory, open ${path}`, { errCode: 1300021 });
  if (!isFolder(phone, folderOf(path))) refuse(`no such file or directory, open ${path}`, missing);
  const others = [...phone.files].filter(([other]) => other !== path);
  const used = others.reduce((sum, [, { length }]) => sum + length, 0);
  if (used + bytes.length > userDataBytesMax)
    refuse('the maximum size of the file storage limit is exceeded', full);
  phone.files.set(path, Uint8Array.from(bytes));
}

/** A temporary file becomes one of the app's own, and is no longer where it was. */
export function saveFile(phone: Phone, source: string, path?: string): string {
  const saved = path || source.replace(temporaryPath, `${userDataPath}/`);
  writeFile(phone, saved, readPhoneFile(phone, source));
  phone.files.delete(source);
  return saved;
}

export function renameFile(phone: Phone, from: string, to: string): void {
  writeFile(phone, to, readPhoneFile(phone, from));
  phone.files.delete(from);
}

export function deleteFile(phone: Phone, path: string): void {
  if (isFolder(phone, path)) refuse(`operation not permitted, unlink ${path}`, unpermitted);
  if (!phone.files.delete(path)) refuse(`no such file or directory ${path}`, missing);
}

export function mustExist(phone: Phone, path: string): void {
  if (!phone.files.has(path) && !isFolder(phone, path)) refuse(`no such file or directory ${path}`, missing);
}

export function makeFolder(phone: Phone, path: string, recursive: boolean): void {
  if (!path.startsWith(`${userDataPath}/`) && path !== userDataPath)
    refuse(`permission denied, open ${path}`, forbidden);
  if (isFolder(phone, path) || phone.files.has(path)) {
    if (!recursive) refuse(`file already exists ${path}`, exists);
    return;
  }
  if (!isFolder(phone, folderOf(path))) {
    if (!recursive) refuse(`no such file or directory ${path}`, missing);
    makeFolder(phone, folderOf(path), true);
  }
  phone.folders.add(path);
}

export function removeFolder(phone: Phone, path: string, recursive: boolean): void {
  const inside = listFolder(phone, path);
  if (inside.length > 0 && !recursive) refuse('directory not empty', notEmpty);
  const isBelow = (one: string) => one.startsWith(`${path}/`);
  for (const file of [...phone.files.keys()].filter(isBelow)) phone.files.delete(file);
  for (const folder of [...phone.folders].filter(isBelow)) phone.folders.delete(folder);
  phone.folders.delete(path);
}

export function listFolder(phone: Phone, path: string): string[] {
  if (phone.files.has(path)) refuse(`not a directory ${path}`, isFile);
  if (!isFolder(phone, path)) refuse(`no such file or directory ${path}`, missing);
  const inside = [...phone.files.keys(), ...phone.folders].filter((file) => folderOf(file) === path);
  return inside.map((file) => file.slice(path.length + 1));
}

function isFolder(phone: Phone, path: string): boolean {
  return path === userDataPath || phone.folders.has(path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
