import type tcb from '@cloudbase/node-sdk';
import type { Files } from './ports';

const LINK_LASTS_SECONDS = 600;

export function filesOn(app: ReturnType<typeof tcb.init>): Files {
  return {
    read: async (fileId) => {
      try {
        const { fileContent } = await app.downloadFile({ fileID: fileId });
        return typeof fileContent === 'string' ? Buffer.from(fileContent) : fileContent;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    write: async (path, bytes) => {
      const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) });
      if (!fileID) throw new Error(`The storage did not take ${path}.`);
      return fileID;
    },
    remove: async (fileId) => {
      const { fileList } = await app.deleteFile({ fileList: [fileId] });
      const code = fileList[0]?.code ?? 'SUCCESS';
      if (code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
        throw new Error(`The storage kept ${fileId}: ${code}.`);
    },
    link: async (fileId) => {
      const { fileList } = await app.getTempFileURL({
        fileList: [{ fileID: fileId, maxAge: LINK_LASTS_SECONDS }],
      });
      return fileList[0]?.tempFileURL ?? '';
    },
  };
}

/** Only this means that there is no such file: whoever brought it must not be told so because the storage was silent. */
function isAbsent(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: unknown; message?: unknown };
  return code === 'STORAGE_FILE_NONEXIST' || /Status:404\b/.test(String(message));
}
